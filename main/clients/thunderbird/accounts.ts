import type { Account, Identity, Incoming, Submission } from '../../../shared/model/account.ts';
import type { Endpoint, SignInMethod, TlsMode } from '../../../shared/model/endpoint.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Sources } from '../../../shared/model/source.ts';
import { serverFolder } from './folders.ts';
import type { Pref, PrefLayers, PrefValue } from './prefs.ts';

type Configured = {
  readonly accounts: Account[];
  readonly identities: Identity[];
  readonly submissions: Submission[];
};

/** nsMsgAuthMethod by number (thunderbird.md §4.2); 2, "old", is a plain LOGIN. */
const methods: Readonly<Record<number, SignInMethod>> = {
  1: 'none',
  2: 'password-cleartext',
  3: 'password-cleartext',
  4: 'password-encrypted',
  5: 'kerberos',
  6: 'ntlm',
  7: 'certificate',
  8: 'any-secure',
  9: 'any',
  10: 'oauth2',
};
/** socketType and try_ssl share their values; 1, "if available", is written only by versions long gone. */
const tlsModes: Readonly<Record<number, TlsMode>> = {
  0: 'cleartext',
  1: 'opportunistic',
  2: 'starttls',
  3: 'implicit',
};
const ports: Readonly<Record<string, { implicit: number; other: number }>> = {
  imap: { implicit: 993, other: 143 },
  pop3: { implicit: 995, other: 110 },
  smtp: { implicit: 465, other: 587 },
  nntp: { implicit: 563, other: 119 },
};
const onDelete = { 0: 'mark', 1: 'trash', 2: 'remove' } as const;

/** What the two lists (accounts, outgoing servers) reach; everything else in prefs.js is dead and left out. */
export function configured(prefs: PrefLayers, profile: Profile): Configured {
  const submissions = outgoing(prefs, profile);
  const listed = prefs.list('mail.smtpservers');
  const accounts: Account[] = [];
  const identities: Identity[] = [];
  const defaultKey = prefs.string('mail.accountmanager.defaultaccount', '').value;
  for (const key of prefs.list('mail.accountmanager.accounts')) {
    const server = prefs.string(`mail.account.${key}.server`, '').value;
    if (server === '' || prefs.string(`mail.server.${server}.type`, '').value === '') continue;
    const own = prefs
      .list(`mail.account.${key}.identities`)
      .map((identity) => identityOf(prefs, profile, key, identity, submissions, listed));
    identities.push(...own);
    accounts.push(accountOf(prefs, profile, key, server, own[0]?.address ?? null, key === defaultKey));
  }
  return { accounts, identities, submissions };
}

/** Reads `mail.server.<key>.<pref>`, then the profile-wide `mail.server.default.<pref>`, and remembers where the value stands. */
function serverReader(prefs: PrefLayers, server: string, sources: Sources) {
  const read =
    <T extends PrefValue>(typed: (name: string, fallback: T) => Pref<T>) =>
    (field: string | null, pref: string, fallback: T): T => {
      const own = typed(`mail.server.${server}.${pref}`, fallback);
      const shared = typed(`mail.server.default.${pref}`, fallback);
      const found = own.source.by === 'default' && shared.source.by !== 'default' ? shared : own;
      if (field !== null) sources[field] = found.source;
      return found.value;
    };
  return { string: read(prefs.string), number: read(prefs.number), boolean: read(prefs.boolean) };
}

function accountOf(
  prefs: PrefLayers,
  profile: Profile,
  key: string,
  server: string,
  identityAddress: string | null,
  isDefault: boolean,
): Account {
  const sources: Sources = {};
  const pref = serverReader(prefs, server, sources);
  const type = pref.string('incoming/protocol', 'type', '');
  const endpoint = (): Endpoint => {
    const tls = tlsModes[pref.number('incoming/endpoint/tls', 'socketType', 0)] ?? 'cleartext';
    return {
      host: pref.string('incoming/endpoint/host', 'hostname', ''),
      port: portOf(type, tls, pref.number('incoming/endpoint/port', 'port', -1)),
      tls,
      method: methods[pref.number('incoming/endpoint/method', 'authMethod', 3)] ?? 'any',
      user: pref.string('incoming/endpoint/user', 'userName', ''),
    };
  };
  const incoming = incomingOf(type, endpoint, pref, profile);
  const user = 'endpoint' in incoming ? (incoming.endpoint?.user ?? '') : '';
  const looks = pref.boolean('checking/everyMinutes', 'check_new_mail', false);
  const junkExpires = pref.boolean('cleaning/junkExpiresAfterDays', 'purgeSpam', false);
  return {
    id: `${profile.id}/${key}`,
    profile: profile.id,
    client: 'thunderbird',
    key,
    name: pref.string('name', 'name', '') || user || key,
    address: identityAddress ?? (user.includes('@') ? user : null),
    incoming,
    checking: {
      atStart: pref.boolean('checking/atStart', 'login_at_startup', false),
      everyMinutes: looks ? Math.max(0, pref.number('checking/everyMinutes', 'check_time', 10)) : null,
      fetches: type === 'pop3' ? pref.boolean('checking/fetches', 'download_on_biff', false) : true,
    },
    cleaning: {
      emptiesTrashOnExit: pref.boolean('cleaning/emptiesTrashOnExit', 'empty_trash_on_exit', false),
      junkExpiresAfterDays: junkExpires
        ? Math.max(0, pref.number('cleaning/junkExpiresAfterDays', 'purgeSpamInterval', 14))
        : null,
      movesJunk: pref.boolean('cleaning/movesJunk', 'moveOnSpam', false),
    },
    isDefault,
    directory: serverFolder(prefs, profile, server),
    sources,
  };
}

