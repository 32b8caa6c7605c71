import { describe, expect, it } from 'vitest';
import { checks } from '../../../shared/checks/index.ts';
import { fixesOf } from '../../../shared/facts/fix-kinds.ts';
import { translator } from '../../../shared/messages/format.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { guideFor, isGuideNote } from '../../../shared/reports/guide.ts';
import {
  aCredential,
  anAccount,
  anInventory,
  anObservation,
  anOutboxItem,
  aProfile,
  aSetting,
  aStore,
  aSubmission,
  imap,
  pop3,
} from '../../support/inventory.ts';

const finding = (check: string, subject: string, change: Partial<Finding> = {}): Finding => ({
  id: `${check}:1`,
  check,
  severity: 'warning',
  message: 'any',
  subject,
  related: [],
  params: {},
  evidence: [],
  sureness: 'seen',
  ...change,
});

const versions = { '2010': '14.0', '2013': '15.0', later: '16.0' } as const;
type Version = keyof typeof versions;

/** One computer with classic Outlook of a version, and one thing of every kind that a finding may be about. */
function computer(version: Version, change: Partial<Inventory> = {}) {
  const profile = `outlook:anna/${versions[version]}/Work`;
  const id = `${profile}/00000002`;
  const of = { profile };
  const account = anAccount({
    id,
    ...of,
    client: 'outlook',
    name: 'Anna at work',
    address: 'anna@example.com',
    incoming: pop3({ leaveOnServer: false }, { user: 'anna@example.com', port: 110, tls: 'cleartext' }),
    directory: 'C:\\Users\\anna\\Documents\\anna.pst',
  });
  const exchange = anAccount({
    id: `${profile}/00000003`,
    ...of,
    client: 'outlook',
    name: 'Exchange',
    incoming: { protocol: 'exchange', api: 'mapi', endpoint: null },
  });
  const server = aSubmission({ id: `${id}/smtp`, ...of });
  const store = aStore({ id: `${profile}/store/1`, ...of, account: id, format: 'pst', path: 'D:\\Mail\\anna.pst' });
  const item = anOutboxItem({ id: `${store.id}/outbox/200024`, ...of, account: id });
  const seen = anObservation({ id: `${profile}/observation/1`, ...of, account: id });
  const signIn = aCredential({
    id: `${profile}/sign-in/1`,
    ...of,
    store: 'windows-credential-manager',
    origin: 'MicrosoftOffice16_Data:SSPI:anna@example.com',
  });
  const setting = aSetting('send-immediately', false, { id: `${profile}/setting/send-immediately`, ...of });
  const addIn = {
    id: `${profile}/add-in/Example`,
    ...of,
    name: 'Example add-in',
    loads: false,
    setAside: 'crashed' as const,
    keptOn: false,
    sources: {},
  };
  const spare = aProfile({ id: `${profile} old`, client: 'outlook', name: 'Work old', use: 'other' });
  const inventory = anInventory({
    clients: ['outlook'],
    profiles: [aProfile({ id: profile, client: 'outlook', version: versions[version] }), spare],
    accounts: [account, exchange],
    identities: [],
    submissions: [server],
    credentials: [signIn],
    stores: [store],
    outbox: [item],
    observations: [seen],
    settings: [setting],
    addIns: [addIn],
    ...change,
  });
  const identity = `${id}/identity`;
  return { inventory, profile, account, identity, server, store, item, seen, signIn, setting, addIn };
}
type Computer = ReturnType<typeof computer>;

const told = (one: Finding, inventory: Inventory, language: 'en' | 'de' = 'en') =>
  (guideFor(one, inventory) ?? []).map(({ key, params }) => translator(language)(`guide.${key}`, params));

