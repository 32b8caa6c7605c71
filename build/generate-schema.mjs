// Writes docs/schema/*.json from the zod models; with --check it writes nothing and fails where one is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { inventory } from '../shared/model/inventory.ts';
import { historyReport } from '../shared/model/journal.ts';
import { planReport } from '../shared/model/plan.ts';
import { report } from '../shared/model/report.ts';
import { product } from '../shared/product.ts';
import { reportLine } from '../shared/reports/ndjson.ts';

const folder = new URL('../docs/schema/', import.meta.url);
const models = {
  inventory: ['A saved scan (scan --save)', inventory],
  plan: ['What repairs would change (plan --format json)', planReport],
  history: ['What repairs came to (fix, undo, recover, history --format json)', historyReport],
  report: ['The report of --format json', report],
  'report-line': ['One line of --format ndjson', reportLine],
};
const check = process.argv.includes('--check');
const stale = [];
mkdirSync(folder, { recursive: true });
for (const [name, [description, model]] of Object.entries(models)) {
  const file = new URL(`${name}.json`, folder);
  const text = `${JSON.stringify({ title: `${product.name}: ${name}`, description, ...z.toJSONSchema(model) }, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (check) stale.push(`docs/schema/${name}.json`);
  else writeFileSync(file, text);
}
if (stale.length > 0) {
  console.error(`stale: ${stale.join(', ')}; run npm run generate`);
  process.exitCode = 1;
}
