import { signInOf } from '../facts/office-sign-in.ts';
import { isResponseCode } from '../mail/response-codes.ts';
import type { Incoming } from '../model/account.ts';
import type { CredentialEntry } from '../model/credential.ts';
import type { Endpoint } from '../model/endpoint.ts';
import type { FilterAction } from '../model/filter.ts';
import type { Inventory } from '../model/inventory.ts';
import type { ProblemCode } from '../model/problem.ts';
import type { Sources } from '../model/source.ts';
import { AliasNames } from './alias-names.ts';
import { aliasAddress, aliasPath, type KnownPlaces } from './alias-places.ts';

/** Values of Outlook's accounts in the registry, of which a support desk wants the name. */
const ownValue =
  /^(?:Account Name|Email|Leave on Server|(?:POP3|IMAP|SMTP|EAS|HTTP) (?:Server(?: URL)?|Port|User|Password|Use (?:SSL|SPA|Auth)|Secure Connection))$/;
/** Keys that Thunderbird makes itself, and its settings' names. */
const ownKey = /^(?:account|id|server|smtp|ews|graph)\d+$/;
const ownPref = /^(?:mail|mailnews|network|security|signon|offline|Preferences)[.\w/-]*$/;
const ownTypes = new Set([
  'smtp',
  'ews',
  'graph',
  'nntp',
  'rss',
  'im',
  'none',
  'movemail',
  'owl',
  'service/imap',
  'service/pop3',
]);
const ownSignIns = /^(?:SSPI|live|orgid)$/i;
const ownActions =
  /^(?:Move to folder|Copy to folder|Delete|Delete from Pop3 server|Forward|Reply|Mark (?:read|unread|flagged)|Stop execution|Change priority|AddTag|JunkScore|Ignore (?:thread|subthread)|Watch thread|Fetch body from Pop3Server)$/;
const ownAttributes =
  /^(?:subject|from|to|cc|to or cc|from, to, cc or bcc|all addresses|body|date|priority|status|age in days|size|tag|junk status|junk percent|has attachment status)$/;
const ownNames = new Set(['default', 'default-release', 'default-esr', 'Local Folders']);
const technical =
  /^(?:[245]\d\d|[245]\.\d+\.\d+|size|limit|exceeded|exceeds|too|large|message|mailbox|full|quota|password|authentication|failed|denied|refused|timeout|relay|unknown|user|recipient|sender)$/i;

/**
 * The same computer without its names: addresses, servers, users, homes, profiles, folders, subjects, filters. Equal ones get equal
 * stand-ins and what checks look at is kept (see `AliasNames`), so that judging it gives the same findings. Dates, sizes, ports and
 * settings stay; providers in our table stay, since they are public. An allow-list: a text we do not know is replaced.
 */
