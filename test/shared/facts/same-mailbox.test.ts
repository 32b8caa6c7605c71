import { describe, expect, it } from 'vitest';
import { mailboxKey, sameMailbox } from '../../../shared/facts/same-mailbox.ts';
import type { Account } from '../../../shared/model/account.ts';
import { anAccount, imap, pop3 } from '../../support/inventory.ts';

const at = (host: string, user: string, address: string | null = null, key = 'account1'): Account =>
  anAccount({ key, address, incoming: imap({ host, user }) });
const other = (host: string, user: string, address: string | null = null): Account =>
  at(host, user, address, 'account2');

describe('sameMailbox', () => {
  it.each<[string, Account, Account, string]>([
    [
      'one server, one address',
      at('imap.example.test', 'anna@example.test'),
      other('imap.example.test', 'anna@example.test'),
      'same',
    ],
    [
      'IMAP and POP3 names of one host',
      at('imap.example.test', 'anna@example.test'),
      other('pop.example.test', 'anna@example.test'),
      'same',
    ],
    [
      'a numbered server of one hoster',
      at('w01.hoster.example', 'anna@shop.test'),
      other('imap.hoster.example', 'anna@shop.test'),
      'same',
    ],
    [
      'domain in capitals',
      at('imap.example.test', 'anna@Example.Test'),
      other('imap.example.test', 'anna@example.test'),
      'same',
    ],
    ['a bare name on one host', at('imap.example.test', 'anna'), other('pop3.example.test', 'anna'), 'same'],
    [
      'local part in capitals',
      at('imap.example.test', 'Anna@example.test'),
      other('imap.example.test', 'anna@example.test'),
      'likely',
    ],
    [
      'bare name and address',
      at('imap.example.test', 'anna'),
      other('mail.example.test', 'anna@example.test'),
      'likely',
    ],
    [
      'bare name at a hoster, with its address',
      at('imap.hoster.example', 'anna', 'anna@shop.test'),
      other('imap.hoster.example', 'anna@shop.test'),
      'likely',
    ],
    [
      'own name and name of the hoster',
      at('mail.shop.test', 'anna@shop.test'),
      other('imap.hoster.example', 'anna@shop.test'),
      'likely',
    ],
    [
      'a proxy on this computer',
      at('127.0.0.1', 'anna@shop.test'),
      other('imap.hoster.example', 'anna@shop.test'),
      'likely',
    ],
    [
      'both domains of Google',
      at('imap.gmail.com', 'anna@googlemail.com'),
      other('imap.gmail.com', 'anna@gmail.com'),
      'same',
    ],
    [
      'another domain',
      at('imap.hoster.example', 'anna@shop.test'),
      other('imap.hoster.example', 'anna@club.test'),
      'no',
    ],
    [
      'bare name and an address elsewhere',
      at('imap.hoster.example', 'anna'),
      other('imap.hoster.example', 'anna@shop.test'),
      'no',
    ],
    [
      'bare name at another domain',
      at('imap.example.test', 'anna'),
      other('imap.example.org', 'anna@example.org'),
      'no',
    ],
    ['another local part', at('imap.example.test', 'anna'), other('imap.example.test', 'ben@example.test'), 'no'],
    [
      'a bare name at two customers of one hoster',
      at('a.hoster.example', 'info'),
      other('b.hoster.example', 'info'),
      'no',
    ],
    [
      'the old and the new hoster',
      at('imap.old.example', 'anna@shop.test'),
      other('imap.new.example', 'anna@shop.test'),
      'no',
    ],
    [
      'one address for two mailboxes',
      at('imap.example.test', 'anna', 'info@example.test'),
      other('imap.example.test', 'info', 'info@example.test'),
      'no',
    ],
  ])('%s', (_, one, two, likeness) => {
    expect([sameMailbox(one, two), sameMailbox(two, one)]).toEqual([likeness, likeness]);
  });

  it('does not care by which protocol, or where the mail is delivered', () => {
    const deferred = anAccount({
      key: 'account2',
      incoming: pop3({ deliversTo: 'thunderbird:ada/main/account9' }, { host: 'pop.example.com' }),
    });
    expect(sameMailbox(anAccount(), deferred)).toBe('same');
  });

  it('takes the address of an Exchange account without a server, and is never certain then', () => {
    const exchange = anAccount({ key: 'account2', incoming: { protocol: 'exchange', api: 'ews', endpoint: null } });
    expect(sameMailbox(anAccount(), exchange)).toBe('likely');
  });

  it('takes the address where a program names no server, and only for IMAP and POP3', () => {
    const unnamed = (type: string) =>
      anAccount({ key: 'account2', incoming: { protocol: 'other', type, endpoint: null } });
    for (const type of ['service/imap', 'service/pop3'])
      expect([sameMailbox(anAccount(), unnamed(type)), mailboxKey(unnamed(type))]).toEqual([
        'likely',
        'ada@example.com',
      ]);
    for (const type of ['service', 'service/OutlookCom', 'nntp'])
      expect([sameMailbox(anAccount(), unnamed(type)), mailboxKey(unnamed(type))]).toEqual(['no', null]);
    expect(sameMailbox(anAccount({ incoming: imap({ user: 'ben@example.com' }) }), unnamed('service/imap'))).toBe('no');
  });

  it('finds no mailbox in local folders and news', () => {
    const local = anAccount({ key: 'account2', address: null, incoming: { protocol: 'local' } });
    expect([sameMailbox(anAccount(), local), mailboxKey(local)]).toEqual(['no', null]);
  });
});

describe('mailboxKey', () => {
  it('is one for what may be one mailbox', () => {
    expect(mailboxKey(at('imap.example.test', 'anna'))).toBe('anna@example.test');
    expect(mailboxKey(at('mail.example.test', 'Anna@example.test'))).toBe('anna@example.test');
  });
});
