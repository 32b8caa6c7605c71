import { providerOfAddress } from '../mail/lookup.ts';
import type { MailProtocol } from '../mail/ports.ts';
import { retiredServiceOf } from '../mail/retired-hosts.ts';
import type { Finding } from '../model/finding.ts';
import type { Inventory } from '../model/inventory.ts';
import type { GuideStep } from './guide.ts';
import {
  accountPage,
  accounts,
  addressOf,
  advancedPage,
  encrypt,
  endpointOf,
  type OutlookPlace,
  outlookPlace,
  protocolOf,
  step,
} from './guide-outlook-place.ts';

type Steps = readonly GuideStep[] | null;

/** The last of all: where the names are from. */
const unconfirmed = step('unconfirmed');
/** In place of all others: what an administrator holds is left alone. */
const managed = step('managed');
const lookAgain = step('look-again');
/** Drafts is where a message can be read and changed; nothing is lost (outlook.md §3, recipe 4). */
const toDrafts = [step('work-offline'), step('to-drafts'), step('online-again')];

/**
 * By check; one that is not here has its own words, which are true for Outlook. Where each name is from: docs/how-to/outlook-steps.md; how to
 * compare them with a real Outlook: docs/verify-on-windows.md, step 14.
 */
const guides: Readonly<Record<string, (place: OutlookPlace) => Steps>> = {
  'activesync-at-web-host': (place) => {
    const { account, version } = place;
    if (!account) return null;
    const address = addressOf(account);
    const known = published(account.address, ['imap', 'submission']);
    return [
      step('add-imap', { version, address }),
      ...(known.length === 2 ? typed(place, known, version === 'later') : [step('imap-values', { address })]),
      accounts(place),
      step('remove-old'),
    ];
  },
  'add-in-set-aside': ({ finding, inventory, version }) => {
    const addIn = inventory.addIns.find(({ id }) => id === finding.subject)?.name;
    return addIn === undefined
      ? null
      : [step('add-in-update', { addIn }), step('add-in', { version, addIn }), step('add-in-off')];
  },
  'app-password-needed': (place) => after([step('app-password')], retype(place)),
  'archive-missing': (place) =>
    withFile(place, (file) => [
      step('find-file', { file }),
      step('put-back'),
      accounts(place),
      step('data-files', { file }),
      step('close-file'),
    ]),
  // Its message `mail`: no password goes over the line.
  'connection-cleartext': (place) =>
    after(encryption(place), place.finding.message === 'mail' ? [] : [step('password-after')]),
  'data-file-in-synced-folder': (place) =>
    withFile(place, (file) => [step('close'), step('move-file', { how: 'move', file }), step('open-moved')]),
  'data-file-missing': (place) =>
    withFile(place, (file) => [step('close'), step('find-file', { file }), step('put-back'), step('not-found')]),
  'data-file-near-limit': (place) =>
    withFile(place, (file) => [step('empty-deleted'), accounts(place), step('data-files', { file }), step('compact')]),
  'data-file-on-share': (place) =>
    withFile(place, (file) => [
      step('close'),
      step('move-file', { how: 'copy', file }),
      step('point-to-file', { file }),
    ]),
  'identity-uses-foreign-submission': (place) => {
    const page = accountPage(place);
    const [, domain] = /@([^@]+)$/.exec(place.account ? addressOf(place.account) : '') ?? [];
    return page && domain !== undefined ? [...page, step('outgoing-of', { domain }), step('finish-page')] : null;
  },
  'last-attempt-failed': (place) =>
    after([step('send-receive')], accountPage(place), [step('compare'), step('finish')]),
  'mailbox-configured-twice': (place) => {
    const { account, version } = place;
    if (!account) return null;
    const { name, directory } = account;
    const file = directory !== null && isPst(directory) ? directory : null;
    return [
      step('compare-folders', { account: name }),
      file === null ? step('cache-goes') : step('note-file', { file }),
      accounts(place),
      step('remove-account', { version, account: name }),
      ...(file === null ? [] : [step('reopen-file')]),
    ];
  },
  'office-sign-in-doubled': removeEntries,
  'office-sign-in-orphaned': removeEntries,
  'outbox-hides-receipt': () => [step('send-receive'), step('restart')],
  'outbox-item-loops': () => [...toDrafts, step('one-copy')],
  'outbox-item-maybe-delivered': () => [step('ask-recipient')],
  'outbox-item-oversized': () => [...toDrafts, step('smaller')],
  'outbox-item-parked': () => [step('open-parked'), step('press-send')],
  'outbox-item-stuck': () => [step('online'), step('send-receive'), step('take-back'), ...toDrafts],
  'outbox-waits-by-design': ({ finding, inventory }) => {
    const setting = inventory.settings.find(({ id }) => id === finding.subject);
    if (setting?.sources.value?.by === 'policy') return [managed];
    if (finding.message === 'sendsLater') return [step('options'), step('send-immediately')];
    if (finding.message === 'scheduled') return [step('scheduled')];
    return [step('online'), step('send-receive')];
  },
  'password-rejected': (place) => after([step('try-web')], retype(place)),
  'password-sign-in-ending': signInPage,
  'password-sign-in-retired': signInPage,
  'pop3-empties-shared-mailbox': (place) => after(leaveCopy(place), stopFetching(place), [step('fetched-stays')]),
  'pop3-expires-shared-mailbox': (place) => after(leaveCopy(place), stopFetching(place)),
  'pop3-only-copy-here': (place) => after(leaveCopy(place), [step('fetched-stays')]),
  'profile-left-for-new-outlook': () => [step('new-accounts'), step('new-off')],
  'profile-swapped': ({ finding, inventory }) => {
    const other = inventory.profiles.find(({ id }) => finding.related.includes(id));
    return other ? [step('close'), step('show-profiles'), step('use-profile', { profile: other.name })] : null;
  },
  'server-name-retired': newServers,
  'server-names-disagree': (place) => after(accountPage(place), [step('compare'), step('finish')]),
  'shared-mailbox-mail-waits': (place) => {
    const exchange = place.inventory.accounts.find(
      ({ client, incoming, profile }) =>
        client === 'outlook' && incoming.protocol === 'exchange' && place.finding.subject.startsWith(`${profile}/`),
    );
    return exchange ? after(accountPage({ ...place, account: exchange }), [step('cached')]) : null;
  },
  'submission-port-25': (place) => encryption(place),
  'submission-user-differs': sameSignIn,
  'submission-without-sign-in': sameSignIn,
};

