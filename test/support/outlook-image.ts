import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMachine } from '../../main/engine/open-machine.ts';
import { scan } from '../../main/engine/scan.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import { quietRun } from './homes.ts';

const registryFolder = fileURLToPath(new URL('../machines/outlook/reg/', import.meta.url));

export type OutlookImage = {
  /** A file of test/machines/outlook/reg, without its ending. */
  readonly registry: string;
  /** Further lines of a .reg file, `[HKEY_CURRENT_USER\\…]` and values, added to it. */
  readonly registryText?: string;
  readonly user?: string;
  readonly processes?: readonly string[];
  /** Path on drive C, with `/`, → content. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly takenAt?: string;
};

/** An image of a Windows disk with one user, whose registry is one of our exports. */
export function outlookImage(image: OutlookImage): { readonly folder: string; readonly remove: () => void } {
  const {
    registry,
    registryText = '',
    user = 'anna',
    processes = [],
    files = {},
    takenAt = '2026-11-24T12:00:00Z',
  } = image;
  const folder = mkdtempSync(path.join(tmpdir(), 'outlook-'));
  mkdirSync(path.join(folder, 'files/Users', user), { recursive: true });
  const exported = readFileSync(path.join(registryFolder, `${registry}.reg`), 'utf16le');
  writeFileSync(
    path.join(folder, 'user.reg'),
    `${exported}\r\n${registryText.replaceAll('\n', '\r\n')}\r\n`,
    'utf16le',
  );
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, 'files', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const machine = {
    platform: 'windows',
    name: registry,
    takenAt,
    users: [{ name: user, home: `files/Users/${user}` }],
    registry: [{ file: 'user.reg', user }],
    processes,
  };
  writeFileSync(path.join(folder, 'machine.json'), JSON.stringify(machine));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function scanImage(image: OutlookImage): Promise<Inventory> {
  const { folder, remove } = outlookImage(image);
  try {
    const machine = await openMachine({ folder, users: { kind: 'all' } });
    if (!machine.ok) throw new Error(machine.error.code);
    return await scan(machine.value, quietRun());
  } finally {
    remove();
  }
}
