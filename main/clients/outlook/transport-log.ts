import { fingerprint } from '../../../shared/facts/fingerprint.ts';
import { normaliseHost } from '../../../shared/mail/host.ts';
import type { Account, Identity, Submission } from '../../../shared/model/account.ts';
import type { Observation } from '../../../shared/model/observation.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { type LogEvent, readOutlookLog } from '../../formats/outlook-log.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Run } from '../client.ts';
import { makeProblem, readProblem } from '../problem.ts';

export type Configuration = {
  readonly accounts: readonly Account[];
  readonly identities: readonly Identity[];
  readonly submissions: readonly Submission[];
};
export type CollectedLog = { readonly observations: readonly Observation[]; readonly problems: readonly Problem[] };

type LogFile = { readonly path: string; readonly name: string };
/** An event and whose it may be. `account` null: several, or the line names neither a user nor a server. */
type Placed = {
  readonly event: LogEvent;
  readonly file: string;
  readonly mayBe: readonly Account[];
  readonly account: Account | null;
};
/** A failure that no later success has answered. */
type Standing = { readonly placed: Placed; readonly times: number };

/**
 * What Outlook's transport logs tell of the last failures (`Opmlog.log` for POP3 and SMTP, `IMAP-<address>-<date>-<time>.log`;
 * Microsoft, “How to enable transport logging in Outlook”). Stock machines have none. Only the ends are read, only known parts come out.
 * docs/verify-on-windows.md, step 13.
 */
export async function collectTransportLog(
  profile: Profile,
  machine: Machine,
  configuration: Configuration,
  run: Run,
): Promise<CollectedLog> {
  const problems: Problem[] = [];
  const standing = new Map<string, Standing>();
  for (const file of await logsOf(profile, machine, configuration, run.signal, problems)) {
    const events = await eventsOf(file, profile, machine, configuration, run.signal, problems);
    for (const event of events) {
      const placed = place(event, file, configuration);
      if (placed) weigh(standing, placed);
    }
  }
  const observations = [...standing].map(([key, one]) => observationOf(profile, machine, key, one));
  return { observations, problems };
}

/** The folder has its name in Outlook's language ("Outlook Logging"; "Outlook-Protokoll" in a German one, one source). */
async function logsOf(
  profile: Profile,
  machine: Machine,
  { accounts }: Configuration,
  signal: AbortSignal,
  problems: Problem[],
): Promise<LogFile[]> {
  const user = machine.users.find(({ name }) => name === profile.user);
  const local = user ? machine.folders(user).local : null;
  if (local === null) return [];
  const temporary = machine.join(local, 'Temp');
  const inFolder = async (folder: string) => {
    const entries = await machine.list(folder);
    if (entries.ok) return entries.value;
    // Stock machines have no such folder.
    if (entries.error.code !== 'missing')
      problems.push(makeProblem('folder-unreadable', profile.id, ['observations'], { file: folder }));
    return [];
  };
  const folders = (await inFolder(temporary))
    .filter(({ kind, name }) => kind === 'folder' && /^outlook\b/i.test(name))
    .slice(0, 16);
  const files: LogFile[] = [];
  for (const folder of folders) {
    signal.throwIfAborted();
    const names = (await inFolder(machine.join(temporary, folder.name)))
      .filter(({ kind }) => kind === 'file')
      .map(({ name }) => name);
    const ofAccounts = newestOf(names).filter((name) => imapAccountsOf(name, accounts).length > 0);
    const wanted = [...names.filter((name) => /^opmlog\.log$/i.test(name)), ...ofAccounts];
    files.push(...wanted.map((name) => ({ name, path: machine.join(temporary, folder.name, name) })));
  }
  return files;
}

const imapName = /^IMAP-(.{1,320})-(\d\d)_(\d\d)_(\d{4})-(\d\d_\d\d_\d\d(?:_\d{1,3})?)\.log$/i;

