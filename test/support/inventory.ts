import type { Account, Identity, Incoming, Submission } from '../../shared/model/account.ts';
import type { CredentialEntry } from '../../shared/model/credential.ts';
import type { Endpoint } from '../../shared/model/endpoint.ts';
import type { FilterRule } from '../../shared/model/filter.ts';
import { emptySections, type Inventory, schemaVersion } from '../../shared/model/inventory.ts';
import type { Observation } from '../../shared/model/observation.ts';
import type { OutboxItem, SentItem } from '../../shared/model/outbox.ts';
import type { PopHistory } from '../../shared/model/pop-history.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Profile } from '../../shared/model/profile.ts';
import type { SetAside, Setting, Store } from '../../shared/model/store.ts';
import { product } from '../../shared/product.ts';

/** Builders of healthy things: a test changes only what it is about. Ids follow the form a real scan gives. */
export const profileId = 'thunderbird:ada/main';
export const takenAt = '2026-11-20T12:00:00.000Z';

export const anEndpoint = (change: Partial<Endpoint> = {}): Endpoint => ({
  host: 'imap.example.com',
  port: 993,
  tls: 'implicit',
  method: 'password-cleartext',
  user: 'ada@example.com',
  ...change,
});

export const aProfile = (change: Partial<Profile> = {}): Profile => ({
  id: profileId,
  client: 'thunderbird',
  edition: 'deb',
  user: 'ada',
  name: 'main',
  path: '/home/ada/.thunderbird/main',
  use: 'used',
  version: '153.7.0',
  running: 'no',
  settingsChangedAt: takenAt,
  ...change,
});

export const imap = (change: Partial<Endpoint> = {}): Incoming => ({
  protocol: 'imap',
  endpoint: anEndpoint(change),
  subscribedOnly: true,
  onDelete: 'trash',
});

export const pop3 = (
  policy: Partial<Extract<Incoming, { protocol: 'pop3' }>> = {},
  change: Partial<Endpoint> = {},
): Incoming => ({
  protocol: 'pop3',
  endpoint: anEndpoint({ host: 'pop.example.com', port: 995, ...change }),
  leaveOnServer: true,
  expireAfterDays: null,
  deleteWhenDeletedHere: false,
  headersOnly: false,
  deliversTo: null,
  ...policy,
});

export const anAccount = (change: Partial<Account> = {}): Account => {
  const key = change.key ?? 'account1';
  const profile = change.profile ?? profileId;
  return {
    id: `${profile}/${key}`,
    profile,
    client: 'thunderbird',
    key,
    name: 'ada@example.com',
    address: 'ada@example.com',
    incoming: imap(),
    checking: { atStart: true, everyMinutes: 10, fetches: true },
    cleaning: { emptiesTrashOnExit: false, junkExpiresAfterDays: null, movesJunk: false },
    isDefault: key === 'account1',
    directory: `/home/ada/.thunderbird/main/ImapMail/${key}`,
    sources: {},
    ...change,
  };
};

export const aSubmission = (change: Partial<Submission> = {}): Submission => {
  const key = change.key ?? 'smtp1';
  return {
    id: `${profileId}/${key}`,
    profile: profileId,
    key,
    type: 'smtp',
    endpoint: anEndpoint({ host: 'smtp.example.com', port: 465 }),
    isDefault: true,
    description: '',
    sources: {},
    ...change,
  };
};

export const anIdentity = (change: Partial<Identity> = {}): Identity => {
  const key = change.key ?? 'id1';
  return {
    id: `${profileId}/${key}`,
    profile: profileId,
    account: `${profileId}/account1`,
    key,
    address: 'ada@example.com',
    fullName: 'Ada Example',
    submission: { kind: 'named', submission: `${profileId}/smtp1` },
    keepsCopy: true,
    sentFolder: 'imap://ada%40example.com@imap.example.com/Sent',
    draftsFolder: 'imap://ada%40example.com@imap.example.com/Drafts',
    sources: {},
    ...change,
  };
};

