import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Account } from '../../shared/model/account.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import { scanFolder } from './homes.ts';

/** What a scan finds on the disk of a PC of which only this export (`user.reg`) or hive (`NTUSER.DAT`) of one user is left. */
export async function scanRegistry(file: 'user.reg' | 'NTUSER.DAT', bytes: Uint8Array): Promise<Inventory> {
  const folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
  try {
    const home = path.join(folder, 'files/Users/anna');
    mkdirSync(home, { recursive: true });
    const isHive = file === 'NTUSER.DAT';
    writeFileSync(isHive ? path.join(home, file) : path.join(folder, file), bytes);
    const machine = {
      platform: 'windows',
      name: 'pc',
      takenAt: '2026-11-24T12:00:00Z',
      users: [{ name: 'anna', home: 'files/Users/anna' }],
      ...(isHive ? {} : { registry: [{ file }] }),
    };
    writeFileSync(path.join(folder, 'machine.json'), JSON.stringify(machine));
    return await scanFolder(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every account of Outlook in one line, in the order of the inventory: where it fetches and sends, and what it leaves on the server. */
export const accountLines = (inventory: Inventory): readonly string[] =>
  inventory.accounts
    .filter(({ client }) => client === 'outlook')
    .map((account) => {
      const { incoming, address } = account;
      const endpoint = 'endpoint' in incoming && incoming.endpoint ? ` ${placeOf(incoming.endpoint)}` : '';
      const owner = inventory.profiles.find(({ id }) => id === account.profile);
      const key = `${owner?.version}/${owner?.name}/${account.key}`;
      const leave = incoming.protocol === 'pop3' ? `, ${leaveOf(incoming)}` : '';
      const submission = inventory.submissions.find(({ id }) => id === `${account.id}/smtp`);
      const smtp = submission ? `, smtp ${placeOf(submission.endpoint)}` : '';
      return `${key} ${address}: ${incoming.protocol}${endpoint}${leave}${smtp}`;
    });

const placeOf = ({ host, port, tls }: { readonly host: string; readonly port: number; readonly tls: string }) =>
  `${host}:${port} ${tls}`;

function leaveOf(incoming: Account['incoming'] & { readonly protocol: 'pop3' }): string {
  const { leaveOnServer, expireAfterDays, deleteWhenDeletedHere } = incoming;
  if (leaveOnServer === null) return 'leave not known';
  if (!leaveOnServer) return 'leave off';
  const days = expireAfterDays === null ? '' : ` ${expireAfterDays} days`;
  return `leave${days}${deleteWhenDeletedHere ? ' until deleted' : ''}${days || deleteWhenDeletedHere ? '' : ' all'}`;
}

/** What differs by nature between the two ways is the file's name; everything else of the answer has to be the same. */
export const withoutFile = (inventory: Inventory): unknown =>
  JSON.parse(JSON.stringify(inventory).replaceAll('C:\\\\Users\\\\anna\\\\NTUSER.DAT', 'user.reg'));
