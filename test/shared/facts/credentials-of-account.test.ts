import { describe, expect, it } from 'vitest';
import {
  doorOfAccount,
  doorOfSubmission,
  doorsOf,
  entriesAt,
  entriesOf,
  signsInWithPassword,
} from '../../../shared/facts/credentials-of-account.ts';
import { aCredential, anAccount, anEndpoint, aSubmission, imap, pop3 } from '../../support/inventory.ts';

const door = (account: ReturnType<typeof anAccount>) => {
  const found = doorOfAccount(account);
  if (!found) throw new Error('no door');
  return found;
};

describe('doors', () => {
  it('are the servers that passwords are saved for', () => {
    const news = anAccount({
      key: 'account3',
      incoming: { protocol: 'other', type: 'nntp', endpoint: anEndpoint({ host: 'news.example.com' }) },
    });
    const local = anAccount({ key: 'account4', incoming: { protocol: 'local' } });
    const accounts = [anAccount(), anAccount({ key: 'account2', incoming: pop3() }), news, local];
    const services = doorsOf(accounts, [aSubmission(), aSubmission({ key: 'ews1', type: 'ews' })]).map(
      (one) => one.service,
    );
    expect(services).toEqual(['imap', 'pop3', 'news', 'submission']);
    expect(doorOfSubmission(aSubmission({ type: 'graph' }))).toBeNull();
  });
});

describe('entries', () => {
  const mine = aCredential();
  const short = aCredential({ user: 'ada' });
  const sealed = aCredential({ user: null });
  const elsewhere = [
    aCredential({ origin: 'mailbox://imap.example.com', service: 'pop3' }),
    aCredential({ origin: 'imap://imap.example.org' }),
    aCredential({ profile: 'thunderbird:ben/main' }),
  ];
  const all = [mine, short, sealed, ...elsewhere];

  it('of a server are those of its profile, protocol and host, in any case', () => {
    expect(entriesAt(door(anAccount({ incoming: imap({ host: 'IMAP.example.com' }) })), all)).toEqual([
      mine,
      short,
      sealed,
    ]);
  });

  it('that a program takes have exactly its user name', () => {
    expect(entriesOf(door(anAccount()), all)).toEqual([mine]);
    expect(entriesOf(door(anAccount({ incoming: imap({ user: 'Ada@example.com' }) })), all)).toEqual([]);
  });

  it('of an OAuth2 account are its tokens, not the password left over', () => {
    const token = aCredential({ origin: 'oauth://issuer.example.com', service: 'oauth' });
    expect(entriesOf(door(anAccount({ incoming: imap({ method: 'oauth2' }) })), [...all, token])).toEqual([token]);
  });
});

it('knows which ways to sign in need a password for certain', () => {
  const methods = ['password-cleartext', 'password-encrypted', 'ntlm', 'oauth2', 'none', 'kerberos', 'any'] as const;
  expect(methods.map((method) => signsInWithPassword(anEndpoint({ method })))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