export const aCredential = (change: Partial<CredentialEntry> = {}): CredentialEntry => {
  const origin = change.origin ?? 'imap://imap.example.com';
  return {
    id: `${profileId}/logins/${origin}/${change.user ?? 'ada@example.com'}`,
    profile: profileId,
    store: 'thunderbird-logins',
    service: 'imap',
    origin,
    host: origin.replace(/^[^:]*:\/\//, ''),
    user: 'ada@example.com',
    createdAt: '2026-01-01T00:00:00.000Z',
    changedAt: '2026-01-01T00:00:00.000Z',
    sources: {},
    ...change,
  };
};

export const anOutboxItem = (change: Partial<OutboxItem> = {}): OutboxItem => ({
  id: `${profileId}/outbox/0`,
  profile: profileId,
  account: `${profileId}/account1`,
  identity: `${profileId}/id1`,
  identityKey: 'id1',
  state: 'waiting',
  queuedAt: '2026-11-20T11:50:00.000Z',
  size: 2_000,
  messageId: '<1@example.com>',
  subject: 'Offer',
  from: 'ada@example.com',
  recipients: 1,
  failure: null,
  folder: '/home/ada/.thunderbird/main/Mail/Local Folders/Unsent Messages',
  offset: 0,
  sources: {},
  ...change,
});

export const aSentItem = (change: Partial<SentItem> = {}): SentItem => ({
  id: `${profileId}/sent/0`,
  profile: profileId,
  account: `${profileId}/account1`,
  folder: '/home/ada/.thunderbird/main/ImapMail/account1/Sent',
  messageId: '<1@example.com>',
  sentAt: '2026-11-20T11:50:00.000Z',
  subject: 'Offer',
  ...change,
});

export const aFilter = (change: Partial<FilterRule> = {}): FilterRule => ({
  id: `${profileId}/account1/filter/1`,
  profile: profileId,
  account: `${profileId}/account1`,
  name: 'Invoices',
  enabled: true,
  when: ['arriving', 'by-hand'],
  actions: [{ kind: 'mark-read', name: 'Mark read', target: null, targetState: null }],
  condition: 'AND (subject,contains,Invoice)',
  sources: {},
  ...change,
});

export const aStore = (change: Partial<Store> = {}): Store => ({
  id: `${profileId}/account1/store/inbox`,
  profile: profileId,
  account: `${profileId}/account1`,
  role: 'inbox',
  format: 'mbox',
  path: '/home/ada/.thunderbird/main/ImapMail/account1/INBOX',
  size: 10_000,
  messages: 3,
  sources: {},
  ...change,
});

export const aSetting = (name: string, value: Setting['value'], change: Partial<Setting> = {}): Setting => ({
  id: `${profileId}/setting/${name}`,
  profile: profileId,
  name,
  value,
  sources: {},
  ...change,
});

export const aSetAside = (change: Partial<SetAside> = {}): SetAside => ({
  id: `${profileId}/set-aside/Invalidprefs.js`,
  profile: profileId,
  what: 'settings',
  file: '/home/ada/.thunderbird/main/Invalidprefs.js',
  setAsideAt: '2026-11-19T08:00:00.000Z',
  accounts: 2,
  sources: {},
  ...change,
});

export const anObservation = (change: Partial<Observation> = {}): Observation => ({
  id: `${profileId}/observation/1`,
  profile: profileId,
  account: `${profileId}/account1`,
  by: 'client-log',
  protocol: 'imap',
  operation: 'sign-in',
  localTime: '2026-11-19 09:14:02',
  at: '2026-11-19T08:14:02.000Z',
  host: 'imap.example.com',
  code: 'NO [AUTHENTICATIONFAILED]',
  text: 'Invalid credentials',
  times: 1,
  sources: {},
  ...change,
});

export const aPopHistory = (change: Partial<PopHistory> = {}): PopHistory => ({
  id: `${profileId}/pop-history/1`,
  profile: profileId,
  account: `${profileId}/account1`,
  name: 'ada@example.com',
  taken: 214,
  removed: 210,
  lastTaken: '2026-05-03 14:02:11',
  lastRemoved: '2026-05-03 14:02:11',
  sources: {},
  ...change,
});

export const aProblem = (change: Partial<Problem> = {}): Problem => ({
  id: 'file-damaged:abc123',
  code: 'file-damaged',
  subject: profileId,
  blinds: [],
  params: { file: '/home/ada/.thunderbird/main/prefs.js' },
  ...change,
});

/** A healthy computer with one Thunderbird and one IMAP account; `change` replaces whole sections. */
export const anInventory = (change: Partial<Inventory> = {}): Inventory => ({
  schemaVersion,
  product: { name: product.name, version: product.version },
  takenAt,
  machine: { platform: 'linux', name: 'desk', kind: 'image', users: [{ name: 'ada', home: '/home/ada' }] },
  clients: ['thunderbird'],
  ...emptySections(),
  profiles: [aProfile()],
  accounts: [anAccount()],
  identities: [anIdentity()],
  submissions: [aSubmission()],
  credentials: [
    aCredential(),
    aCredential({ origin: 'smtp://smtp.example.com', service: 'submission', host: 'smtp.example.com' }),
  ],
  problems: [],
  ...change,
});