/** What a person does in Outlook about a finding, with the values to type; null where the check's own words say it all. */
export function guideForOutlook(finding: Finding, inventory: Inventory): Steps {
  const steps = guides[finding.check]?.(outlookPlace(finding, inventory));
  if (!steps || steps.includes(managed)) return steps ?? null;
  return [...steps, lookAgain, unconfirmed];
}

/** The same for the new Outlook, whose settings do not lie on this computer. */
export function guideForNewOutlook(finding: Finding, inventory: Inventory): Steps {
  const account = inventory.accounts.find(({ id }) => id === finding.subject);
  if (finding.check !== 'mailbox-configured-twice' || !account) return null;
  return [step('new-accounts'), step('new-remove', { account: account.name }), lookAgain, unconfirmed];
}

/** All parts one after the other; null where the first that needs an account has none. */
function after(...parts: readonly Steps[]): Steps {
  return parts.every((part) => part !== null) ? parts.flatMap((part) => part ?? []) : null;
}

const isPst = (path: string) => path.toLowerCase().endsWith('.pst');

/** The data file of the finding. A cache (OST) is Outlook's own business: it is made anew from the server, not moved. */
function withFile({ finding, inventory }: OutlookPlace, steps: (file: string) => readonly GuideStep[]): Steps {
  const store = inventory.stores.find(({ id }) => id === finding.subject);
  return store && (store.format.startsWith('pst') || isPst(store.path)) ? steps(store.path) : null;
}

/** With the first tick Outlook sets the second by itself, 14 days (0x000E0003 in every export that was seen, outlook.md §1.3). */
const leaveCopy = (place: OutlookPlace) =>
  after(advancedPage(place), [step('leave'), step('no-removal'), step('finish')]);

const stopFetching = ({ account }: OutlookPlace) => (account ? [step('leave-out', { account: account.name })] : null);

/** The account's page has the password of both ways; an own one for sending stands on a tab. */
const retype = (place: OutlookPlace): Steps =>
  after(accountPage(place), [
    step('update-password', { version: place.version }),
    step('own-login'),
    step('finish-page'),
  ]);

function encryption(place: OutlookPlace): Steps {
  const { account, server, finding } = place;
  const page = advancedPage(place);
  if (!page || !account) return null;
  const sends = server !== null && finding.subject === server.id;
  const protocol = sends ? 'submission' : protocolOf(account);
  const host = sends ? server.endpoint.host : endpointOf(account)?.host;
  if (protocol === null || host === undefined) return null;
  return [...page, ...encrypt(place, protocol, host, account.address), step('finish')];
}

function sameSignIn(place: OutlookPlace): Steps {
  return after(accountPage(place), [step('more'), step('outgoing-tab'), step('outgoing'), step('finish')]);
}

function signInPage({ account, version }: OutlookPlace): Steps {
  return account ? [step('sign-in-page', { version, address: addressOf(account) })] : null;
}

type Server = { readonly protocol: MailProtocol; readonly host: string };

/** The servers that the provider of the address publishes, without those that ended. */
function published(address: string | null, protocols: readonly MailProtocol[]): readonly Server[] {
  const provider = address === null ? null : providerOfAddress(address);
  return protocols.flatMap((protocol) => {
    const one = provider?.servers.find((each) => each.protocol === protocol && retiredServiceOf(each.host) === null);
    return one ? [{ protocol, host: one.host }] : [];
  });
}

/** Names on the first page, ports and encryption on the tab Advanced; the short wizard of newer builds has all on one page. */
const typed = (place: OutlookPlace, servers: readonly Server[], onOnePage = false): readonly GuideStep[] => [
  ...servers.map((server) => step('server-name', server)),
  ...(onOnePage ? [] : [step('more'), step('advanced')]),
  ...servers.flatMap(({ protocol, host }) => encrypt(place, protocol, host, place.account?.address ?? null)),
  step(onOnePage ? 'connect' : 'finish'),
];

function newServers(place: OutlookPlace): Steps {
  const { account, finding, server } = place;
  const page = accountPage(place);
  if (!page || !account) return null;
  const incoming = server?.id === finding.subject ? null : protocolOf(account);
  const known = published(account.address, incoming === null ? ['submission'] : [incoming, 'submission']);
  if (known.length === 0) return [...page, step('server-asked'), step('compare'), step('finish')];
  return [...page, ...typed(place, known)];
}

function removeEntries({ finding, inventory }: OutlookPlace): Steps {
  const about = [finding.subject, ...finding.related];
  const entries = inventory.credentials.filter(({ id }) => about.includes(id));
  if (entries.length === 0) return null;
  return [
    step('close-office'),
    step('credential-manager'),
    ...entries.map(({ origin }) => step('remove-entry', { target: origin })),
    step('asks-once'),
  ];
}
