import type { CredentialEntry } from '../../../shared/model/credential.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { openKeyStore } from '../../formats/key4.ts';
import { parseLogins } from '../../formats/logins-json.ts';
import { countRows } from '../../formats/sqlite-pages.ts';
import type { Machine } from '../../machine/machine.ts';
import { makeProblem, readProblem } from '../problem.ts';

const limit = 32 * 1024 * 1024;

const services: Readonly<Record<string, CredentialEntry['service']>> = {
  imap: 'imap',
  mailbox: 'pop3',
  smtp: 'submission',
  nntp: 'news',
  news: 'news',
  oauth: 'oauth',
};

/** Opens one sealed user name; null where it cannot be opened. */
type OpenUserName = (sealed: string) => string | null;

/**
 * What logins.json knows about each saved sign-in. The parser has already dropped the sealed password; only user names are opened,
 * with the profile's own key. Calendars, address books and add-ons share the store: they are listed as `other` and judged by nobody.
 */
export async function collectLogins(
  profile: Profile,
  machine: Machine,
  names: readonly string[],
): Promise<{ credentials: CredentialEntry[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  if (names.includes('logins.db')) problems.push(...(await unknownStore(profile, machine)));
  const file = machine.join(profile.path, 'logins.json');
  const read = await machine.read(file, limit);
  if (!read.ok) {
    if (read.error.code !== 'missing') problems.push(readProblem(read.error, profile.id, file, ['credentials']));
    return { credentials: [], problems };
  }
  const logins = parseLogins(read.value);
  const [fault] = logins.faults;
  if (fault)
    problems.push(
      fault.code === 'not-json'
        ? makeProblem('logins-unreadable', profile.id, ['credentials'], { file })
        : makeProblem('file-damaged', profile.id, ['credentials'], { file, count: logins.faults.length }),
    );
  const open = logins.records.length > 0 ? await userNames(profile, machine, problems) : () => null;
  const source = (origin: string) => ({ file, line: null, key: origin, by: 'program' }) as const;
  let unopened = 0;
  const credentials = logins.records.map((record, index): CredentialEntry => {
    const [scheme = '', host = ''] = record.origin.split('://');
    const user = open(record.sealedUser);
    if (user === null) unopened += 1;
    return {
      id: `${profile.id}/logins/${record.guid || index}`,
      profile: profile.id,
      store: 'thunderbird-logins',
      service: services[scheme.toLowerCase()] ?? 'other',
      origin: record.origin,
      host: host.replace(/[:/].*$/, '').toLowerCase(),
      user,
      createdAt: record.createdAt,
      changedAt: record.changedAt,
      sources: {
        host: source(record.origin),
        origin: source(record.origin),
        user: source(record.origin),
        createdAt: source(record.origin),
        changedAt: source(record.origin),
      },
    };
  });
  // A name sealed with another profile's key opens to nothing: say so, unless the whole store is known to be closed.
  if (unopened > 0 && !problems.some((one) => one.code === 'primary-password' || one.code === 'logins-key-unreadable'))
    problems.push(makeProblem('logins-key-unreadable', profile.id, ['credentials'], { file, count: unopened }));
  return { credentials, problems };
}

async function userNames(profile: Profile, machine: Machine, problems: Problem[]): Promise<OpenUserName> {
  const file = machine.join(profile.path, 'key4.db');
  const opened = await machine.withSource(file, (source) => openKeyStore(source));
  if (opened.ok && opened.value.ok) {
    const { openUserName } = opened.value.value;
    return (sealed) => {
      const name = openUserName(sealed);
      return name.ok ? name.value : null;
    };
  }
  const closed = opened.ok && !opened.value.ok && opened.value.error.code === 'primary-password';
  problems.push(
    makeProblem(closed ? 'primary-password' : 'logins-key-unreadable', profile.id, ['credentials'], { file }),
  );
  return () => null;
}

/** logins.db lies empty in every profile of 153; once it has rows, logins.json no longer tells everything. */
async function unknownStore(profile: Profile, machine: Machine): Promise<Problem[]> {
  const file = machine.join(profile.path, 'logins.db');
  const counted = await machine.withSource(file, async (source) => {
    if (source.size === 0) return 0;
    const rows = await Promise.all(['loginsL', 'loginsM'].map((table) => countRows(source, table)));
    return rows.reduce((sum, one) => sum + (one.ok ? one.value : 0), 0);
  });
  if (!counted.ok) return [readProblem(counted.error, profile.id, file, ['credentials'])];
  return counted.value > 0
    ? [makeProblem('logins-unknown-store', profile.id, ['credentials'], { file, count: counted.value })]
    : [];
}
