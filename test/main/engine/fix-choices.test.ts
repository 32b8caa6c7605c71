import { describe, expect, it } from 'vitest';
import connectionEncrypt from '../../../main/fixes/connection-encrypt.ts';
import outboxMendSubmission from '../../../main/fixes/outbox-mend-submission.ts';
import pop3StopChecking from '../../../main/fixes/pop3-stop-checking.ts';
import submissionSignInOn from '../../../main/fixes/submission-sign-in-on.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { anAccount, anIdentity, anInventory, anOutboxItem, aSubmission, imap, pop3 } from '../../support/inventory.ts';

const about = (check: string, subject: string, related: string[] = []): Finding => ({
  id: `${check}:1`,
  check,
  severity: 'warning',
  message: 'any',
  subject,
  related,
  params: {},
  evidence: [],
  sureness: 'seen',
});
const chosen = new Map<string, string>();

describe('whom a repair concerns', () => {
  it('the account of the finding stops, not a twin that leaves mail on the server', () => {
    const keeps = anAccount({ key: 'account1', incoming: { ...pop3(), leaveOnServer: true } as never });
    const empties = anAccount({ key: 'account3', incoming: pop3() });
    const finding = about('pop3-empties-shared-mailbox', empties.id, [keeps.id]);
    const planned = pop3StopChecking.plan({ finding, inventory: anInventory({ accounts: [keeps, empties] }), chosen });
    expect(planned).toMatchObject({ ok: true, value: { intent: { account: { id: empties.id } } } });
  });

  it('a name is given to nobody but the operator whose it is', () => {
    const server = aSubmission({ endpoint: { ...aSubmission().endpoint, host: 'mail.other.example.org', user: '' } });
    const account = anAccount({ incoming: imap({ host: 'imap.example.com', user: 'anna@example.com' }) });
    const identity = anIdentity({ account: account.id, submission: { kind: 'named', submission: server.id } });
    const inventory = anInventory({ accounts: [account], identities: [identity], submissions: [server] });
    const finding = about('submission-without-sign-in', server.id);
    expect(submissionSignInOn.plan({ finding, inventory, chosen })).toMatchObject({ error: { code: 'not-vouched' } });
  });

  it('nothing frees a queue with a message that may have arrived', () => {
    const server = aSubmission({ endpoint: { ...aSubmission().endpoint, host: 'smtp.gmx.net' } });
    const account = anAccount();
    const identity = anIdentity({ account: account.id, address: 'ada@gmx.net' });
    const outbox = [anOutboxItem({ state: 'possibly-delivered' })];
    const inventory = anInventory({ accounts: [account], identities: [identity], submissions: [server], outbox });
    for (const [fix, subject] of [
      [outboxMendSubmission, identity.id],
      [submissionSignInOn, server.id],
      [connectionEncrypt, server.id],
    ] as const)
      expect(fix.plan({ finding: about('x', subject), inventory, chosen })).toMatchObject({
        error: { code: 'maybe-delivered' },
      });
  });
});
