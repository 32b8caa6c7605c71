import type { Account } from '../../../shared/model/account.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import type { Problem, ProblemCode } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Store } from '../../../shared/model/store.ts';
import { type PstError, type PstItem, readOutbox } from '../../formats/pst/outbox.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Run } from '../client.ts';
import { makeProblem, readProblem } from '../problem.ts';
import type { DataFile } from './data-files.ts';

export type CollectedStores = {
  readonly stores: readonly Store[];
  readonly outbox: readonly OutboxItem[];
  readonly problems: readonly Problem[];
};

/**
 * The data files of a profile, and what waits in their outboxes. A file on a network share is not opened: that could wake or hold a
 * computer far away. One that is missing, held or damaged is named, and its outbox counts as not seen.
 */
export async function collectStores(
  profile: Profile,
  machine: Machine,
  files: readonly (DataFile & { readonly accounts: readonly Account[] })[],
  run: Run,
): Promise<CollectedStores> {
  const stores: Store[] = [];
  const outbox: OutboxItem[] = [];
  const problems: Problem[] = [];
  for (const [at, { path, kind, accounts }] of files.entries()) {
    run.signal.throwIfAborted();
    const [account] = accounts;
    // An .ost is the copy of some account, also where the profile does not say of which.
    const sends = accounts.length > 0 || kind === 'ost';
    const blinds = sends ? (['outbox', 'stores'] as const) : (['stores'] as const);
    if (path.startsWith('\\\\')) {
      problems.push(makeProblem('store-on-network', profile.id, blinds, { file: path }));
      continue;
    }
    const stat = await machine.stat(path);
    if (!stat.ok) {
      problems.push(readProblem(stat.error, profile.id, path, blinds));
      continue;
    }
    const store: Store = {
      id: `${profile.id}/store/${at + 1}`,
      profile: profile.id,
      account: account?.id ?? null,
      role: sends ? 'outbox' : 'other',
      format: kind,
      path,
      size: stat.value.size,
      messages: null,
      sources: { path: { file: path, line: null, key: null, by: 'program' } },
    };
    const exchange = accounts.some(({ incoming }) => incoming.protocol === 'exchange');
    const read = await machine.withSource(path, (source) => readOutbox(source, { exchange, signal: run.signal }));
    if (!read.ok) problems.push(readProblem(read.error, profile.id, path, blinds));
    else if (!read.value.ok) problems.push(unread(read.value.error, profile, path, blinds));
    else {
      const { outbox: items, faults } = read.value.value;
      if (faults.length > 0)
        problems.push(makeProblem('file-damaged', profile.id, blinds, { file: path, count: faults.length }));
      outbox.push(...(items ?? []).map((item) => itemOf(profile, account ?? null, store, item, machine.takenAt)));
      stores.push({ ...store, messages: items?.length ?? null });
      continue;
    }
    stores.push(store);
  }
  return { stores, outbox, problems };
}

const codes: Readonly<Partial<Record<PstError['code'], ProblemCode>>> = { changed: 'file-changed', cut: 'file-cut' };

function unread(error: PstError, profile: Profile, file: string, blinds: readonly ('outbox' | 'stores')[]): Problem {
  return makeProblem(codes[error.code] ?? 'store-not-determined', profile.id, blinds, { file });
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
