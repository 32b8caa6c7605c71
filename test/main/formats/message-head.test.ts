import { expect, it } from 'vitest';
import { parseMessageHead } from '../../../main/formats/message-head.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

it('reads what a queued message says of itself', () => {
  expect(parseMessageHead(profileFile('stuck-outbox', 'Mail/Local Folders/Unsent Messages'))).toEqual({
    status: 0x0800,
    hasStatus: true,
    messageId: '<987942f5-61e5-4734-8282-5b43d917b8fb@example.test>',
    date: '2026-11-23T20:37:24.000Z',
    fromLineDate: '2026-11-23T20:37:24.000Z',
    subject: 'Blocked by the server (554)',
    from: 'anna@example.test',
    recipients: 1,
    identityKey: 'id1',
    sentFolder: 'imap://anna%40example.test@imap.example.test/Sent',
  });
});
it('counts recipients, not commas in names', () => {
  const head = 'To: "Example, Ada" <ada@example.com>, ben@example.com\nCc: cara@example.com\n\n';
  expect(parseMessageHead(bytesOf(head)).recipients).toBe(3);
});
it('survives 1,000 damaged copies', () => {
  const bytes = profileFile('stuck-outbox', 'Mail/Local Folders/Unsent Messages').subarray(0, 1500);
  for (const { what, bytes: damaged } of mutations(bytes, 1000))
    expect(() => parseMessageHead(damaged), what).not.toThrow();
});
