import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeHive } from './hive-writer.ts';
import { rowOf, sortedRows } from './registry-listing.ts';

const root = 'HKEY_CURRENT_USER';

/**
 * What hivex lists of a hive, in the shape of `listed`: the second opinion. Null where it refuses the file, hangs, or has listed more than
 * 256 MB (a loop); where it stops on the way, what it has listed until then. Some 0.1 s. Debian: libhivex-bin, libwin-hivex-perl.
 */
export function hivexListing(hive: Uint8Array): Promise<Map<string, readonly string[]> | null> {
  return withHive(hive, async (file) => {
    // A tenth of the time of the listing, and most damaged files end here.
    if ((await output('hivexsh', ['-f', '/dev/null', file])) === null) return null;
    return listing(file);
  });
}

/**
 * What hivex takes over from the text of a .reg file, in the same shape; null where it refuses it, which it does at the first line that it
 * does not understand. Its lines end in LF.
 */
export function hivexImport(text: string): Promise<Map<string, readonly string[]> | null> {
  return withHive(writeHive({ name: 'root', values: [], keys: [] }), async (file) => {
    const given = `${file}.reg`;
    await writeFile(given, text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'));
    return (await output('hivexregedit', ['--merge', '--prefix', root, file, given])) === null ? null : listing(file);
  });
}

async function listing(file: string): Promise<Map<string, readonly string[]> | null> {
  const text = await output('hivexregedit', ['--export', '--prefix', root, file, '\\'], true);
  return text?.includes(`\n[${root}\\]\n`) ? rowsOf(text) : null;
}

async function withHive<T>(hive: Uint8Array, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'postmender-hive-'));
  try {
    const file = path.join(folder, 'made.hiv');
    await writeFile(file, hive);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What the command wrote; null where it was stopped, or failed and `partly` is not given. */
function output(command: string, args: readonly string[], partly = false): Promise<string | null> {
  // Without S, names beyond Latin-1 would make hivexregedit write the others in Latin-1.
  const options = { env: { ...process.env, PERL_UNICODE: 'S' }, timeout: 10_000, maxBuffer: 256 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(command, args, options, (error, text) => {
      if (error?.code === 'ENOENT') reject(new Error(`${command} is missing: see forTests in build/provision.mjs`));
      else if (error?.killed || error?.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') resolve(null);
      else resolve(error && !partly ? null : text);
    });
  });
}

/** It writes every value in one line, as `hex(type):…` or `dword:…`, and strings as hex too. */
function rowsOf(text: string): Map<string, readonly string[]> {
  const rows = new Map<string, string[]>();
  let row: string[] = [];
  for (const line of text.split('\n')) {
    const key = /^\[HKEY_CURRENT_USER\\(.*)\]$/.exec(line)?.[1];
    if (key !== undefined) {
      row = [];
      rows.set(key.toUpperCase(), row);
    }
    const value = /^(?:@|"(.*)")=(?:dword:([0-9a-f]{8})|hex\(([0-9a-f]+)\):([0-9a-f,]*))$/.exec(line);
    if (!value) continue;
    const [, name = '', number, type = '4', list = ''] = value;
    const data = number ? Buffer.from(number, 'hex').reverse() : Buffer.from(list.replaceAll(',', ''), 'hex');
    row.push(rowOf({ name: name.replace(/\\([\\"])/g, '$1'), type: Number.parseInt(type, 16), data }));
  }
  return sortedRows(new Map([...rows].map(([at, values]) => [at, values.toSorted()])));
}