function incomingOf(
  type: string,
  endpoint: () => Endpoint,
  pref: ReturnType<typeof serverReader>,
  profile: Profile,
): Incoming {
  if (type === 'none') return { protocol: 'local' };
  if (type === 'imap') {
    const model = pref.number('incoming/onDelete', 'delete_model', 1);
    return {
      protocol: 'imap',
      endpoint: endpoint(),
      subscribedOnly: pref.boolean('incoming/subscribedOnly', 'using_subscription', true),
      onDelete: onDelete[model as 0 | 1 | 2] ?? 'trash',
    };
  }
  if (type === 'pop3') {
    const byAge = pref.boolean('incoming/expireAfterDays', 'delete_by_age_from_server', false);
    const deferred = pref.string('incoming/deliversTo', 'deferred_to_account', '');
    return {
      protocol: 'pop3',
      endpoint: endpoint(),
      leaveOnServer: pref.boolean('incoming/leaveOnServer', 'leave_on_server', false),
      expireAfterDays: byAge
        ? Math.max(0, pref.number('incoming/expireAfterDays', 'num_days_to_leave_on_server', 7))
        : null,
      deleteWhenDeletedHere: pref.boolean('incoming/deleteWhenDeletedHere', 'delete_mail_left_on_server', false),
      headersOnly: pref.boolean('incoming/headersOnly', 'headers_only', false),
      deliversTo: deferred === '' ? null : `${profile.id}/${deferred}`,
    };
  }
  if (type === 'ews' || type === 'graph') return { protocol: 'exchange', api: type, endpoint: endpoint() };
  return { protocol: 'other', type, endpoint: endpoint() };
}

const portOf = (type: string, tls: TlsMode, written: number): number => {
  if (written > 0 && written <= 65535) return written;
  const own = ports[type];
  return own ? (tls === 'implicit' ? own.implicit : own.other) : 0;
};

function identityOf(
  prefs: PrefLayers,
  profile: Profile,
  account: string,
  key: string,
  submissions: readonly Submission[],
  listed: readonly string[],
): Identity {
  const sources: Sources = {};
  const remember = <T>(field: string, found: Pref<T>): T => {
    sources[field] = found.source;
    return found.value;
  };
  const at = (pref: string) => `mail.identity.${key}.${pref}`;
  const names = remember('submission/names', prefs.string(at('smtpServer'), ''));
  if (sources['submission/names']) sources['submission/kind'] = sources['submission/names'];
  const standard = submissions.find((server) => server.isDefault);
  const missing = names !== '' && !listed.includes(names);
  return {
    id: `${profile.id}/${key}`,
    profile: profile.id,
    account: `${profile.id}/${account}`,
    key,
    address: remember('address', prefs.string(at('useremail'), '')) || null,
    fullName: prefs.string(at('fullName'), '').value,
    submission: missing
      ? { kind: 'missing', names }
      : names !== ''
        ? { kind: 'named', submission: `${profile.id}/${names}` }
        : standard
          ? { kind: 'default', submission: standard.id }
          : { kind: 'none' },
    keepsCopy: remember('keepsCopy', prefs.boolean(at('fcc'), true)),
    sentFolder: remember('sentFolder', prefs.string(at('fcc_folder'), '')) || null,
    draftsFolder: remember('draftsFolder', prefs.string(at('draft_folder'), '')) || null,
    sources,
  };
}

function outgoing(prefs: PrefLayers, profile: Profile): Submission[] {
  const listed = prefs.list('mail.smtpservers');
  const wanted = prefs.string('mail.smtp.defaultserver', '').value;
  // Thunderbird takes the first one where the named default is not in the list.
  const standard = listed.includes(wanted) ? wanted : listed[0];
  return listed.map((key) => {
    const sources: Sources = {};
    const remember = <T>(field: string, found: Pref<T>): T => {
      sources[field] = found.source;
      return found.value;
    };
    const at = (pref: string) => `mail.smtpserver.${key}.${pref}`;
    const tls = tlsModes[remember('endpoint/tls', prefs.number(at('try_ssl'), 0))] ?? 'cleartext';
    return {
      id: `${profile.id}/${key}`,
      profile: profile.id,
      key,
      type: prefs.string(at('type'), 'smtp').value,
      endpoint: {
        host: remember('endpoint/host', prefs.string(at('hostname'), '')),
        port: portOf('smtp', tls, remember('endpoint/port', prefs.number(at('port'), 0))),
        tls,
        method: methods[remember('endpoint/method', prefs.number(at('authMethod'), 3))] ?? 'any',
        user: remember('endpoint/user', prefs.string(at('username'), '')),
      },
      isDefault: key === standard,
      description: prefs.string(at('description'), '').value,
      sources,
    };
  });
}
