import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inspect } from '../../../main/engine/inspect.ts';
import { openMachine } from '../../../main/engine/open-machine.ts';
import { parseFilterRules } from '../../../main/formats/filter-rules.ts';
import { parsePrefs } from '../../../main/formats/prefs-js.ts';
import { realDisk } from '../../../main/machine/disk.ts';
import { openJournal } from '../../../main/store/journal.ts';
import type { StoredChange } from '../../../main/store/journal-entry.ts';
import type { Computer } from './judge-homes.ts';

/** What of an entry's changes the files do not hold any more, one line each. Indexes are the program's own and not looked at. */
export async function stillHolds({ folder, data }: Computer, id: string): Promise<string[]> {
  const journal = openJournal(data, realDisk);
  const [listed, machine] = [await journal.list(), await openMachine({ folder, users: { kind: 'all' } })];
  const entry = listed.ok ? listed.value.find((one) => one.id === id) : undefined;
  if (!entry || !machine.ok) throw new Error('no entry or no machine');
  const source = { machine: machine.value, journal, signal: new AbortController().signal };
  const lost: string[] = [];
  for (const change of entry.changes) {
    if (change.edit?.kind === 'index') continue;
    const standing = await inspect(change, id, source);
    if (!standing.ok) lost.push(`${change.path}: ${standing.error.code}`);
    else if (standing.value !== 'after') lost.push(...(await ownPart(change, path.join(folder, 'files', change.path))));
  }
  return lost;
}

/** Of a file that the program has written since: our own part of it. */
async function ownPart({ path: shown, edit }: StoredChange, file: string): Promise<string[]> {
  const bytes = await readFile(file);
  switch (edit?.kind) {
    case 'prefs': {
      const { values } = parsePrefs(bytes);
      // Thunderbird drops a line that says what its default says.
      return edit.set
        .filter(({ name, after }) => (values.get(name)?.value ?? after) !== after)
        .map(({ name }) => `${shown}: ${name}`);
    }
    case 'logins': {
      const text = bytes.toString('utf8');
      return edit.removed.filter((guid) => text.includes(guid)).map((guid) => `${shown}: ${guid}`);
    }
    case 'filter': {
      const rule = parseFilterRules(bytes).filters.find(({ name }) => name === edit.name);
      return rule?.enabled === edit.enabled ? [] : [`${shown}: ${edit.name}`];
    }
    case 'message':
      return bytes.includes(edit.messageId ?? '') ? [] : [`${shown}: ${edit.messageId}`];
    case 'status':
      // Compacted: the hidden message was taken out for good.
      return bytes.includes(edit.messageId ?? '') ? [`${shown}: ${edit.messageId}`] : [];
    default:
      return [`${shown}: rewritten`];
  }
}
