import type { Account, Identity } from '../../../shared/model/account.ts';
import type { OutboxItem, SentItem } from '../../../shared/model/outbox.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { readFolderIndex } from '../../formats/msf.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Run } from '../client.ts';
import { makeProblem, readProblem } from '../problem.ts';
import { accountOfFolder, folderFile, parseFolderAddress } from './folders.ts';

const indexLimit = 16 * 1024 * 1024;

type Known = {
  readonly accounts: readonly Account[];
  readonly identities: readonly Identity[];
  readonly outbox: readonly OutboxItem[];
};

/**
 * Which queued messages were already sent, and how often: asked only when something is queued, and answered by the indexes of the
 * Sent folders of the senders, never by the mail itself. Only messages that are also in the queue are kept.
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
    for (const [at, message] of index.messages.entries())
      if (message.messageId !== null && wanted.has(bare(message.messageId)))
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

/** The index keeps Message-IDs without their angle brackets. */
const bare = (messageId: string) => messageId.replace(/^<|>$/g, '');
