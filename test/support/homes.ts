import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Run } from '../../main/clients/client.ts';
import { openMachine } from '../../main/engine/open-machine.ts';
import { scan } from '../../main/engine/scan.ts';
import type { Inventory } from '../../shared/model/inventory.ts';

const root = fileURLToPath(new URL('../machines/thunderbird', import.meta.url));

/** The homes made by the real Thunderbird; its own account of each lies in `truth/`. */
export const homes = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'truth')
  .map((entry) => entry.name);

export const homeFolder = (home: string) => path.join(root, home);
export const readHomeJson = (...parts: string[]): unknown =>
  JSON.parse(readFileSync(path.join(root, ...parts), 'utf8'));

/** A run nobody watches. */
export const quietRun = (signal: AbortSignal = new AbortController().signal): Run => ({
  signal,
  progress: () => undefined,
  log: { info: () => undefined, error: () => undefined },
});

export async function scanFolder(folder: string, run: Run = quietRun()): Promise<Inventory> {
  const machine = await openMachine({ folder, users: { kind: 'all' } });
  if (!machine.ok) throw new Error(`${folder}: ${machine.error.code}`);
  return scan(machine.value, run);
}
