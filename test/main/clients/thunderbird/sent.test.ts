import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../../../shared/evaluate.ts';
import { homeFolder, scanFolder } from '../../../support/homes.ts';

const root = mkdtempSync(path.join(tmpdir(), 'sent-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;

type Copy = { readonly id: string; readonly at: string };
const queued = '987942f5-61e5-4734-8282-5b43d917b8fb@example.test';

/** An index in Thunderbird's form, a row for each copy. */
function indexOf(copies: readonly Copy[]): string {
  const rows = copies.map(({ id, at }, row) => {
    const seconds = (Date.parse(at) / 1000).toString(16);
    return `[${(row + 1).toString(16)}(^82=${id})(^83=${seconds})(^84=Report)]`;
  });
  return `// <!-- <mdb:mork:z v="1.4"/> -->
< <(a=c)> (80=ns:msg:db:row:scope:msgs:all)(81=ns:msg:db:table:kind:msgs)(82=message-id)(83=date)(84=subject)>
{1:^80 {(k^81:c)(s=9)} ${rows.join('\n')}}`;
}

/** A home in which anna has a message in the outbox (Message-ID `queued`), and this in the index of her Sent folder. */
async function scanned(index: string | null, home = 'stuck-outbox') {
  made += 1;
  const folder = path.join(root, String(made));
  cpSync(homeFolder(home), folder, { recursive: true });
  const mail = path.join(folder, 'files/home/anna/.thunderbird/k3v9x2ab.default-default/ImapMail/imap.example.test');
  if (index !== null) writeFileSync(path.join(mail, 'Sent.msf'), index);
  return scanFolder(folder);
}
const at = (time: string) => `2026-11-24T${time}:00.000Z`;
const copies = (id: string, ...times: string[]): Copy[] => times.map((time) => ({ id, at: at(time) }));

describe('what was sent', () => {
  it('is kept where the same message waits in the outbox, also once', async () => {
    const { sent } = await scanned(indexOf([...copies(queued, '09:00'), ...copies('other@example.test', '09:00')]));
    expect(sent).toMatchObject([{ messageId: `<${queued}>`, sentAt: at('09:00'), subject: 'Report' }]);
  });

  it('is kept where one message was sent at three times, though it waits no longer', async () => {
    const loop = copies('loop@example.test', '09:00', '09:10', '09:20');
    const inventory = await scanned(indexOf([...loop, ...copies('twice@example.test', '09:00', '09:10')]));
    expect(inventory.sent.map(({ messageId }) => messageId)).toEqual(Array(3).fill('<loop@example.test>'));
    const [finding, ...others] = evaluate(inventory, ['outbox-item-loops']).findings;
    expect(finding).toMatchObject({ message: 'sentRepeatedly', params: { copies: 3, subject: 'Report' } });
    expect(others).toEqual([]);
  });

  it('is not kept for a folder that was copied into itself: every message three times, each with one time', async () => {
    const folder = Array.from({ length: 500 }, (_, one) => copies(`${one}@example.test`, '09:00')).flat();
    expect((await scanned(indexOf([...folder, ...folder, ...folder]))).sent).toEqual([]);
  });

  it('is not asked where the outbox is empty', async () => {
    const index = indexOf(copies('loop@example.test', '09:00', '09:10', '09:20'));
    expect((await scanned(index, 'control-clean')).sent).toEqual([]);
  });

  it('is not known where the index is cut: said, and the check is inconclusive', async () => {
    const inventory = await scanned(indexOf(copies(queued, '09:00', '09:10')).slice(0, -20));
    expect(inventory.problems).toMatchObject([{ code: 'sent-partly-read', blinds: ['sent'] }]);
    expect(evaluate(inventory, ['outbox-item-loops']).outcomes).toMatchObject([{ kind: 'inconclusive' }]);
  });
});
