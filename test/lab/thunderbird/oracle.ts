import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMain } from './command-line.ts';
import { findProfile } from './homes.ts';
import { ask, askPrefs } from './inside/ask.ts';
import { answerPassword, trustAuthority, watchDialogs } from './inside/dialogs.ts';
import { type FetchResult, getMail, type SendResult, sendUnsent } from './inside/mail.ts';
import { hasPrimaryPassword, openKeys } from './login-store.ts';
import { startThunderbird, type Thunderbird } from './thunderbird.ts';

export type Question = {
  /** Really run on this folder, to see whether an edit survives a start and an exit. Default: on a copy. */
  readonly inPlace?: boolean;
  /** Default: nothing is fetched or sent. */
  readonly online?: boolean;
  /** List the messages of every folder, not of outbox and drafts alone. */
  readonly messages?: boolean;
  /** Tell the saved passwords too. */
  readonly passwords?: boolean;
  /** Absent for a profile that has one: every question for it is cancelled. */
  readonly primaryPassword?: string;
  /** Typed wherever a server's password is asked for. */
  readonly answer?: string;
  /** Ask every incoming server for mail; "Send Unsent Messages". Both need `online`, and the lab's servers. */
  readonly tries?: readonly ('mail' | 'send')[];
  readonly prefs?: readonly string[];
  /** File of a certificate authority that Thunderbird shall trust. */
  readonly authority?: string;
};

/** What Thunderbird says. The parts that tests compare; it says more. */
export type Answer = {
  version: string;
  profile: string;
  accounts: { key: string; identities: object[]; server?: object; filters?: object[]; folders?: object[] }[];
  smtp: object[];
  outboxCount: number;
  draftsCount: number;
  logins: object[];
  loginsReadable: boolean;
  primaryPasswordPrompts?: number;
  mail?: FetchResult;
  send?: SendResult;
  prefs?: Record<string, string | number | boolean | null>;
};

/** Asks the real Thunderbird what it believes about a home (a folder with `.thunderbird`) or about one profile folder. 4 to 6 s. */
export async function askThunderbird(target: string, question: Question = {}): Promise<Answer> {
  const place = prepare(path.resolve(target), question.inPlace ?? false);
  try {
    return await interview(place, question);
  } finally {
    if (place.temporary) rmSync(place.temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Place = {
  readonly home: string;
  readonly profile: string;
  readonly isHome: boolean;
  readonly temporary: string | null;
};

function prepare(target: string, inPlace: boolean): Place {
  const isHome = existsSync(path.join(target, '.thunderbird'));
  if (!isHome && !existsSync(path.join(target, 'prefs.js')))
    throw new Error(`${target}: neither a home folder nor a profile`);
  if (inPlace && isHome) return { home: target, profile: usedProfileOf(target), isHome, temporary: null };
  const temporary = mkdtempSync(path.join(tmpdir(), 'thunderbird-oracle-'));
  if (inPlace) return { home: temporary, profile: target, isHome, temporary };
  const copy = isHome ? temporary : path.join(temporary, 'profile');
  const left = /[/\\](?:lock|\.cache|startupCache|thunderbird\.log)$/;
  // Without the old times every index looks stale and is built anew.
  cpSync(target, copy, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    filter: (file) => !left.test(file),
  });
  makeWritable(temporary);
  return { home: temporary, profile: isHome ? usedProfileOf(temporary) : copy, isHome, temporary };
}

function usedProfileOf(home: string): string {
  const profile = findProfile(home);
  if (!profile) throw new Error(`${home}: no profile`);
  return profile;
}

/** A read-only original gives a read-only copy, in which an ordinary user's Thunderbird could not write. */
function makeWritable(folder: string): void {
  for (const entry of ['', ...(readdirSync(folder, { recursive: true }) as string[])]) {
    const file = path.join(folder, entry);
    const stat = lstatSync(file);
    if (!stat.isSymbolicLink()) chmodSync(file, stat.mode | (stat.isDirectory() ? 0o700 : 0o600));
  }
}

async function interview({ home, profile, isHome, temporary }: Place, question: Question): Promise<Answer> {
  const isLocked = hasPrimaryPassword(profile);
  const { primaryPassword = null } = question;
  if (isLocked && primaryPassword !== null && !openKeys(profile, primaryPassword))
    throw new Error('not the primary password of this profile');
  const thunderbird = await startThunderbird({
    home,
    profile,
    findsProfile: isHome,
    offline: true,
    log: path.join(temporary ?? home, 'thunderbird.log'),
    ...(isLocked ? { primaryPassword } : {}),
  });
  try {
    const used = await thunderbird.run<string>('return Services.dirsvc.get("ProfD", Ci.nsIFile).path;');
    await prepareTries(thunderbird, question);
    const tries = question.tries ?? [];
    const mail = tries.includes('mail') ? await thunderbird.run<FetchResult>(getMail, {}) : null;
    const send = tries.includes('send') ? await thunderbird.run<SendResult>(sendUnsent, { wait: 60_000 }) : null;
    const { messages = false, passwords = false, prefs } = question;
    return {
      ...(await thunderbird.run<Omit<Answer, 'profile'>>(ask, { messages, passwords })),
      profile: path.basename(used),
      ...(isLocked ? { primaryPasswordPrompts: thunderbird.prompts() } : {}),
      ...(mail ? { mail } : {}),
      ...(send ? { send } : {}),
      ...(prefs ? { prefs: await thunderbird.run<NonNullable<Answer['prefs']>>(askPrefs, prefs) } : {}),
    };
  } finally {
    await thunderbird.quit();
  }
}

async function prepareTries(thunderbird: Thunderbird, { answer, online, authority }: Question): Promise<void> {
  if (answer !== undefined) await thunderbird.run(answerPassword, answer);
  if (online) {
    // Not earlier: a dialog during the start (wrong certificate, refused password) would stop everything.
    await thunderbird.run(watchDialogs);
    await thunderbird.goOnline();
  }
  if (authority) await thunderbird.run(trustAuthority, readFileSync(authority, 'utf8'));
}

const usage = `usage: oracle.ts HOME_OR_PROFILE [--in-place] [--online] [--messages] [--passwords] [--primary-password TEXT]
       [--answer TEXT] [--try mail,send] [--prefs NAME,NAME] [--authority FILE]
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'in-place': { type: 'boolean' },
      online: { type: 'boolean' },
      messages: { type: 'boolean' },
      passwords: { type: 'boolean' },
      'primary-password': { type: 'string' },
      answer: { type: 'string' },
      try: { type: 'string' },
      prefs: { type: 'string' },
      authority: { type: 'string' },
    },
  });
  const [target] = positionals;
  if (!target) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const tries = (values.try?.split(',') ?? []).filter((word) => word === 'mail' || word === 'send');
  const answer = await askThunderbird(target, {
    inPlace: values['in-place'] ?? false,
    online: values.online ?? false,
    messages: values.messages ?? false,
    passwords: values.passwords ?? false,
    tries,
    ...(values['primary-password'] === undefined ? {} : { primaryPassword: values['primary-password'] }),
    ...(values.answer === undefined ? {} : { answer: values.answer }),
    ...(values.prefs === undefined ? {} : { prefs: values.prefs.split(',') }),
    ...(values.authority === undefined ? {} : { authority: values.authority }),
  });
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}

if (isMain(import.meta.url)) await main();