/** Outlook begins an IMAP log at every start: of each account the newest. */
function newestOf(names: readonly string[]): string[] {
  const newest = new Map<string, { readonly name: string; readonly begun: string }>();
  for (const name of names) {
    const [, account = '', month, day, year, time] = imapName.exec(name) ?? [];
    if (account === '') continue;
    const begun = `${year}-${month}-${day} ${time}`;
    const before = newest.get(account.toLowerCase());
    if (!before || before.begun < begun) newest.set(account.toLowerCase(), { name, begun });
  }
  return [...newest.values()].map(({ name }) => name);
}

/** The accounts that an IMAP log's name may mean: it has the address without its signs (`annaexampletest`). */
function imapAccountsOf(file: string, accounts: readonly Account[]): Account[] {
  const [, address = ''] = imapName.exec(file) ?? [];
  const imap = accounts.filter(({ incoming }) => incoming.protocol === 'imap');
  return imap.filter((account) => namesOf(account).some((name) => squeezed(name) === squeezed(address)));
}

async function eventsOf(
  file: LogFile,
  profile: Profile,
  machine: Machine,
  { accounts }: Configuration,
  signal: AbortSignal,
  problems: Problem[],
): Promise<readonly LogEvent[]> {
  const [, , month, dayOfMonth, year] = imapName.exec(file.name) ?? [];
  const day = year === undefined ? null : `${year}-${month}-${dayOfMonth}`;
  const names = [...new Set(accounts.flatMap(namesOf))];
  const read = await machine.withSource(file.path, (source) => readOutlookLog(source, { names, day, signal }));
  const log = read.ok ? read.value : read;
  if (!log.ok) {
    problems.push(readProblem(log.error, profile.id, file.path, ['observations']));
    return [];
  }
  if (log.value.isStrange)
    problems.push(makeProblem('log-not-understood', profile.id, ['observations'], { file: file.path }));
  const { events, isDayCounted, lastTime } = log.value;
  if (!isDayCounted || lastTime === null) return events;
  const stat = await machine.stat(file.path);
  const apart = stat.ok ? Math.abs(secondsOf(lastTime) - Date.parse(stat.value.modifiedAt) / 1000) : Number.NaN;
  return apart <= aDayAndAZone ? events : events.map((event) => ({ ...event, localTime: null }));
}

/** Counted days are taken where the file's own time agrees: within a day and the difference between two zones. Seconds. */
const aDayAndAZone = 26 * 3600;

const endpointOf = ({ incoming }: Account) => ('endpoint' in incoming ? incoming.endpoint : null);
const namesOf = (account: Account): string[] =>
  [account.name, account.address ?? '', endpointOf(account)?.user ?? ''].filter((name) => name !== '');
const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const only = <T>(found: readonly T[]): T | null => (found.length === 1 ? (found[0] ?? null) : null);

/**
 * Whose event it is: by the file's name for IMAP, else by the name that signed in, else by the server. null: nobody's who is still
 * set up here; a log outlives its accounts.
 */
function place(event: LogEvent, file: LogFile, { accounts, identities, submissions }: Configuration): Placed | null {
  const at = (mayBe: readonly Account[], account = only(mayBe)): Placed | null =>
    mayBe.length === 0 ? null : { event, file: file.path, mayBe, account };
  if (imapName.test(file.name)) return at(imapAccountsOf(file.name, accounts));
  const { host, name, protocol, isSummary } = event;
  const hostsOf = (account: Account): string[] => {
    const through = identities.flatMap((one) => (one.account === account.id ? (named(one.submission) ?? []) : []));
    const sending = submissions.filter(({ id }) => through.includes(id)).map(({ endpoint }) => endpoint.host);
    if (protocol === 'submission') return sending;
    const own = endpointOf(account)?.host ?? '';
    return protocol === 'other' ? [own, ...sending] : [own];
  };
  const kind = accounts.filter(
    ({ incoming }) => protocol === 'other' || protocol === 'submission' || incoming.protocol === protocol,
  );
  const there = host === null ? kind : kind.filter((account) => hostsOf(account).some((one) => isSame(one, host)));
  if (name !== null) {
    // The end of a task stands under the account's own name.
    const exact = isSummary ? there.filter((account) => account.name === name) : [];
    return at(exact.length > 0 ? exact : there.filter((account) => namesOf(account).includes(name)));
  }
  if (host !== null) return at(there);
  // Neither user nor server: even where one account alone would do, one that is gone may have written it.
  return isSummary ? null : at(kind, null);
}