/** What each check's finding is about in Outlook, and words that must stand in the steps. */
const cases: [check: string, subject: keyof Computer, ...words: string[]][] = [
  ['activesync-at-web-host', 'account', 'IMAP', 'anna@example.com', 'port 993', 'Remove'],
  ['add-in-set-aside', 'addIn', '“Example add-in”'],
  ['app-password-needed', 'account', 'app password', 'Password'],
  ['archive-missing', 'store', 'D:\\Mail\\anna.pst', 'Data Files', 'Remove'],
  ['connection-cleartext', 'account', 'This server requires an encrypted connection', '995', 'Change the password'],
  ['connection-cleartext', 'server', 'outgoing server (SMTP)', '465'],
  ['data-file-in-synced-folder', 'store', 'move D:\\Mail\\anna.pst', 'Close Outlook'],
  ['data-file-missing', 'store', 'D:\\Mail\\anna.pst', 'Put it back'],
  ['data-file-near-limit', 'store', 'Compact Now'],
  ['data-file-on-share', 'store', 'copy D:\\Mail\\anna.pst'],
  ['identity-uses-foreign-submission', 'identity', 'example.com', 'outgoing mail server'],
  ['last-attempt-failed', 'seen', 'Send/Receive All Folders', '“Anna at work”', 'Compare'],
  ['mailbox-configured-twice', 'account', 'C:\\Users\\anna\\Documents\\anna.pst', 'Remove', 'Delete no data file'],
  ['office-sign-in-doubled', 'signIn', 'MicrosoftOffice16_Data:SSPI:anna@example.com', 'Windows Credentials'],
  ['office-sign-in-orphaned', 'signIn', 'MicrosoftOffice16_Data:SSPI:anna@example.com'],
  ['outbox-hides-receipt', 'store', 'Send/Receive All Folders', 'start it again'],
  ['outbox-item-loops', 'item', 'Work Offline', 'Drafts'],
  ['outbox-item-maybe-delivered', 'item', 'Ask one recipient'],
  ['outbox-item-oversized', 'item', 'Drafts', 'link'],
  ['outbox-item-parked', 'item', 'Choose Send'],
  ['outbox-item-stuck', 'item', 'Send/Receive All Folders', 'Work Offline', 'Drafts'],
  ['outbox-waits-by-design', 'item', 'Send/Receive All Folders'],
  ['password-rejected', 'account', 'Password', '“Anna at work”'],
  ['password-sign-in-ending', 'account', 'app password'],
  ['password-sign-in-retired', 'account', 'app password'],
  ['pop3-empties-shared-mailbox', 'account', 'Leave a copy of messages on the server', 'Include the selected account'],
  ['pop3-expires-shared-mailbox', 'account', 'Leave a copy', 'Remove from server after'],
  ['pop3-only-copy-here', 'account', 'Leave a copy of messages on the server', 'Remove from server after'],
  ['profile-left-for-new-outlook', 'setting', 'Email accounts', '“New Outlook”'],
  ['profile-swapped', 'profile', 'Show Profiles', '“Work old”'],
  ['server-name-retired', 'account', 'the names that the host of your mailbox tells you'],
  ['server-names-disagree', 'account', 'Compare server names'],
  ['shared-mailbox-mail-waits', 'setting', '“Exchange”', 'Use Cached Exchange Mode'],
  ['submission-port-25', 'server', 'More Settings', '465'],
  ['submission-user-differs', 'server', 'Use same settings as my incoming mail server'],
  ['submission-without-sign-in', 'server', 'requires authentication'],
];
const idOf = (seen: Computer, key: keyof Computer): string => {
  const one = seen[key];
  return typeof one === 'string' ? one : 'id' in one ? one.id : '';
};
/** The second profile is what the findings about a whole profile name beside it. */
const about = (check: string, seen: Computer, key: keyof Computer): Finding =>
  finding(check, idOf(seen, key), key === 'profile' ? { related: [`${seen.profile} old`] } : {});

