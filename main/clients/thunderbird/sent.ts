import type { Account, Identity } from '../../../shared/model/account.ts';
import type { OutboxItem, SentItem } from '../../../shared/model/outbox.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { type IndexedMessage, readFolderIndex } from '../../formats/msf.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Run } from '../client.ts';
import { makeProblem, readProblem } from '../problem.ts';
import { accountOfFolder, folderFile, parseFolderAddress } from './folders.ts';

const indexLimit = 16 * 1024 * 1024;
/** From so many sendings on, a message is kept although it is not queued. Twice may be on purpose. */
const manySendings = 3;

type Known = {
  readonly accounts: readonly Account[];
  readonly identities: readonly Identity[];
  readonly outbox: readonly OutboxItem[];
};

/**
 * Which queued messages were already sent, and how often: asked only when something is queued, and answered by the indexes of the
 * Sent folders of the senders, never by the mail itself. Kept are messages that are also in the queue, and what these folders hold
 * again and again.
 */
export async function collectSent(
  profile: Profile,
  machine: Machine,
  { accounts, identities, outbox }: Known,
  run: Run,
): Promise<{ sent: SentItem[]; problems: Problem[] }> {
  const wanted = new Set(outbox.flatMap((item) => (item.messageId === null ? [] : [bare(item.messageId)])));
  const senders = new Set(outbox.map((item) => item.identity));
  const sent: SentItem[] = [];
  const problems: Problem[] = [];
  const done = new Set<string>();
  for (const identity of identities) {
    if (!senders.has(identity.id) || !identity.keepsCopy || wanted.size === 0) continue;
    run.signal.throwIfAborted();
    const address = identity.sentFolder === null ? null : parseFolderAddress(identity.sentFolder);
    const account = address ? accountOfFolder(address, accounts) : undefined;
    const path = address && account ? folderFile(machine, account, address.path) : null;
    if (path === null || done.has(path)) continue;
    done.add(path);
    const file = `${path}.msf`;
    const read = await machine.read(file, indexLimit);
    if (!read.ok) {
      // Neither index nor folder: this program has filed nothing there. A folder that lost its index is another thing.
      if (read.error.code !== 'missing') problems.push(readProblem(read.error, profile.id, file, ['sent']));
      else if ((await machine.stat(path)).ok)
        problems.push(makeProblem('sent-partly-read', profile.id, ['sent'], { file: path }));
      continue;
    }
    const index = readFolderIndex(read.value);
    if (index.faults.length > 0) problems.push(makeProblem('sent-partly-read', profile.id, ['sent'], { file: path }));
    const repeated = sentRepeatedly(index.messages);
    for (const [at, message] of index.messages.entries())
      if (message.messageId !== null && (wanted.has(bare(message.messageId)) || repeated.has(bare(message.messageId))))
        sent.push({
          id: `${profile.id}/sent/${done.size}/${at}`,
          profile: profile.id,
          account: account?.id ?? null,
          folder: path,
          messageId: `<${bare(message.messageId)}>`,
          sentAt: message.date,
          subject: message.subject ?? '',
        });
  }
  return { sent, problems };
}

/**
 * The Message-IDs that one folder holds with at least `manySendings` times. Rows with one and the same time are one sending: a folder
 * that was copied into itself repeats every message that way, and none of them is kept.
 */
function sentRepeatedly(messages: readonly IndexedMessage[]): ReadonlySet<string> {
  const sendings = new Set<string>();
  const counts = new Map<string, number>();
  for (const { messageId, date } of messages) {
    if (messageId === null || date === null) continue;
    const id = bare(messageId);
    const sending = `${date} ${id}`;
    if (sendings.has(sending)) continue;
    sendings.add(sending);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([id, count]) => (count >= manySendings ? [id] : [])));
}

/** The index keeps Message-IDs without their angle brackets. */
const bare = (messageId: string) => messageId.replace(/^<|>$/g, '');
