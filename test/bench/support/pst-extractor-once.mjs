// The Outbox of a store by pst-extractor, found by its name, since that reader knows no other way; prints what it took, as JSON.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, file] = process.argv.slice(2);
const entry = path.join(folder, 'node_modules/pst-extractor/dist/index.js');
const { PSTFile } = (await import(pathToFileURL(entry).href)).default;
const started = performance.now();
const store = new PSTFile(file);

function find(parent) {
  for (const child of parent.hasSubfolders ? parent.getSubFolders() : []) {
    if (child.displayName === 'Outbox') return child;
    const below = find(child);
    if (below) return below;
  }
  return null;
}

const rows = [];
const outbox = find(store.getRootFolder());
for (let item = outbox?.getNextChild(); item; item = outbox.getNextChild())
  rows.push([item.subject, item.messageClass, item.messageFlags ?? 0, item.clientSubmitTime]);
console.log(JSON.stringify({ took: performance.now() - started, rows: rows.length }));
