import type { OutboxItem } from '../../../shared/model/outbox.ts';
import type { Refusal } from '../../../shared/model/plan.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { statusText } from '../../formats/status-field.ts';
import type { Machine } from '../../machine/machine.ts';
import { type Change, refuse } from '../change.ts';
import { markOfFile, unreadable } from '../marks.ts';
import { type Found, findMessage } from './edit-message.ts';
import { expunged } from './message.ts';

/**
 * A queued message becomes a draft. mbox: appended to Drafts as new, then marked as sent away where it stands, which hides it until the
 * program compacts; maildir: its file moves. Both indexes are put aside, or the program shows a ghost (measured on 153.7 ESR).
 */
export async function toDrafts(
  machine: Machine,
  item: OutboxItem,
  signal: AbortSignal,
): Promise<Result<readonly Change[], Refusal>> {
  const found = await queued(machine, item, signal);
  if (!found.ok) return found;
  const local = localFolder(machine, item);
  const drafts = machine.join(local, 'Drafts');
  const stat = await machine.stat(drafts);
  if (!stat.ok && stat.error.code !== 'missing') return err(unreadable(stat.error, drafts));
  const content = copyOf(found.value);
  const values = [{ name: item.subject, before: 'Unsent Messages', after: 'Drafts' }];
  const edit = found.value.edit;
  const indexes = await setIndexesAside(machine, [drafts, folderOf(machine, item)], signal);
  if (!indexes.ok) return indexes;
  if (item.offset === null) {
    if (!stat.ok || stat.value.kind !== 'folder') return refuse('no-drafts', drafts);
    const name = item.folder.split(/[\\/]/).at(-1) ?? '';
    const path = machine.join(drafts, 'cur', name);
    if ((await machine.stat(path)).ok) return refuse('changed-since-preview', path);
    const gone = await fileAside(machine, item.folder, signal);
    if (!gone.ok) return gone;
    return ok([{ kind: 'write', path, before: null, content, values, edit }, ...gone.value, ...indexes.value]);
  }
  if (stat.ok && stat.value.kind !== 'file') return refuse('damaged', drafts);
  if (stat.ok && stat.value.size > 0 && !(await endsItsLine(machine, drafts, stat.value.size)))
    return refuse('damaged', drafts);
  const hidden = hide(found.value);
  if (!hidden.ok) return hidden;
  return ok([
    { kind: 'append', path: drafts, size: stat.ok ? stat.value.size : null, content, values, edit },
    hidden.value,
    ...indexes.value,
  ]);
}

/** A queued message leaves the program: a copy waits in our quarantine, and where it stood it is hidden, or its file goes. */
export async function toQuarantine(
  machine: Machine,
  item: OutboxItem,
  signal: AbortSignal,
): Promise<Result<readonly Change[], Refusal>> {
  const found = await queued(machine, item, signal);
  if (!found.ok) return found;
  const { core, edit } = found.value;
  const content = {
    kind: 'range' as const,
    path: found.value.path,
    offset: found.value.offset + core,
    length: found.value.length - core,
    patches: [],
  };
  const values = [
    { name: item.subject, before: 'Unsent Messages', after: null },
    { name: 'From', before: item.from, after: null },
    { name: 'X-Identity-Key', before: item.identityKey, after: null },
  ].filter(({ before }) => before !== null);
  const copy: Change = { kind: 'quarantine', name: 'message.eml', path: item.folder, content, values, edit };
  const indexes = await setIndexesAside(machine, [folderOf(machine, item)], signal);
  if (!indexes.ok) return indexes;
  if (item.offset === null) {
    const gone = await fileAside(machine, item.folder, signal);
    return gone.ok ? ok([copy, ...gone.value, ...indexes.value]) : gone;
  }
  const hidden = hide(found.value);
  return hidden.ok ? ok([copy, hidden.value, ...indexes.value]) : hidden;
}

async function queued(machine: Machine, item: OutboxItem, signal: AbortSignal): Promise<Result<Found, Refusal>> {
  const found = await findMessage(machine, item.folder, item.offset, signal);
  if (!found.ok) return found;
  const { status, edit } = found.value;
  if (edit.messageId !== item.messageId || ((status?.value ?? 0) & expunged) !== 0)
    return refuse('changed-since-preview', item.folder);
  return found;
}

const folderOf = (machine: Machine, item: OutboxItem) =>
  item.offset === null ? machine.join(item.folder, '..', '..') : item.folder;
const localFolder = (machine: Machine, item: OutboxItem) => machine.join(folderOf(machine, item), '..');

/** The message as a draft that was never touched: status 0000. */
function copyOf({ path, offset, length, status }: Found) {
  const patches = status ? [{ at: status.offset, bytes: statusText(0) }] : [];
  return { kind: 'range' as const, path, offset, length, patches };
}

/** Bit 0x0008 in its status: four digits in place, the length stays. */
export function hide({ path, offset, fileSize, status, edit }: Found): Result<Change, Refusal> {
  if (!status) return refuse('damaged', path, { offset });
  const [old, fresh] = [statusText(status.value), statusText(status.value | expunged)];
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
  return ok({
    kind: 'splice',
    path,
    size: fileSize,
    offset: offset + status.offset,
    old,
    fresh,
    values: [{ name: 'X-Mozilla-Status', before: text(old), after: text(fresh) }],
    edit: { ...edit, kind: 'status' },
  });
}

/** A folder's index is made anew by the program; one that does not fit its folder shows messages that are not there. */
export async function setIndexesAside(
  machine: Machine,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<Result<readonly Change[], Refusal>> {
  const changes: Change[] = [];
  for (const folder of folders) {
    const aside = await fileAside(machine, `${folder}.msf`, signal);
    if (!aside.ok) return aside;
    changes.push(...aside.value.map((change): Change => ({ ...change, values: [], edit: { kind: 'index' } })));
  }
  return ok(changes);
}

async function fileAside(
  machine: Machine,
  path: string,
  signal: AbortSignal,
): Promise<Result<readonly Change[], Refusal>> {
  const before = await markOfFile(machine, path, signal);
  if (!before.ok) return before;
  return ok(before.value ? [{ kind: 'set-aside', path, before: before.value, values: [], edit: null }] : []);
}

export async function endsItsLine(machine: Machine, path: string, size: number): Promise<boolean> {
  const last = await machine.withSource(path, (source) => source.read(size - 1, 1));
  return last.ok && last.value.ok && last.value.value[0] === 0x0a;
}
