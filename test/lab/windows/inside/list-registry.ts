// Runs under Windows: imports .reg files one after the other and writes down what the live registry then holds.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { deleteTree, HKCU } from 'native-reg';
import { openLiveRegistry } from '../../../../main/machine/windows-registry.ts';
import { listed, sortedRows } from '../../../support/registry-listing.ts';

const [, , task = '', answer = ''] = process.argv;
const tree = await openLiveRegistry();
if (!tree) throw new Error('no native-reg');
const before = await listed(tree);
const answers: [string, unknown][][] = [];
for (const file of JSON.parse(readFileSync(task, 'utf8')) as string[]) {
  execFileSync('reg.exe', ['import', file], { stdio: ['ignore', 'ignore', 'pipe'], timeout: 60_000 });
  const added = addedRows(await listed(tree));
  answers.push([...added]);
  const isNew = (key: string) => key !== '' && !before.has(key);
  for (const key of added.keys())
    if (isNew(key) && !isNew(key.slice(0, Math.max(0, key.lastIndexOf('\\'))))) deleteTree(HKCU, key);
}
writeFileSync(answer, JSON.stringify(answers));

function addedRows(after: ReadonlyMap<string, unknown>): Map<string, unknown> {
  const added = new Map<string, unknown>();
  for (const [key, rows] of after) {
    const had = before.get(key);
    if (had !== undefined && JSON.stringify(had) === JSON.stringify(rows)) continue;
    added.set(key, Array.isArray(rows) && Array.isArray(had) ? rows.filter((row) => !had.includes(row)) : rows);
    for (let at = key; at !== ''; ) {
      at = at.slice(0, Math.max(0, at.lastIndexOf('\\')));
      if (!added.has(at)) added.set(at, []);
    }
  }
  return sortedRows(added);
}
