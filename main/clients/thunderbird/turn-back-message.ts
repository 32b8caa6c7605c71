import type { Refusal } from '../../../shared/model/plan.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { scanMbox } from '../../formats/mbox.ts';
import { coreOffset } from '../../formats/message-core.ts';
import { statusText } from '../../formats/status-field.ts';
import type { Machine } from '../../machine/machine.ts';
import { type Change, type Edit, refuse } from '../change.ts';
import type { Done } from '../client.ts';
import { markOfFile, unreadable } from '../marks.ts';
import { type Found, findMessage } from './edit-message.ts';
import { endsItsLine, hide, setIndexesAside } from './edit-outbox.ts';
import { expunged } from './message.ts';

type Place = Pick<Extract<Edit, { kind: 'message' }>, 'messageId' | 'sha256' | 'length'>;

/** A folder that was rewritten is looked through whole up to this size. */
const searchLimit = 256 * 1024 * 1024;

/** A queued message that we hid is shown again; where the program has taken it out for good, it is appended from our copy. */
export async function putBack(
  { path, old }: Done,
  place: Place,
  all: readonly Done[],
  machine: Machine,
  signal: AbortSignal,
): Promise<Result<readonly Change[], Refusal>> {
  const found = await search(machine, path, place, signal);
  if (!found.ok) return found;
  const indexes = await setIndexesAside(machine, [path], signal);
  if (!indexes.ok) return indexes;
  const status = old ?? statusText(0x0800);
  // What is taken back may have been a showing, too: the undo of an undo.
  const hides = (Number.parseInt(textOf(status), 16) & expunged) !== 0;
  if (found.value) {
    const { status: field, offset, fileSize, edit } = found.value;
    if (!field) return refuse('in-the-way', path);
    if (((field.value & expunged) !== 0) === hides) return ok([]);
    const now = statusText(field.value);
    const values = [{ name: 'X-Mozilla-Status', before: textOf(now), after: textOf(status) }];
    const splice: Change = {
      kind: 'splice',
      path,
      size: fileSize,
      offset: offset + field.offset,
      old: now,
      fresh: status,
      values,
      edit: { ...edit, kind: 'status' },
    };
    return ok([splice, ...indexes.value]);
  }
  if (hides) return ok([]);
  const copy = all.find((one) => one.kind === 'append' || one.kind === 'quarantine');
  if (!copy) return refuse('in-the-way', path);
  const kept = await copy.kept();
  const core = kept.subarray(coreOffset(kept));
  const head = Buffer.from(
    `From - \r\nX-Mozilla-Status: ${textOf(status)}\r\nX-Mozilla-Status2: 00000000\r\n`,
    'latin1',
  );
  const stat = await machine.stat(path);
  if (!stat.ok && stat.error.code !== 'missing') return err(unreadable(stat.error, path));
  if (stat.ok && stat.value.size > 0 && !(await endsItsLine(machine, path, stat.value.size)))
    return refuse('damaged', path);
  const values = [{ name: 'X-Mozilla-Status', before: null, after: textOf(status) }];
  const append: Change = {
    kind: 'append',
    path,
    size: stat.ok ? stat.value.size : null,
    content: { kind: 'bytes', bytes: Buffer.concat([head, core]) },
    values,
    edit: { kind: 'message', ...place },
  };
  return ok([append, ...indexes.value]);
}

/**
 * A draft that we made is hidden. One that is not there any more was opened, sent or deleted: then the queued one must not come back,
 * it might be sent twice.
 */
export async function hideAgain(
  { path, kind }: Done,
  place: Place,
  machine: Machine,
  signal: AbortSignal,
): Promise<Result<readonly Change[], Refusal>> {
  if (kind === 'write') {
    const found = await findMessage(machine, path, null, signal);
    if (!found.ok || found.value.edit.sha256 !== place.sha256) return refuse('in-the-way', path);
    const before = await markOfFile(machine, path, signal);
    if (!before.ok) return before;
    if (!before.value) return refuse('in-the-way', path);
    const indexes = await setIndexesAside(machine, [machine.join(path, '..', '..')], signal);
    if (!indexes.ok) return indexes;
    return ok([{ kind: 'set-aside', path, before: before.value, values: [], edit: null }, ...indexes.value]);
  }
  const found = await search(machine, path, place, signal);
  if (!found.ok) return found;
  if (!found.value || ((found.value.status?.value ?? expunged) & expunged) !== 0) return refuse('in-the-way', path);
  const hidden = hide(found.value);
  if (!hidden.ok) return hidden;
  const indexes = await setIndexesAside(machine, [path], signal);
  return indexes.ok ? ok([hidden.value, ...indexes.value]) : indexes;
}

/** The message with this core in an mbox file; null where it is not there. The last one wins: ours was appended. */
async function search(
  machine: Machine,
  path: string,
  place: Place,
  signal: AbortSignal,
): Promise<Result<Found | null, Refusal>> {
  const scanned = await machine.withSource(path, (source) =>
    scanMbox(source, { signal, headLimit: 64 * 1024, byteLimit: searchLimit }),
  );
  if (!scanned.ok) return scanned.error.code === 'missing' ? ok(null) : err(unreadable(scanned.error, path));
  if (!scanned.value.ok) return err(unreadable(scanned.value.error, path));
  const { messages, unread } = scanned.value.value;
  const same = messages.filter(({ head }) => head.messageId === place.messageId);
  for (const { offset } of same.reverse()) {
    const found = await findMessage(machine, path, offset, signal);
    if (found.ok && found.value.edit.sha256 === place.sha256) return found;
  }
  return unread ? refuse('in-the-way', path) : ok(null);
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
