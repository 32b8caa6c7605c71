import type { Identity } from '../../../shared/model/account.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { MessageHead } from '../../formats/mbox.ts';

/** Where a queued message stands: its folder's file and offset, or its own file. */
export type Place = { readonly file: string; readonly offset: number | null; readonly size: number };

/** Status bit of a message that has left or was deleted and waits for the next compaction (measured on 153.7 ESR). */
export const expunged = 0x0008;

/**
 * A queued message as an outbox item. A refused one looks like any other on disk, the reason is written nowhere (measured on
 * 153.7 ESR), so its state is `waiting`; only its identity tells which account it would leave through.
 */
export function itemOf(profile: Profile, head: MessageHead, place: Place, identities: readonly Identity[]): OutboxItem {
  const identity = identities.find((one) => one.key === head.identityKey);
  const source = { file: place.file, line: null, key: null, by: 'program' } as const;
  return {
    id: `${profile.id}/outbox/${place.offset ?? place.file.split(/[\\/]/).at(-1)}`,
    profile: profile.id,
    account: identity?.account ?? null,
    identity: identity?.id ?? null,
    identityKey: head.identityKey,
    state: 'waiting',
    queuedAt: head.date ?? head.fromLineDate,
    size: place.size,
    messageId: head.messageId,
    subject: head.subject,
    from: head.from,
    recipients: head.recipients,
    failure: null,
    folder: place.file,
    offset: place.offset,
    sources: {
      queuedAt: source,
      identityKey: { ...source, key: 'X-Identity-Key' },
      state: { ...source, key: 'X-Mozilla-Status' },
      size: source,
      subject: source,
      messageId: { ...source, key: 'Message-ID' },
    },
  };
}
