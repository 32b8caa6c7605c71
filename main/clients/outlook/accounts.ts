import type { Account, Identity, Incoming, Submission } from '../../../shared/model/account.ts';
import type { CredentialEntry } from '../../../shared/model/credential.ts';
import type { Endpoint, SignInMethod, TlsMode } from '../../../shared/model/endpoint.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Source, Sources } from '../../../shared/model/source.ts';
import type { Values } from './registry.ts';

export type AccountKey = {
  readonly id: string;
  readonly path: string;
  readonly values: Values;
  readonly isDefault: boolean;
};
export type Configured = {
  readonly account: Account;
  readonly identity: Identity | null;
  readonly submission: Submission | null;
  readonly credentials: readonly CredentialEntry[];
};

/** SMTP Secure Connection, by Microsoft's constants (outlook.md §1.3). 3 is "automatic". */
const submissionTls: Readonly<Record<number, TlsMode>> = {
  0: 'cleartext',
  1: 'implicit',
  2: 'starttls',
  3: 'opportunistic',
};
/** Leave on Server: keep a copy, remove after days (high word), remove when deleted here. */
const bits = { leave: 1, expire: 2, deleted: 4 } as const;
/** Outlook's own default for its one group "All Accounts"; the file with the real value is undocumented. */
const usualMinutes = 30;

/** What kind of account a key holds, by what is in it; null: an address book, a data file, or nothing that opens a mailbox. */
function protocolOf(values: Values): 'pop3' | 'imap' | 'exchange' | 'eas' | 'other' | null {
  if (values.has('POP3 Server')) return 'pop3';
  if (values.has('IMAP Server')) return 'imap';
  if (values.has('EAS Server URL')) return 'eas';
  if (values.has('HTTP Server URL')) return 'other';
  if (values.text('Service Name') === 'MSEMS') return 'exchange';
  return null;
}

export function configured(profile: Profile, key: AccountKey, dataFile: string | null): Configured | null {
  const protocol = protocolOf(key.values);
  if (protocol === null) return null;
  const { values } = key;
  const sources: Sources = {};
  const stand = (field: string, name: string): void => {
    sources[field] = source(key, name, values.has(name));
  };
  stand('name', 'Account Name');
  stand('address', 'Email');
  const incoming = incomingOf(protocol, key, stand);
  const id = `${profile.id}/${key.id}`;
  const endpoint = 'endpoint' in incoming ? incoming.endpoint : null;
  const address = values.text('Email') ?? (endpoint?.user.includes('@') ? endpoint.user : null);
  sources['checking/everyMinutes'] = { file: null, line: null, key: null, by: 'default' };
  const account: Account = {
    id,
    profile: profile.id,
    client: 'outlook',
    key: key.id,
    name: values.text('Account Name') ?? address ?? key.id,
    address,
    incoming,
    checking: { atStart: true, everyMinutes: usualMinutes, fetches: true },
    cleaning: { emptiesTrashOnExit: false, junkExpiresAfterDays: null, movesJunk: false },
    isDefault: key.isDefault,
    directory: dataFile,
    sources,
  };
  const submission = submissionOf(profile, key, endpoint);
  const identity = submission ? identityOf(profile, key, id, address, submission) : null;
  return { account, identity, submission, credentials: credentialsOf(profile, key, protocol, endpoint, submission) };
}

const source = (key: AccountKey, name: string, isThere: boolean): Source =>
  isThere
    ? { file: key.path, line: null, key: name, by: 'program' }
    : { file: null, line: null, key: name, by: 'default' };

function incomingOf(
  protocol: 'pop3' | 'imap' | 'exchange' | 'eas' | 'other',
  { values }: AccountKey,
  stand: (field: string, name: string) => void,
): Incoming {
  if (protocol === 'exchange') return { protocol, api: 'mapi', endpoint: null };
  if (protocol === 'other' || protocol === 'eas') {
    const prefix = protocol === 'eas' ? 'EAS' : 'HTTP';
    stand('incoming/endpoint/host', `${prefix} Server URL`);
    stand('incoming/endpoint/user', `${prefix} User`);
    const [, scheme = '', host = '', port] =
      /^(?:(https?):\/\/)?([^/:]+)(?::(\d{1,5}))?/i.exec(values.text(`${prefix} Server URL`) ?? '') ?? [];
    const isOpen = scheme.toLowerCase() === 'http';
    const user = values.text(`${prefix} User`) ?? '';
    const endpoint: Endpoint = {
      host,
      port: portOf(port === undefined ? null : Number(port), isOpen ? 80 : 443),
      tls: isOpen ? 'cleartext' : 'implicit',
      method: 'password-cleartext',
      user,
    };
    return protocol === 'eas' ? { protocol, endpoint } : { protocol, type: 'http', endpoint };
  }
  const name = protocol === 'pop3' ? 'POP3' : 'IMAP';
  for (const [field, value] of [
    ['host', 'Server'],
    ['port', 'Port'],
    ['tls', 'Use SSL'],
    ['user', 'User'],
    ['method', 'Use SPA'],
  ] as const)
    stand(`incoming/endpoint/${field}`, `${name} ${value}`);
  const isImplicit = values.number(`${name} Use SSL`) === 1;
  const isOpen = !isImplicit && protocol === 'pop3';
  const endpoint: Endpoint = {
    host: values.text(`${name} Server`) ?? '',
    port: portOf(values.number(`${name} Port`), protocol === 'pop3' ? 110 : 143),
    // Where Outlook keeps IMAP's STARTTLS is not known: not implicit is not the same as in the clear.
    tls: isImplicit ? 'implicit' : isOpen ? 'cleartext' : 'not-known',
    method: methodOf(values.number(`${name} Use SPA`) === 1, isOpen || values.holds(`${name} Password`)),
    user: values.text(`${name} User`) ?? '',
  };
  if (protocol === 'imap') return { protocol, endpoint, subscribedOnly: false, onDelete: 'trash' };
  const leave = values.number('Leave on Server');
  for (const field of ['leaveOnServer', 'expireAfterDays', 'deleteWhenDeletedHere'])
    stand(`incoming/${field}`, 'Leave on Server');
  return {
    protocol,
    endpoint,
    // Outlook writes the value into every POP3 account that was ever seen: absent is not known, and not "off".
    leaveOnServer: leave === null ? null : (leave & bits.leave) !== 0,
    expireAfterDays: leave !== null && (leave & bits.expire) !== 0 ? leave >>> 16 : null,
    deleteWhenDeletedHere: leave === null ? null : (leave & bits.deleted) !== 0,
    headersOnly: false,
    deliversTo: null,
  };
}

