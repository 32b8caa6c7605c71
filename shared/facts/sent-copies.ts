import type { OutboxItem, SentItem } from '../model/outbox.ts';

/**
 * The copies of a message in the one Sent folder that holds most of them, oldest first. Per folder, because one sending may
 * well be filed in two: two accounts that read the same mailbox, or an archive beside Sent.
 */
export function sentCopies(
  { profile, messageId }: Pick<OutboxItem, 'profile' | 'messageId'>,
  sent: readonly SentItem[],
) {
  if (messageId === null) return [];
  const folders = new Map<string, SentItem[]>();
  for (const copy of sent) {
    if (copy.profile !== profile || copy.messageId !== messageId) continue;
    const folder = folders.get(copy.folder);
    if (folder) folder.push(copy);
    else folders.set(copy.folder, [copy]);
  }
  const most = [...folders.values()].reduce<SentItem[]>((best, one) => (one.length > best.length ? one : best), []);
  return most.toSorted((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? -1 : 1));
}

/** Whether a queued message may be with its recipients already: then nothing may make it ready for sending, nor free its queue. */
export const mayHaveArrived = (item: OutboxItem, sent: readonly SentItem[]): boolean =>
  item.state === 'possibly-delivered' ||
  sent.some((copy) => copy.messageId !== null && copy.messageId === item.messageId);