export function shareable(seen: Inventory): Inventory {
  const names = new AliasNames();
  const known = placesOf(seen);
  const id = idsOf(seen, names);
  const maybe = (alias: (text: string) => string) => (text: string | null) => (text === null ? null : alias(text));
  const path = (text: string) => aliasPath(names, known, text);
  const address = (text: string) => aliasAddress(names, known, text);
  const name = (kind: string) => (text: string) =>
    ownNames.has(text) || ownKey.test(text) ? text : names.name(kind, text);
  const key = (text: string) =>
    ownKey.test(text) || ownPref.test(text) ? text : text.includes('://') ? address(text) : names.name('key', text);
  const type = (text: string) => (ownTypes.has(text) ? text : text.startsWith('service') ? 'service' : 'other');
  const endpoint = (one: Endpoint): Endpoint => ({ ...one, host: names.host(one.host), user: names.user(one.user) });
  const sources = (all: Sources): Sources =>
    Object.fromEntries(
      Object.entries(all).map(([field, source]) => [
        field,
        {
          ...source,
          file: maybe(path)(source.file),
          key: source.key !== null && ownValue.test(source.key) ? source.key : maybe(key)(source.key),
        },
      ]),
    );
  const incoming = (one: Incoming): Incoming => {
    if (one.protocol === 'imap') return { ...one, endpoint: endpoint(one.endpoint) };
    if (one.protocol === 'pop3')
      return { ...one, endpoint: endpoint(one.endpoint), deliversTo: maybe(id)(one.deliversTo) };
    if (one.protocol === 'local') return one;
    const other = one.endpoint === null ? null : endpoint(one.endpoint);
    if (one.protocol === 'exchange') return { ...one, api: type(one.api), endpoint: other };
    return one.protocol === 'eas' ? { ...one, endpoint: other } : { ...one, type: type(one.type), endpoint: other };
  };
  /** `MicrosoftOffice16_Data:SSPI:anna@example.com`: what kind of entry it is stays, whose it is and what else it names does not. */
  const signIn = ({ origin, user }: CredentialEntry) => {
    if (user === null || signInOf(origin)?.address !== user) return name('key')(origin);
    const at = origin.indexOf(user);
    const kind = origin
      .slice(0, at)
      .replace(/(?<=_Data:).+(?=:)/, (text) => (ownSignIns.test(text) ? text : name('key')(text)));
    const rest = origin.slice(at + user.length);
    return kind + names.user(user) + (rest === '' ? '' : `:${name('key')(rest)}`);
  };
  const target = (text: string) =>
    text.includes('://') ? address(text) : /^-?\d+$/.test(text) ? text : names.name('target', text);
  const action = (one: FilterAction): FilterAction => ({
    ...one,
    name: ownActions.test(one.name) ? one.name : 'other',
    target: maybe(target)(one.target),
  });
  const owned = <T extends { readonly id: string; readonly profile: string }>(one: T) => ({
    ...one,
    id: id(one.id),
    profile: id(one.profile),
  });
  const sourced = <T extends { readonly id: string; readonly profile: string; readonly sources: Sources }>(one: T) => ({
    ...owned(one),
    sources: sources(one.sources),
  });

  /** Where a sentence names it, it gets a stand-in, so that the sentence has no hole; no other detail comes out. */
  const detailOf = (code: ProblemCode, detail: string) => {
    if (code === 'store-not-determined') return { detail };
    if (code === 'tls-not-known') return { detail: name('account')(detail) };
    return code === 'registry-key-damaged' ? { detail: path(detail) } : {};
  };

  return {
    ...seen,
    machine: {
      ...seen.machine,
      name: 'computer1',
      users: seen.machine.users.map((user) => ({ name: names.systemUser(user.name), home: path(user.home) })),
    },
    profiles: seen.profiles.map((one) => ({
      ...one,
      id: id(one.id),
      user: names.systemUser(one.user),
      name: name('profile')(one.name),
      path: path(one.path),
    })),
    accounts: seen.accounts.map((one) => ({
      ...sourced(one),
      key: key(one.key),
      name: name('account')(one.name),
      address: maybe((text) => names.user(text))(one.address),
      incoming: incoming(one.incoming),
      directory: maybe(path)(one.directory),
    })),
    identities: seen.identities.map((one) => ({
      ...sourced(one),
      account: id(one.account),
      key: key(one.key),
      address: maybe((text) => names.user(text))(one.address),
      fullName: name('Person')(one.fullName),
      submission:
        'submission' in one.submission
          ? { ...one.submission, submission: id(one.submission.submission) }
          : one.submission.kind === 'missing'
            ? { ...one.submission, names: key(one.submission.names) }
            : one.submission,
      sentFolder: maybe(address)(one.sentFolder),
      draftsFolder: maybe(address)(one.draftsFolder),
    })),
    submissions: seen.submissions.map((one) => ({
      ...sourced(one),
      key: key(one.key),
      type: type(one.type),
      endpoint: endpoint(one.endpoint),
      description: name('description')(one.description),
    })),
    credentials: seen.credentials.map((one) => ({
      ...one,
      id: id(one.id),
      profile: maybe(id)(one.profile),
      origin: one.store === 'windows-credential-manager' ? signIn(one) : address(one.origin),
      host: names.host(one.host),
      user: maybe((text) => names.user(text))(one.user),
      sources: sources(one.sources),
    })),
    outbox: seen.outbox.map((one) => ({
      ...sourced(one),
      account: maybe(id)(one.account),
      identity: maybe(id)(one.identity),
      identityKey: maybe(key)(one.identityKey),
      messageId: maybe((text) => names.messageId(text))(one.messageId),
      subject: name('Subject')(one.subject),
      from: maybe((text) => names.user(text))(one.from),
      failure:
        one.failure === null
          ? null
          : { code: technicalWords(one.failure.code), text: technicalWords(one.failure.text) },
      folder: one.folder.includes('://') ? address(one.folder) : path(one.folder),
    })),
    sent: seen.sent.map((one) => ({
      ...owned(one),
      account: maybe(id)(one.account),
      folder: one.folder.includes('://') ? address(one.folder) : path(one.folder),
      messageId: maybe((text) => names.messageId(text))(one.messageId),
      subject: name('Subject')(one.subject),
    })),
    filters: seen.filters.map((one) => ({
      ...sourced(one),
      account: id(one.account),
      name: name('Filter')(one.name),
      actions: one.actions.map(action),
      condition: aliasCondition(names, one.condition),
    })),
    stores: seen.stores.map((one) => ({ ...sourced(one), account: maybe(id)(one.account), path: path(one.path) })),
    settings: seen.settings.map((one) => ({
      ...sourced(one),
      value: typeof one.value === 'string' ? path(one.value) : one.value,
    })),
    setAside: seen.setAside.map((one) => ({ ...sourced(one), file: path(one.file) })),
    observations: seen.observations.map((one) => ({
      ...sourced(one),
      account: maybe(id)(one.account),
      host: maybe((text) => names.host(text))(one.host),
      code: maybe((text) => (isResponseCode(text) ? text : technicalWords(text)))(one.code),
      text: technicalWords(one.text),
    })),
    popHistories: seen.popHistories.map((one) => ({
      ...sourced(one),
      account: maybe(id)(one.account),
      name: name('Mailbox')(one.name),
    })),
    addIns: seen.addIns.map((one) => ({ ...sourced(one), name: name('Add-in')(one.name) })),
    problems: seen.problems.map(({ params: { file, line, count, from, to, detail }, ...one }, at) => ({
      ...one,
      id: `${one.code}:${at + 1}`,
      subject: id(one.subject),
      params: {
        ...(file === undefined ? {} : { file: path(file) }),
        ...(line === undefined ? {} : { line }),
        ...(count === undefined ? {} : { count }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(detail === undefined ? {} : detailOf(one.code, detail)),
      },
    })),
  };
}

/** What paths may hold that is known from elsewhere. */
function placesOf({ machine, profiles, accounts, submissions, credentials }: Inventory): KnownPlaces {
  const base = (path: string) => path.split(/[\\/]/).at(-1) ?? '';
  const hosts = [
    ...accounts.map(({ incoming }) => ('endpoint' in incoming ? (incoming.endpoint?.host ?? '') : '')),
    ...submissions.map(({ endpoint }) => endpoint.host),
    ...credentials.map(({ host }) => host),
  ];
  return {
    users: new Set([
      ...machine.users.flatMap(({ name, home }) => [name, base(home)]),
      ...profiles.map(({ user }) => user),
    ]),
    hosts: new Set(hosts.map((host) => host.toLowerCase())),
    profiles: new Set(profiles.map(({ path }) => base(path))),
  };
}

/** Stand-ins for ids, which are made of names: what belongs to a profile still begins with the profile's. */
function idsOf(seen: Inventory, names: AliasNames): (original: string) => string {
  const ids = new Map<string, string>();
  for (const user of seen.machine.users) ids.set(`user:${user.name}`, `user:${names.systemUser(user.name)}`);
  for (const [at, { id, client, user }] of seen.profiles.entries())
    ids.set(id, `${client}:${names.systemUser(user)}/profile${at + 1}`);
  /** An id that is in no list: a key of a profile's that is gone, or something unknown. */
  const other = (original: string) => {
    const cut = original.lastIndexOf('/');
    const owner = ids.get(original.slice(0, cut));
    const rest = original.slice(cut + 1);
    return owner !== undefined && ownKey.test(rest) ? `${owner}/${rest}` : undefined;
  };
  const nouns = [
    'accounts',
    'identities',
    'submissions',
    'credentials',
    'outbox',
    'sent',
    'filters',
    'stores',
    'settings',
    'setAside',
    'observations',
    'popHistories',
    'addIns',
  ] as const;
  for (const noun of nouns)
    for (const [at, { id, profile }] of seen[noun].entries())
      ids.set(id, other(id) ?? `${ids.get(profile ?? '') ?? 'computer'}/${noun}/${at + 1}`);
  return (original) => {
    const alias = ids.get(original) ?? other(original) ?? `unknown/${ids.size + 1}`;
    ids.set(original, alias);
    return alias;
  };
}

/** `AND (subject,contains,Offer)`: what is compared and how stay, with what it is compared is replaced. */
function aliasCondition(names: AliasNames, condition: string): string {
  if (/^ALL$/.test(condition)) return condition;
  const terms = [...condition.matchAll(/(AND|OR) \(([^,]*),([^,]*),((?:[^()]|\([^()]*\))*)\)/g)];
  if (terms.length === 0) return names.name('condition', condition);
  return terms
    .map(([, joint = '', attribute = '', comparison = '', value = '']) => {
      const what = ownAttributes.test(attribute) ? attribute : names.name('header', attribute);
      const how =
        /^[a-z' ]{2,20}$/.test(comparison) &&
        /^(?:contains|doesn't|is|isn't|begins|ends|matches|greater|less|higher|lower)/.test(comparison);
      return `${joint} (${what},${how ? comparison : 'is'},${names.name('text', value)})`;
    })
    .join(' ');
}

/** Of an error text only codes and words that servers use; who and where is left out. */
const technicalWords = (text: string): string =>
  text
    .split(/[\s,:;()<>]+/)
    .filter((word) => technical.test(word))
    .join(' ');
