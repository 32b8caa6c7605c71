import type { Account } from '../../../shared/model/account.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Store } from '../../../shared/model/store.ts';
import type { PstItem, PstOutbox } from '../../formats/pst/outbox.ts';
import type { Machine } from '../../machine/machine.ts';
import { parsePath } from '../../machine/paths.ts';
import type { Run } from '../client.ts';
import { makeProblem, readProblem } from '../problem.ts';
import type { DataFile } from './data-files.ts';
import { type Gap, lookIn } from './store-reading.ts';

export type CollectedStores = {
  readonly stores: readonly Store[];
  readonly outbox: readonly OutboxItem[];
  readonly problems: readonly Problem[];
};

/** A data file, the accounts that deliver into it, and the share it lies on; null: on this computer. */
export type OwnedFile = DataFile & { readonly accounts: readonly Account[]; readonly share: string | null };

/**
 * The data files of a profile, and what waits in their outboxes. A file on a network share is not opened: that could wake or hold a
 * computer far away. One that is missing, held or damaged is named, and its outbox counts as not seen.
 * `timeLimit`: milliseconds for one file.
 */
export async function collectStores(
  profile: Profile,
  machine: Machine,
  files: readonly OwnedFile[],
  run: Run,
  timeLimit = 2_000,
): Promise<CollectedStores> {
  const stores: Store[] = [];
  const outbox: OutboxItem[] = [];
  const problems: Problem[] = [];
  for (const [at, { path, kind, accounts, share }] of files.entries()) {
    run.signal.throwIfAborted();
    const [account] = accounts;
    /** As it is told: `Z:` says nothing about where a file lies. */
    const file = share ?? path;
    // An .ost is the copy of some account, also where the profile does not say of which.
    const sends = accounts.length > 0 || kind === 'ost';
    const blinds = sends ? (['outbox', 'stores'] as const) : (['stores'] as const);
    const here = { file, line: null, key: null, by: 'program' } as const;
    const store: Store = {
      id: `${profile.id}/store/${at + 1}`,
      profile: profile.id,
      account: account?.id ?? null,
      role: sends ? 'outbox' : 'other',
      format: kind,
      path: file,
      size: null,
      messages: null,
      sources: {
        path: here,
        missing: here,
        size: here,
        format: here,
        messages: here,
        hiddenReceipts: here,
        queued: here,
      },
    };
    const notDetermined = (detail?: Gap) =>
      makeProblem('store-not-determined', profile.id, blinds, { file, ...(detail === undefined ? {} : { detail }) });
    // `%USERPROFILE%\…`, or a name alone: where Outlook looks for it no source says, and what is not looked for is not missing.
    if (share === null && parsePath('windows', path) === null) {
      stores.push(store);
      problems.push(notDetermined());
      continue;
    }
    const stat = await machine.stat(path);
    // The machine touches no share unless it was asked to; an image holds none of another computer's files.
    if (share !== null && (machine.kind === 'image' || !stat.ok)) {
      stores.push(store);
      problems.push(makeProblem('store-on-network', profile.id, blinds, { file }));
      continue;
    }
    if (!stat.ok) {
      const isGone = stat.error.code === 'missing' && (await hasFolder(machine, path));
      if (isGone) stores.push({ ...store, missing: true });
      // Of an archive that is gone nothing waits anywhere: the check says the rest.
      if (!isGone) problems.push(readProblem(stat.error, profile.id, file, blinds));
      else if (sends) problems.push(notDetermined('missing'));
      continue;
    }
    const found = { ...store, size: stat.value.size };
    const exchange = accounts.some(({ incoming }) => incoming.protocol === 'exchange');
    const read =
      stat.value.size === 0
        ? { ok: false as const, error: { gap: 'empty' as const } }
        : await lookIn(path, machine, exchange, run, timeLimit);
    if (!read.ok) {
      stores.push(found);
      const { error } = read;
      problems.push('gap' in error ? notDetermined(error.gap) : readProblem(error, profile.id, file, blinds));
      continue;
    }
    const items = (read.value.outbox ?? []).map((item) =>
      itemOf(profile, account ?? null, found, item, machine.takenAt),
    );
    outbox.push(...items);
    stores.push({ ...found, ...seenIn(read.value) });
    problems.push(...doubtsOf(read.value, profile, file, blinds));
  }
  return { stores, outbox, problems };
}

/** Whether the folder is there that should hold the file. On an image it may only be that this disk was not copied. */
async function hasFolder(machine: Machine, path: string): Promise<boolean> {
  if (machine.kind === 'live') return true;
  const folder = await machine.stat(path.slice(0, path.lastIndexOf('\\')));
  return folder.ok && folder.value.kind === 'folder';
}

/** The header decides, not the ending. */
const formats = { ansi: 'pst-ansi', unicode: 'pst', 'ost-512': 'ost', 'ost-4k': 'ost' } as const;

function seenIn({ kind, outbox, reports, queued }: PstOutbox): Partial<Store> {
  return {
    format: formats[kind],
    messages: outbox?.length ?? null,
    ...(outbox === null || reports === null ? {} : { hiddenReceipts: reports }),
    ...(outbox === null || queued === null ? {} : { queued }),
  };
}

/** What is not certain in a store that could be read. */
function doubtsOf(
  { faults, outbox }: PstOutbox,
  profile: Profile,
  file: string,
  blinds: readonly ('outbox' | 'stores')[],
): Problem[] {
  const isCut = faults.some(({ code }) => code === 'cut');
  const unopened = (outbox ?? []).filter((item) => !item.opened && item.deferredUntil === null && item.flags?.submit);
  return [
    ...(faults.length === 0
      ? []
      : [makeProblem(isCut ? 'file-cut' : 'file-damaged', profile.id, blinds, { file, count: faults.length })]),
    ...(unopened.length === 0
      ? []
      : [makeProblem('deferral-not-known', profile.id, [], { file, count: unopened.length })]),
  ];
}

/** SUBMIT waits, with a later time it is scheduled; UNSENT alone was opened and closed, and Outlook will not send it (KB 182572). */
function stateOf({ flags, deferredUntil }: PstItem, now: string): OutboxItem['state'] {
  if (flags && !flags.submit) return 'parked';
  return deferredUntil !== null && deferredUntil > now ? 'scheduled' : 'waiting';
}

function itemOf(profile: Profile, account: Account | null, store: Store, item: PstItem, now: string): OutboxItem {
  const source = { file: store.path, line: null, key: null, by: 'program' } as const;
  return {
    id: `${store.id}/outbox/${item.node.toString(16)}`,
    profile: profile.id,
    account: account?.id ?? null,
    identity: account ? `${account.id}/identity` : null,
    identityKey: null,
    state: stateOf(item, now),
    queuedAt: item.submittedAt ?? item.createdAt,
    size: item.size ?? 0,
    messageId: item.messageId,
    subject: item.subject ?? '',
    from: null,
    recipients: item.recipients ?? 0,
    failure: null,
    folder: store.path,
    offset: null,
    sources: { state: source, queuedAt: source, size: source, subject: source },
  };
}
