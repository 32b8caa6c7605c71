// Runs under Windows: replaces and takes away files that somebody holds, with and without their letting go in time.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { realDisk } from '../../../../main/machine/disk.ts';
import { openWriter } from '../../../../main/machine/machine-writer.ts';
import { openWindows } from '../../../../main/machine/windows.ts';
import { hold, type share } from './win32.ts';

const [, , answer = '', folder = ''] = process.argv;
const file = path.join(folder, 'prefs.js');
const opened = await openWindows({ kind: 'current' });
if (!opened.ok) throw new Error(opened.error.code);
const writer = openWriter(opened.value, realDisk);

async function* bytes(text: string) {
  yield Buffer.from(text);
}

/** `milliseconds`: until the holder lets go; null: it does not. */
async function whileHeld(milliseconds: number | null, shared: keyof typeof share, work: () => Promise<void>) {
  const release = hold(file, shared);
  const timer = milliseconds === null ? null : setTimeout(release, milliseconds);
  try {
    await work();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'bug';
  } finally {
    if (timer === null) release();
  }
}

async function replaceWith(text: string): Promise<void> {
  const placed = await writer.place(file);
  if (!placed.ok) throw new Error(placed.error.code);
  const owner = placed.value.facts ?? placed.value.folder;
  await writer.replace(placed.value, 'prefs.js.new', bytes(text), owner);
}

const said: Record<string, unknown> = {};
for (const shared of ['none', 'read-write'] as const) {
  writeFileSync(file, 'old');
  said[`let go, ${shared}`] = await whileHeld(300, shared, () => replaceWith('new'));
  said[`then, ${shared}`] = [readFileSync(file, 'utf8'), readdirSync(folder)];
  said[`held, ${shared}`] = await whileHeld(null, shared, () => replaceWith('newer'));
  said[`still, ${shared}`] = [readFileSync(file, 'utf8'), readdirSync(folder)];
}
said.remove = await whileHeld(300, 'none', () => realDisk.remove(file));
said.left = readdirSync(folder);
writeFileSync(answer, JSON.stringify(said));