describe.each(['2010', '2013', 'later'] as const)('steps in Outlook, version %s', (version) => {
  const seen = computer(version);

  it.each(cases)(
    'for %s on %s name what to press and to type',
    (check: string, subject: keyof Computer, ...words: string[]) => {
      const one = about(check, seen, subject);
      const text = told(one, seen.inventory).join('\n');
      for (const word of words) expect(text).toContain(word);
      expect(text).toContain('Then look again');
      expect(text).toContain('not confirmed');
      expect(text).not.toMatch(/\{|undefined/);
    },
  );

  it.each(cases)(
    'for %s on %s are there in German, with the English names beside',
    (check: string, subject: keyof Computer) => {
      const one = about(check, seen, subject);
      const german = told(one, seen.inventory, 'de');
      const english = told(one, seen.inventory);
      expect(german).toHaveLength(english.length);
      for (const [at, line] of german.entries()) expect(line).not.toBe(english[at]);
      // A name in quotation marks that is Outlook's own has the English one in brackets; values and names of the user have none.
      if (/Choose (?:Send|Next|OK|More)/.test(english.join('\n')))
        expect(german.join('\n')).toMatch(/\((?:Send|Next|More|Leave|My)/);
    },
  );

  it('lead to the list of accounts by the menus of that version', () => {
    const [first] = told(finding('pop3-empties-shared-mailbox', seen.account.id), seen.inventory);
    expect(first).toContain(
      {
        '2010': 'In Outlook 2010, choose File > Info > Account Settings > Account Settings.',
        '2013': 'In Outlook 2013, choose File > Info > Account Settings > Account Settings.',
        later: 'File > Account Settings > Manage Profiles, then Email Accounts.',
      }[version],
    );
  });

  it('lead to an add-in by the menus of that version', () => {
    expect(told(finding('add-in-set-aside', seen.addIn.id), seen.inventory).join('\n')).toContain(
      {
        '2010': 'Manage: Disabled Items > Go',
        '2013': 'Slow and Disabled Add-Ins',
        later: 'Slow and Disabled COM Add-ins',
      }[version],
    );
  });

  it('name the shorter way to the password where there is one', () => {
    const text = told(finding('password-rejected', seen.account.id), seen.inventory).join('\n');
    expect(text.includes('Update Password')).toBe(version === 'later');
  });

  it('say where no sign-in page is known', () => {
    const text = told(finding('password-sign-in-retired', seen.account.id), seen.inventory).join('\n');
    expect(text).toContain(version === 'later' ? 'File > Add Account, type anna@example.com' : 'We know of no way');
  });

  it('name the type of encryption as that version does', () => {
    const text = told(finding('submission-port-25', seen.server.id), seen.inventory).join('\n');
    expect(text).toContain(version === 'later' ? 'choose SSL/TLS as the type' : 'choose SSL as the type');
  });
});

describe('values in the steps', () => {
  it('are the provider’s where it publishes them, and nobody needs to be asked', () => {
    const { inventory, account } = computer('later');
    const incoming = imap({ host: 'imap.gmx.net', port: 143, tls: 'cleartext' });
    const own = { ...account, address: 'anna@gmx.de', incoming };
    const text = told(finding('connection-cleartext', own.id), { ...inventory, accounts: [own] }).join('\n');
    expect(text).toContain('type 993 as its port');
    expect(text).toContain('the values that GMX publishes');
    expect(text).not.toContain('Ask whoever runs');
  });

  it('ask for a new password only where the old one may have been seen', () => {
    const { inventory, server } = computer('later');
    const of = (message: string) => told(finding('connection-cleartext', server.id, { message }), inventory).join('\n');
    expect(of('password')).toContain('Change the password');
    expect(of('mail')).not.toContain('Change the password');
  });

  it('are asked for where the provider is not known', () => {
    const { inventory, account } = computer('later');
    expect(told(finding('connection-cleartext', account.id), inventory).join('\n')).toContain(
      'Ask whoever runs pop.example.com first',
    );
  });

  it('are the new servers where the provider of the address has them', () => {
    const { inventory, account } = computer('later');
    const own = { ...account, address: 'anna@gmx.de', incoming: pop3({}, { host: 'pop.fsnet.co.uk' }) };
    const text = told(finding('server-name-retired', own.id), { ...inventory, accounts: [own] }).join('\n');
    expect(text).toContain('incoming mail server, type pop.gmx.net');
    expect(text).toContain('outgoing mail server (SMTP), type mail.gmx.net');
  });

  it.each([
    ['2013', 'Choose the tab Advanced'],
    ['later', 'Choose Next or Connect'],
  ] as const)('are the provider’s for an account that is added anew in %s', (version, page) => {
    const { inventory, account } = computer(version);
    const incoming = { protocol: 'eas' as const, endpoint: null };
    const own = { ...account, address: 'anna@gmx.de', incoming };
    const text = told(finding('activesync-at-web-host', own.id), { ...inventory, accounts: [own] }).join('\n');
    expect(text).toContain('incoming mail server, type imap.gmx.net');
    expect(text).toContain(page);
    expect(text.includes('tab Advanced')).toBe(version === '2013');
    expect(text).toContain('type 993 as its port');
    expect(text).not.toContain('that your host names');
  });

  it('hold the account’s own name and file, and nothing of another account', () => {
    const { inventory, account } = computer('later');
    const other = anAccount({ ...account, id: `${account.id}9`, name: 'Somebody else', directory: 'E:\\other.pst' });
    const text = told(finding('mailbox-configured-twice', account.id), {
      ...inventory,
      accounts: [other, account],
    }).join('\n');
    expect(text).not.toContain('Somebody else');
    expect(text).not.toContain('E:\\other.pst');
  });
});

describe('steps in Outlook', () => {
  it('leave alone what an administrator holds', () => {
    const { inventory, setting } = computer('later');
    const held = { ...setting, sources: { value: { file: null, line: null, key: 'x', by: 'policy' as const } } };
    const one = finding('outbox-waits-by-design', setting.id, { message: 'sendsLater' });
    expect(told(one, { ...inventory, settings: [held] })).toEqual([
      'Your organisation sets this. Ask whoever looks after this computer.',
    ]);
  });

  it('switch sending at once on where only that is off, and tell how to send a scheduled one earlier', () => {
    const { inventory, setting, item } = computer('2013');
    const later = finding('outbox-waits-by-design', setting.id, { message: 'sendsLater' });
    expect(told(later, inventory).join('\n')).toContain('Send immediately when connected');
    const scheduled = finding('outbox-waits-by-design', item.id, { message: 'scheduled' });
    expect(told(scheduled, inventory).join('\n')).toContain('Do not deliver before');
  });

  it('never move a cache, which Outlook makes anew from the server', () => {
    const { inventory, store } = computer('later');
    const cache = { ...store, format: 'ost' as const, path: 'D:\\Mail\\anna.ost' };
    expect(guideFor(finding('data-file-missing', store.id), { ...inventory, stores: [cache] })).toBeNull();
  });

  it('end with where the names are from, which is no step', () => {
    const { inventory, account } = computer('later');
    const steps = guideFor(finding('pop3-only-copy-here', account.id), inventory) ?? [];
    expect(steps.map(isGuideNote)).toEqual([...steps.slice(1).map(() => false), true]);
  });

  it('warn of what goes with an account that has no data file of its own', () => {
    const { inventory, account } = computer('later');
    const cached = { ...account, incoming: imap(), directory: 'C:\\Users\\anna\\anna.ost' };
    const text = told(finding('mailbox-configured-twice', account.id), { ...inventory, accounts: [cached] }).join('\n');
    expect(text).toContain('Its mail stays on the server');
    expect(text).not.toContain('anna.ost');
  });

  it('untick the removal that Outlook ticks by itself with the copy', () => {
    const { inventory, account } = computer('2010');
    const text = told(finding('pop3-empties-shared-mailbox', account.id), inventory).join('\n');
    expect(text).toMatch(/Leave a copy.*Untick “Remove from server after/s);
    expect(text).toContain('does not go back to the server');
  });

  it('are few for new Outlook, whose settings are not on this computer', () => {
    const id = 'outlook-new:anna/olk/1';
    const account = anAccount({ id, client: 'outlook-new', name: 'anna@example.com' });
    const inventory = anInventory({ accounts: [account] });
    expect(told(finding('mailbox-configured-twice', id), inventory).join('\n')).toContain('Email accounts');
    expect(guideFor(finding('server-names-disagree', id), inventory)).toBeNull();
  });
});

/** These judge what is never read of Outlook: its rules, its clean-up at exit, files that a Thunderbird profile set aside, its interval. */
const notReadOfOutlook = new Set([
  'check-interval-short',
  'filter-hides-mail',
  'filter-target-missing',
  'junk-expires',
  'profile-settings-lost',
  'saved-passwords-lost',
  'sent-copy-off',
  'trash-emptied-on-exit',
]);
const spoken = checks.filter(
  ({ meta: { id, clients } }) => !notReadOfOutlook.has(id) && (clients === 'any' || clients.includes('outlook')),
);
/** Menus, folders and files that only Thunderbird has. */
const onlyThunderbird =
  /Thunderbird|Local Folders|Send Unsent|Message Filters|Config Editor|about:profiles|Copies & Folders|Junk Settings|Saved Passwords|Leave messages on server|prefs\.js|logins\.json|≡|Lokale Ordner|Konten-Einstellungen|Server-Einstellungen|„Nachrichten auf dem Server belassen|Passwörter“/;

describe('what a person does about a finding in Outlook', () => {
  it.each(spoken.map(({ meta }) => [meta.id, meta.fixes] as const))('%s is offered as guided only', (_id, fixes) => {
    expect(fixesOf(fixes, 'outlook:anna/16.0/Work/00000002').map(({ kind }) => kind)).toEqual(['guided']);
  });

  it.each(spoken.map(({ meta }) => [meta.id] as const))('%s sends nobody to menus of another program', (check) => {
    const seen = computer('later');
    const subjects = cases.filter(([id]) => id === check).map(([, key]) => key);
    for (const language of ['en', 'de'] as const) {
      const hand = translator(language)(`check.${check}.hand`);
      // The check's own words stand in the reports for every program at once: they name Thunderbird's menus only beside Outlook's.
      if (onlyThunderbird.test(hand)) expect(hand, `${check} in ${language}`).toContain('Outlook');
      for (const subject of subjects)
        expect(told(about(check, seen, subject), seen.inventory, language).join('\n')).not.toMatch(onlyThunderbird);
      if (subjects.length === 0) expect(hand, `${check} has no steps`).not.toMatch(onlyThunderbird);
    }
  });

  it('names only checks that there are', () => {
    const known = new Set(checks.map(({ meta }) => meta.id));
    for (const id of [...notReadOfOutlook, ...cases.map(([check]) => check)]) expect(known).toContain(id);
  });
});
