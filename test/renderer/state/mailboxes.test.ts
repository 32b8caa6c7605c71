import { expect, it } from 'vitest';
import { groupByMailbox } from '../../../renderer/state/mailboxes.ts';
import type { Account } from '../../../shared/model/account.ts';
import { anAccount } from '../../support/inventory.ts';

const inNew = (type: string, address = 'ada@example.com'): Account =>
  anAccount({
    profile: 'outlook-new:ada/main',
    client: 'outlook-new',
    address,
    incoming: { protocol: 'other', type, endpoint: null },
  });
const kinds = (...accounts: Account[]) =>
  groupByMailbox(accounts).map(({ kind, accounts: members }) => [kind, members.length]);

it('puts an account of new Outlook beside the one that has its address, as probably the same mailbox', () => {
  expect(kinds(anAccount(), inNew('service/imap'))).toEqual([['likely', 2]]);
});

it('lets an account of new Outlook whose kind is not known stand alone, and not among the folders on this disk', () => {
  expect(kinds(anAccount(), inNew('service'))).toEqual([
    ['alone', 1],
    ['alone', 1],
  ]);
});

it('puts local folders and news last', () => {
  const local = anAccount({ key: 'account2', address: null, incoming: { protocol: 'local' } });
  const news = anAccount({ key: 'account3', incoming: { protocol: 'other', type: 'nntp', endpoint: null } });
  expect(kinds(local, news, inNew('service/pop3'))).toEqual([
    ['alone', 1],
    ['local', 1],
    ['local', 1],
  ]);
});
