import type { Refusal } from '../../shared/model/plan.ts';
import { assertNever, err, ok, type Result } from '../../shared/result.ts';
import type { MachineWriter, Placed } from '../machine/machine-writer.ts';
import type { StoredChange, StoredEntry } from '../store/journal-entry.ts';
import { piecesOf, type Source } from './content.ts';
import { inspect } from './inspect.ts';

/** The same after a crash, so that what was left can be found and taken away. */
export const temporaryName = (entry: string, change: number) => `.postmender-${entry}-${change}.tmp`;

/**
 * Puts every file of an entry back to what it was, last change first. Can be done again after a crash in the middle of it. Refuses at
 * the first file that somebody else has written since, before it has touched any. `begun`: how many of the changes were begun, where
 * that is known; a file that we never came to may be anybody's.
 */
export async function takeBack(
  entry: StoredEntry,
  writer: MachineWriter,
  source: Source,
  begun: number = entry.changes.length,
): Promise<Result<null, Refusal>> {
  const work: {
    readonly change: StoredChange;
    readonly place: Placed;
    readonly at: number;
    readonly isBack: boolean;
  }[] = [];
  for (const [at, change] of entry.changes.slice(0, begun).entries()) {
    if (change.kind === 'quarantine') continue;
    const standing = await inspect(change, entry.id, source);
    if (!standing.ok) return standing;
    if (standing.value === 'other') return err({ code: 'in-the-way', file: change.path, params: {} });
    const place = await writer.place(change.path);
    if (!place.ok) return place;
    work.push({ change, place: place.value, at, isBack: standing.value === 'before' });
  }
  for (const { change, place, at, isBack } of work.reverse()) {
    await writer.clear(place, temporaryName(entry.id, at));
    if (!isBack) await revert(entry.id, change, at, place, writer, source);
    // Also where a crash came between putting the bytes back and their time.
    if (change.facts && (!isBack || place.facts?.modified !== change.facts.modified))
      await writer.setModified(place, change.facts.modified);
  }
  return ok(null);
}

async function revert(
  entry: string,
  change: StoredChange,
  at: number,
  place: Placed,
  writer: MachineWriter,
  source: Source,
): Promise<void> {
  const kept = (length: number) => piecesOf({ kind: 'kept', entry, name: change.kept ?? '', length }, source);
  const length = change.before?.size ?? 0;
  switch (change.kind) {
    case 'write':
    case 'set-aside': {
      const facts = change.facts;
      if (change.before === null || facts === null) await writer.remove(place);
      else await writer.replace(place, temporaryName(entry, at), kept(length), facts);
      break;
    }
    case 'splice':
      await writer.splice(place, change.part?.offset ?? 0, Buffer.from(change.old ?? '', 'base64'));
      break;
    case 'append':
      if (change.before === null) await writer.remove(place);
      else await writer.truncate(place, length);
      break;
    case 'truncate':
      await writer.append(place, change.after?.size ?? 0, kept(length));
      break;
    case 'quarantine':
      break;
    default:
      assertNever(change.kind);
  }
}