/** Outlook signs in with OAuth2 where it can, and where it says so is not known; a saved password, or no encryption, speaks against it. */
const methodOf = (spa: boolean, isPassword: boolean): SignInMethod =>
  spa ? 'ntlm' : isPassword ? 'password-cleartext' : 'not-known';
const portOf = (written: number | null, standard: number) =>
  written !== null && written > 0 && written <= 65_535 ? written : standard;

function submissionOf(profile: Profile, key: AccountKey, incoming: Endpoint | null): Submission | null {
  const { values } = key;
  const host = values.text('SMTP Server');
  if (host === null) return null;
  const secure = values.number('SMTP Secure Connection');
  const old = values.number('SMTP Use SSL');
  const signsIn = values.number('SMTP Use Auth') === 1;
  const own = values.number('SMTP Auth Method') === 1;
  const tls = secure === null ? (old === 1 ? 'implicit' : 'cleartext') : (submissionTls[secure] ?? 'not-known');
  const isPassword =
    tls === 'cleartext' || (own ? values.holds('SMTP Password') : incoming !== null && incoming.method !== 'not-known');
  const sources: Sources = {
    'endpoint/host': source(key, 'SMTP Server', true),
    'endpoint/port': source(key, 'SMTP Port', values.has('SMTP Port')),
    'endpoint/tls': source(key, 'SMTP Secure Connection', values.has('SMTP Secure Connection')),
    'endpoint/method': source(key, 'SMTP Use Auth', values.has('SMTP Use Auth')),
    'endpoint/user': source(key, own ? 'SMTP User' : 'SMTP Auth Method', values.has('SMTP User')),
  };
  return {
    id: `${profile.id}/${key.id}/smtp`,
    profile: profile.id,
    key: key.id,
    type: 'smtp',
    endpoint: {
      host,
      port: portOf(values.number('SMTP Port'), 25),
      tls,
      method: signsIn ? methodOf(values.number('SMTP Use SPA') === 1, isPassword) : 'none',
      user: (own ? values.text('SMTP User') : null) ?? (signsIn ? (incoming?.user ?? '') : ''),
    },
    isDefault: key.isDefault,
    description: '',
    sources,
  };
}

function identityOf(
  profile: Profile,
  key: AccountKey,
  account: string,
  address: string | null,
  { id }: Submission,
): Identity {
  return {
    id: `${profile.id}/${key.id}/identity`,
    profile: profile.id,
    account,
    key: key.id,
    address,
    fullName: key.values.text('Display Name') ?? '',
    submission: { kind: 'named', submission: id },
    keepsCopy: true,
    sentFolder: null,
    draftsFolder: null,
    sources: {
      address: source(key, 'Email', key.values.has('Email')),
      'submission/kind': source(key, 'SMTP Server', true),
    },
  };
}

/** That a password is saved, and nothing else of it. */
function credentialsOf(
  profile: Profile,
  key: AccountKey,
  protocol: string,
  incoming: Endpoint | null,
  submission: Submission | null,
): CredentialEntry[] {
  const entry = (name: string, service: CredentialEntry['service'], { host, user }: Endpoint): CredentialEntry[] =>
    key.values.holds(name)
      ? [
          {
            id: `${profile.id}/${key.id}/password/${service}`,
            profile: profile.id,
            store: 'outlook-profile',
            service,
            origin: `${service}://${host}`,
            host: host.toLowerCase(),
            user,
            createdAt: null,
            changedAt: null,
            sources: { origin: source(key, name, true), user: source(key, name, true), host: source(key, name, true) },
          },
        ]
      : [];
  if (!incoming) return [];
  const saved =
    protocol === 'pop3'
      ? entry('POP3 Password', 'pop3', incoming)
      : protocol === 'imap'
        ? entry('IMAP Password', 'imap', incoming)
        : protocol === 'eas'
          ? entry('EAS Password', 'exchange', incoming)
          : [];
  if (!submission || submission.endpoint.method === 'none') return saved;
  // Without a log-on of its own, sending uses the incoming password.
  if (key.values.number('SMTP Auth Method') === 1)
    return [...saved, ...entry('SMTP Password', 'submission', submission.endpoint)];
  const shared = saved.map((one) => ({
    ...one,
    id: `${profile.id}/${key.id}/password/submission`,
    service: 'submission' as const,
    origin: `submission://${submission.endpoint.host}`,
    host: submission.endpoint.host.toLowerCase(),
    user: submission.endpoint.user,
  }));
  return [...saved, ...shared];
}
