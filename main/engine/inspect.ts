import type { FileMark, Refusal } from '../../shared/model/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { markOfFile } from '../clients/marks.ts';
import type { StoredChange } from '../store/journal-entry.ts';
import { readPart, type Source } from './content.ts';

/** `torn`: begun and not ended, so that what it began with can be put back. `other`: somebody else has written since. */
export type Standing = 'before' | 'after' | 'torn' | 'other';

/** What a file has of a change of the journal. Reads only as much of it as the change concerns. */
export async function inspect(change: StoredChange, entry: string, source: Source): Promise<Result<Standing, Refusal>> {
  if (change.kind === 'quarantine') return ok('after');
  if (change.kind === 'write' || change.kind === 'set-aside') {
    const mark = await markOfFile(source.machine, change.path, source.signal);
    if (!mark.ok) return mark;
    return ok(same(mark.value, change.before) ? 'before' : same(mark.value, change.after) ? 'after' : 'other');
  }
  const size = await sizeOf(change, source);
  if (!size.ok) return size;
  if (change.kind === 'splice') return splice(change, size.value, source);
  const grows = change.kind === 'append';
  const [short, long] = grows ? [change.before, change.after] : [change.after, change.before];
  const at = short?.size ?? 0;
  if (size.value === null) return ok(grows && short === null ? 'before' : 'other');
  if (size.value === at && short !== null) return ok(grows ? 'before' : 'after');
  if (size.value > (long?.size ?? 0) || size.value < at) return ok('other');
  const isTail = await holdsTail(change, entry, { at, size: size.value }, source);
  if (!isTail.ok) return isTail;
  if (!isTail.value) return ok('other');
  if (size.value < (long?.size ?? 0)) return ok('torn');
  return ok(grows ? 'after' : 'before');
}

const same = (a: FileMark | null, b: FileMark | null) =>
  a === null || b === null ? a === b : a.size === b.size && a.sha256 === b.sha256;

async function sizeOf({ path }: StoredChange, { machine }: Source): Promise<Result<number | null, Refusal>> {
  const stat = await machine.stat(path);
  if (stat.ok) return ok(stat.value.size);
  return stat.error.code === 'missing' ? ok(null) : err({ code: 'unreadable', file: path, params: {} });
}

async function splice(change: StoredChange, size: number | null, source: Source): Promise<Result<Standing, Refusal>> {
  const [old, fresh] = [change.old, change.fresh].map((text) => Buffer.from(text ?? '', 'base64'));
  if (!old || !fresh || !change.part || size !== change.before?.size) return ok('other');
  const now = await readPart(source.machine, change.path, change.part.offset, old.length);
  if (!now.ok) return now;
  if (fresh.equals(now.value)) return ok('after');
  if (old.equals(now.value)) return ok('before');
  const isMixed = now.value.every((byte, at) => byte === old[at] || byte === fresh[at]);
  return ok(isMixed ? 'torn' : 'other');
}

/** Whether what stands behind `at` is the beginning of what we keep. */
async function holdsTail(
  { kept, path }: StoredChange,
  entry: string,
  { at, size }: { readonly at: number; readonly size: number },
  source: Source,
): Promise<Result<boolean, Refusal>> {
  if (kept === null) return ok(false);
  let position = at;
  for await (const piece of source.journal.pieces(entry, kept)) {
    source.signal.throwIfAborted();
    const length = Math.min(piece.length, size - position);
    if (length <= 0) break;
    const now = await readPart(source.machine, path, position, length);
    if (!now.ok) return now;
    if (!Buffer.from(now.value).equals(piece.subarray(0, length))) return ok(false);
    position += length;
  }
  return ok(position === size);
}
