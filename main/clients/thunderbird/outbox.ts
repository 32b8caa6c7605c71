import type { ByteSource } from '../../../shared/byte-source.ts';
import type { Account, Identity } from '../../../shared/model/account.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Store } from '../../../shared/model/store.ts';
import { type MessageHead, parseMessageHead, readMessageAt, scanMbox } from '../../formats/mbox.ts';
import { readFolderIndex } from '../../formats/msf.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Run } from '../client.ts';
import { makeProblem, readProblem } from '../problem.ts';
import { expunged, itemOf } from './message.ts';

/** A queue up to this size is read whole: surer than any index. A larger one is read by its index, message heads only. */
const wholeLimit = 1024 * 1024;
const indexLimit = 16 * 1024 * 1024;
const headLimit = 64 * 1024;
/** Without a usable index, this much of a large queue is read, half at each end; the part between them is said to be unseen. */
const endLimit = 1024 * 1024;
/** Queued messages are few; a folder with more is not a queue that anyone watches. */
const itemLimit = 10_000;
const folderName = 'Unsent Messages';

type Known = { readonly accounts: readonly Account[]; readonly identities: readonly Identity[] };
export type CollectedOutbox = {
  readonly items: readonly OutboxItem[];
  readonly stores: readonly Store[];
  readonly problems: readonly Problem[];
};

/** The queue of a profile: "Unsent Messages" in Local Folders, one for all accounts, as one file (mbox) or as a folder (maildir). */
export async function collectOutbox(
  profile: Profile,
  machine: Machine,
  known: Known,
  run: Run,
): Promise<CollectedOutbox> {
  const local = known.accounts.find((account) => account.incoming.protocol === 'local');
  const nothing = { items: [], stores: [], problems: [] };
  if (!local || local.directory === null) return nothing;
  const path = machine.join(local.directory, folderName);
  const stat = await machine.stat(path);
  if (!stat.ok)
    return stat.error.code === 'missing'
      ? nothing
      : { ...nothing, problems: [readProblem(stat.error, profile.id, path, ['outbox'])] };
  const maildir = stat.value.kind === 'folder';
  const store: Store = {
    id: `${local.id}/folder/${folderName}`,
    profile: profile.id,
    account: local.id,
    role: 'outbox',
    format: maildir ? 'maildir' : 'mbox',
    path,
    size: maildir ? null : stat.value.size,
    messages: null,
    sources: {},
  };
  const read = maildir ? readMaildir(profile, machine, path, known, run) : readMbox(profile, machine, path, known, run);
  const { items, problems } = await read;
  return { items, problems, stores: [{ ...store, messages: problems.length ? null : items.length }] };
}

type Read = { readonly items: OutboxItem[]; readonly problems: Problem[] };

async function readMbox(profile: Profile, machine: Machine, path: string, known: Known, run: Run): Promise<Read> {
  const problems: Problem[] = [];
  const items: OutboxItem[] = [];
  const add = (head: MessageHead, offset: number, size: number) => {
    if ((head.status & expunged) === 0 && items.length < itemLimit)
      items.push(itemOf(profile, head, { file: path, offset, size }, known.identities));
  };
  const opened = await machine.withSource(path, async (source) => {
    const index = source.size > wholeLimit ? await offsetsOf(machine, path) : null;
    if (index) {
      const complete = await byIndex(source, index, add, run);
      if (complete) {
        const count = index.messages.length;
        if (count > itemLimit)
          problems.push(makeProblem('outbox-partly-read', profile.id, ['outbox'], { file: path, count }));
        return;
      }
      items.length = 0;
      problems.push(makeProblem('index-lies', profile.id, [], { file: `${path}.msf` }));
    }
    const scanned = await scanMbox(source, {
      signal: run.signal,
      headLimit,
      byteLimit: source.size > wholeLimit ? endLimit : wholeLimit,
    });
    if (!scanned.ok) {
      problems.push(readProblem(scanned.error, profile.id, path, ['outbox']));
      return;
    }
    for (const { head, offset, length } of scanned.value.messages) add(head, offset, length);
    const [fault] = scanned.value.faults;
    if (fault) problems.push(makeProblem('file-damaged', profile.id, ['outbox'], { file: path, count: fault.offset }));
    const { unread } = scanned.value;
    if (unread) problems.push(makeProblem('outbox-partly-read', profile.id, ['outbox'], { file: path, ...unread }));
  });
  if (!opened.ok) problems.push(readProblem(opened.error, profile.id, path, ['outbox']));
  return { items, problems };
}

type IndexedMessage = { readonly offset: number; readonly size: number };
type Index = { readonly messages: readonly IndexedMessage[]; readonly folderSize: number | null };

async function offsetsOf(machine: Machine, path: string): Promise<Index | null> {
  const read = await machine.read(`${path}.msf`, indexLimit);
  if (!read.ok) return null;
  const index = readFolderIndex(read.value);
  if (index.faults.length > 0) return null;
  const messages = index.messages.flatMap(({ offset, size }) => (offset === null ? [] : [{ offset, size: size ?? 0 }]));
  return messages.length === index.messages.length ? { messages, folderSize: index.folderSize } : null;
}

/**
 * True where every place that the index names holds a message, the first one begins the file, and the index was written for a file
 * of this size: anything else is an index that lies, and what it does not name would be missed.
 */
async function byIndex(
  source: ByteSource,
  index: Index,
  add: (head: MessageHead, offset: number, size: number) => void,
  run: Run,
): Promise<boolean> {
  if (index.folderSize !== source.size) return false;
  for (const { offset, size } of index.messages.slice(0, itemLimit)) {
    run.signal.throwIfAborted();
    const head = await readMessageAt(source, offset, headLimit);
    if (!head.ok) return false;
    add(head.value, offset, size);
  }
  return true;
}

async function readMaildir(profile: Profile, machine: Machine, path: string, known: Known, run: Run): Promise<Read> {
  const items: OutboxItem[] = [];
  const problems: Problem[] = [];
  for (const part of ['cur', 'new']) {
    const folder = machine.join(path, part);
    const entries = await machine.list(folder);
    if (!entries.ok) {
      if (entries.error.code !== 'missing') problems.push(readProblem(entries.error, profile.id, folder, ['outbox']));
      continue;
    }
    const files = entries.value.filter((entry) => entry.kind === 'file');
    if (files.length > itemLimit)
      problems.push(makeProblem('outbox-partly-read', profile.id, ['outbox'], { file: folder, count: files.length }));
    for (const entry of files.slice(0, itemLimit)) {
      run.signal.throwIfAborted();
      const file = machine.join(folder, entry.name);
      const head = await machine.withSource(file, async (source) => {
        const bytes = await source.read(0, headLimit);
        return bytes.ok ? { head: parseMessageHead(bytes.value), size: source.size } : bytes;
      });
      if (!head.ok) problems.push(readProblem(head.error, profile.id, file, ['outbox']));
      else if ('error' in head.value) problems.push(readProblem(head.value.error, profile.id, file, ['outbox']));
      else if ((head.value.head.status & expunged) === 0)
        items.push(itemOf(profile, head.value.head, { file, offset: null, size: head.value.size }, known.identities));
    }
  }
  return { items, problems };
}
