import { normaliseHost } from './host.ts';
import { providersOfHost } from './lookup.ts';
import type { Source } from './source.ts';

/**
 * How large a message an outgoing server takes, in bytes as it travels: text, attachments and their encoding.
 * `basis`: `announced` is what the server itself said in its SIZE line (RFC 1870); `published` is the provider's own page about whole
 * messages; `attachments` is a page about files, turned into bytes on the way by `travelling`.
 * `certainty`: `ceiling`, nobody gets more; `usual`, a tenant or another tariff may have more or less, or the source is older than
 * three years: whoever speaks of it says "probably".
 */
export type SizeLimit = {
  readonly provider: string;
  readonly bytes: number;
  readonly basis: 'announced' | 'published' | 'attachments';
  readonly certainty: 'ceiling' | 'usual';
  readonly sources: readonly Source[];
};

const mebibyte = 1024 * 1024;

/** A file's bytes as base64 in lines of 76 characters with CRLF (RFC 2045 section 6.8): 57 bytes become 78. */
export const travelling = (bytes: number): number => Math.ceil((bytes * 78) / 57);

export const sizeLimits: readonly SizeLimit[] = [
  {
    provider: 'google',
    bytes: travelling(25 * mebibyte),
    basis: 'attachments',
    certainty: 'ceiling',
    sources: [{ name: 'suped.com, “Attachment and message size limits”', date: '2026-05-21' }],
  },
  {
    provider: 'icloud',
    bytes: 20 * mebibyte,
    basis: 'published',
    certainty: 'ceiling',
    sources: [{ name: 'support.apple.com/102198, without Mail Drop', date: '2026-11' }],
  },
  {
    provider: 'microsoft-365',
    bytes: 157_286_400,
    basis: 'announced',
    certainty: 'usual',
    sources: [{ name: 'EHLO of smtp.office365.com in datawookie/emayili#147', date: '2023-03-27' }],
  },
  {
    provider: 'microsoft-365',
    bytes: 35 * mebibyte,
    basis: 'published',
    certainty: 'usual',
    sources: [{ name: 'suped.com, on Microsoft’s “Exchange Online limits”', date: '2026-05-21' }],
  },
  {
    provider: 'outlook',
    bytes: travelling(25 * mebibyte),
    basis: 'attachments',
    certainty: 'usual',
    sources: [{ name: 'suped.com, “Attachment and message size limits”', date: '2026-05-21' }],
  },
  {
    provider: 'yahoo',
    bytes: 41_697_280,
    basis: 'announced',
    certainty: 'usual',
    sources: [{ name: 'EHLO of smtp.mail.yahoo.com in zetacomponents/Mail#37', date: '2015-01-31' }],
  },
  {
    provider: 'gmx-net',
    bytes: 69_920_427,
    basis: 'announced',
    certainty: 'usual',
    sources: [{ name: 'EHLO of mail.gmx.net in deanproxy/eMail#7', date: '2013-07-10' }],
  },
  {
    provider: 'earthlink',
    bytes: 28_000_000,
    basis: 'published',
    certainty: 'usual',
    sources: [{ name: 'mailblog.earthlink.net, “Max Message Size Increased”', date: '2012-05-30' }],
  },
];

/** What is known about this outgoing server, the smallest first. Empty where we know nothing: then nobody may be told "too large". */
export function sizeLimitsOf(host: string): readonly SizeLimit[] {
  const owners = providersOfHost(normaliseHost(host)).map(({ id }) => id);
  return sizeLimits.filter(({ provider }) => owners.includes(provider)).sort((a, b) => a.bytes - b.bytes);
}
