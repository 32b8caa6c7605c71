import { normaliseHost } from './host.ts';
import { providerOf, providerOfHost } from './lookup.ts';
import type { MailProtocol } from './ports.ts';
import type { Source } from './source.ts';

/** A provider takes no password here any more, or has said from when on. */
export type Retirement = {
  readonly id: string;
  readonly provider: string;
  readonly hosts: readonly string[];
  readonly protocols: readonly MailProtocol[];
  /** The day from which it holds, or the first of the month where only the month is known. */
  readonly since: string;
  /** `announced`: the provider has named the day and it may still move. */
  readonly certainty: 'in-force' | 'announced';
  /** `unless-allowed`: the administrator of a tenant may switch it on again. */
  readonly scope: 'everyone' | 'unless-allowed';
  readonly sources: readonly Source[];
  /** When we last looked. */
  readonly checked: string;
};

const outlookCom: readonly Source[] = [
  { name: 'techissuestoday.com on Microsoft’s notice of June 2024', date: '2024-09' },
  { name: 'borncity.com', date: '2024-09' },
];

export const retirements: readonly Retirement[] = [
  {
    id: 'outlook-com',
    provider: 'outlook',
    hosts: ['imap-mail.outlook.com', 'pop-mail.outlook.com', 'smtp-mail.outlook.com', 'outlook.office365.com'],
    protocols: ['imap', 'pop3', 'submission'],
    since: '2024-09-16',
    certainty: 'in-force',
    scope: 'everyone',
    sources: outlookCom,
    checked: '2026-11-23',
  },
  {
    id: 'exchange-online-fetching',
    provider: 'microsoft-365',
    hosts: ['outlook.office365.com'],
    protocols: ['imap', 'pop3'],
    since: '2023-01-01',
    certainty: 'in-force',
    scope: 'everyone',
    sources: [{ name: 'email-oauth2-proxy, README', date: '2026-04' }],
    checked: '2026-11-23',
  },
  {
    // Pages that say "April 2026" are older than Microsoft's schedule of 27 January 2026.
    id: 'exchange-online-submission',
    provider: 'microsoft-365',
    hosts: ['smtp.office365.com', 'smtp-legacy.office365.com'],
    protocols: ['submission'],
    since: '2026-12-31',
    certainty: 'announced',
    scope: 'unless-allowed',
    sources: [
      { name: 'solvetus/missivus-wordpress v0.1.2, on Microsoft’s schedule of 27 January 2026', date: '2026-08-19' },
      { name: 'msgwing/ZeroSMTP discussions 112 and 460', date: '2026-10' },
    ],
    checked: '2026-11-24',
  },
];

/** A provider that takes a password made for one program, not the one of its web page. */
export type AppPassword = {
  readonly provider: string;
  /** `two-step`: only accounts with two-step sign-in. Whether one has it cannot be seen from here. */
  readonly needed: 'always' | 'two-step';
  readonly sources: readonly Source[];
  readonly checked: string;
};

export const appPasswords: readonly AppPassword[] = [
  {
    provider: 'google',
    needed: 'always',
    sources: [
      { name: 'chatmail/provider-db', date: '2024-08' },
      { name: 'node-red/node-red-nodes#1063', date: '2024-10' },
    ],
    checked: '2026-11-23',
  },
  {
    provider: 'yahoo',
    needed: 'always',
    sources: [{ name: 'chatmail/provider-db', date: '2025-09' }],
    checked: '2026-11-23',
  },
  {
    provider: 'aol',
    needed: 'always',
    sources: [{ name: 'help.aol.com, “Create and manage 3rd-party app passwords”', date: '2026-11' }],
    checked: '2026-11-24',
  },
  {
    provider: 'icloud',
    needed: 'always',
    sources: [{ name: 'technobezz.com, quoting Apple', date: '2026-05-30' }],
    checked: '2026-11-24',
  },
  {
    provider: 'fastmail',
    needed: 'always',
    sources: [{ name: 'fastmail.com help, “App passwords”', date: '2026-11' }],
    checked: '2026-11-24',
  },
  {
    provider: 'gmx-com',
    needed: 'two-step',
    sources: [{ name: 'lumyvo.com docs, “App passwords”', date: '2024-12-13' }],
    checked: '2026-11-24',
  },
];

/** Where an account signs in. `host` as the settings write it; `address` tells two brands on one server apart. */
export type SignInPlace = {
  readonly host: string;
  readonly protocol: MailProtocol;
  readonly address: string | null;
};

/**
 * What holds for a password at this server: the one fact of its provider, or of the first where two brands share the server and the
 * address does not tell them apart. `at` is an instant or a day: a day that has been announced and has come counts as in force.
 */
export function retirementOf(place: SignInPlace, at: string): Retirement | null {
  const host = normaliseHost(place.host);
  const owner = providerOf(host, place.address)?.id;
  const fitting = retirements.filter(
    ({ hosts, protocols, provider }) =>
      protocols.includes(place.protocol) && (hosts.includes(host) || (owner === provider && provider === 'outlook')),
  );
  const fact = fitting.find(({ provider }) => provider === owner) ?? fitting[0] ?? null;
  return fact && fact.certainty === 'announced' && at.slice(0, 10) >= fact.since
    ? { ...fact, certainty: 'in-force' }
    : fact;
}

/** Whether this server's provider wants an app password; null where it does not, or where we know nothing. */
export function appPasswordOf(host: string): AppPassword | null {
  const owner = providerOfHost(host)?.id;
  return appPasswords.find(({ provider }) => provider === owner) ?? null;
}