const named = (submission: Identity['submission']): string | null =>
  'submission' in submission ? submission.submission : null;
const isSame = (written: string, host: string | null): boolean =>
  host !== null && written !== '' && normaliseHost(written) === normaliseHost(host);

const rank = { connect: 0, 'sign-in': 1, other: 1, receive: 2, send: 2 } as const;
/** Seconds within which the end of a task belongs to an answer before it. */
const echo = 120;

/** A success answers every earlier failure up to its own stage; the end of a task repeats what is known already. */
function weigh(standing: Map<string, Standing>, placed: Placed): void {
  const { event } = placed;
  const mine = [...standing].filter(([, one]) => one.placed.mayBe.some((account) => placed.mayBe.includes(account)));
  if (event.kind === 'success') {
    for (const [key, one] of mine) if (answers(event, one.placed.event)) standing.delete(key);
    return;
  }
  const echoed = event.isSummary ? mine.filter(([, one]) => isEchoOf(event, one.placed.event)) : [];
  const told = only(echoed);
  if (!told) {
    if (echoed.length === 0) keep(standing, placed, 1);
    return;
  }
  const [key, one] = told;
  const before = one.placed.event;
  // "-ERR" alone says less than Outlook's number; and the end of the task names the account.
  const code = before.code === '-ERR' && event.operation === before.operation ? event.code : before.code;
  standing.delete(key);
  const account = one.placed.account ?? placed.account;
  keep(standing, { ...placed, file: one.placed.file, event: { ...before, code }, account }, one.times);
}

function keep(standing: Map<string, Standing>, placed: Placed, times: number): void {
  const { account, mayBe, event } = placed;
  const owners = account ? [account.id] : mayBe.map(({ id }) => id);
  const key = [...owners, event.host ?? '', event.protocol, event.operation].join('|');
  const before = standing.get(key);
  const again = before?.placed.event.code === event.code ? before.times : 0;
  standing.set(key, { placed, times: again + times });
}

function answers(success: LogEvent, failure: LogEvent): boolean {
  // The end of a task does not say whether it sent or fetched: it answers only what another end has said.
  if (success.isSummary)
    return failure.isSummary && (failure.protocol === 'other' || failure.protocol === success.protocol);
  if (failure.protocol === 'other') return rank[success.operation] >= rank[failure.operation];
  return failure.protocol === success.protocol && rank[success.operation] >= rank[failure.operation];
}

function isEchoOf(summary: LogEvent, other: LogEvent): boolean {
  if (other.isSummary) return false;
  if (summary.protocol !== 'other' && other.protocol !== summary.protocol) return false;
  const seconds = secondsOf(summary.localTime) - secondsOf(other.localTime);
  return Number.isNaN(seconds) || (seconds >= 0 && seconds <= echo);
}
const secondsOf = (local: string | null): number =>
  local === null ? Number.NaN : Date.parse(`${local.replace(' ', 'T')}Z`) / 1000;

function observationOf(profile: Profile, machine: Machine, key: string, { placed, times }: Standing): Observation {
  const { event, file, account } = placed;
  const source = { file, line: event.line, key: null, by: 'program' } as const;
  return {
    id: `${profile.id}/observation/${fingerprint(key)}`,
    profile: profile.id,
    account: account?.id ?? null,
    by: 'client-log',
    protocol: event.protocol,
    operation: event.operation,
    localTime: event.localTime,
    at: event.localTime !== null && machine.kind === 'live' ? instantHere(event.localTime) : null,
    host: event.host,
    code: event.code,
    text: event.text,
    times,
    sources: { code: source, text: source, localTime: source },
  };
}

/** A time by the clock of the computer that runs us; only of a live one, whose zone is our own. */
function instantHere(local: string): string | null {
  const at = new Date(local.replace(' ', 'T'));
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
