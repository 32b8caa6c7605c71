// Runs under Windows: how long the live registry takes for the accounts below a key, and whether it lets go of what it opened.
import { writeFileSync } from 'node:fs';
import koffi from 'koffi';
import { openLiveRegistry } from '../../../../main/machine/windows-registry.ts';

const query = koffi
  .load('ntdll.dll')
  .func('int32 __stdcall NtQuerySystemInformation(uint32 what, _Out_ uint8 *into, uint32 size, _Out_ uint32 *length)');

/**
 * How many handles this process has, by the list of all (SystemHandleInformation): entries of 24 bytes after 8, each beginning with the
 * process. GetProcessHandleCount says 0 in Wine.
 */
function handles(): number {
  const table = Buffer.alloc(1024 * 1024);
  if (query(16, table, table.length, [0]) !== 0) throw new Error('no list of handles');
  let own = 0;
  for (let at = 0; at < table.readUInt32LE(0); at += 1) if (table.readUInt32LE(8 + at * 24) === process.pid) own += 1;
  return own;
}

const [, , answer = '', manager = ''] = process.argv;
const tree = (await openLiveRegistry()) ?? missing('native-reg');

function missing(name: string): never {
  throw new Error(`no ${name}`);
}

async function readAll(): Promise<{ readonly accounts: number; readonly values: number }> {
  const keys = await tree.keys(manager);
  let values = 0;
  for (const key of keys.ok ? keys.value : []) {
    const read = await tree.values(`${manager}\\${key}`);
    values += read.ok ? read.value.length : 0;
  }
  return { accounts: keys.ok ? keys.value.length : 0, values };
}

const started = performance.now();
const read = await readAll();
const milliseconds = performance.now() - started;
const before = handles();
await readAll();
const after = handles();
const said = {
  ...read,
  milliseconds,
  missing: await tree.values('Software\\No such key'),
  notOneName: await tree.keys('Software\0Microsoft'),
  handles: before,
  handlesLeft: after - before,
};
writeFileSync(answer, JSON.stringify(said));
