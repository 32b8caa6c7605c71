import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPrimaryPassword, open, openKeys, readLogins, seal } from './thunderbird/login-store.ts';
import { makeSituation } from './thunderbird/make.ts';
import { type Answer, askThunderbird } from './thunderbird/oracle.ts';
import { type Servers, startServers, stopServers } from './thunderbird/servers.ts';
import { situations } from './thunderbird/situations/index.ts';
import { otherSecrets } from './thunderbird/world.ts';

const machines = fileURLToPath(new URL('../machines/thunderbird', import.meta.url));
const homeOf = (name: string) => path.join(machines, name, 'files/home/anna');
const profileOf = (name: string) => path.join(homeOf(name), '.thunderbird/k3v9x2ab.default-default');
const truthOf = (name: string): Answer =>
  JSON.parse(readFileSync(path.join(machines, 'truth', `${name}.json`), 'utf8')) as Answer;

/** Below the ports that the system hands out, and another one for every run beside this one. */
const ownBase = 12_000 + (process.pid % 20) * 1_000;

/** Whether a queued message shows its identity in the list depends on the index, and that on file times, which git does not keep. */
const byFileTimes = ['identityKey'];
/** What every making gives anew. */
const byMaking = [
  'guid',
  'messageId',
  'size',
  'timeCreated',
  'timeLastUsed',
  'timePasswordChanged',
  'port',
  'socketType',
];

const without = (names: readonly string[], answer: Answer): unknown =>
  JSON.parse(JSON.stringify(answer, (key, value: unknown) => (names.includes(key) ? undefined : value)));

describe('the real Thunderbird', () => {
  it.each(['control-clean', 'stuck-outbox', 'saved-logins'])(
    'still says of %s what it said when it was made',
    async (name) => {
      const answer = await askThunderbird(homeOf(name));
      expect(without(byFileTimes, answer)).toEqual(without(byFileTimes, truthOf(name)));
    },
    60_000,
  );

  it('is asked without its primary password, and with it', async () => {
    const locked = await askThunderbird(homeOf('primary-password'));
    expect(locked).toMatchObject({ loginsReadable: false, logins: [] });
    const { primaryPassword } = otherSecrets;
    const unlocked = await askThunderbird(homeOf('primary-password'), { primaryPassword });
    expect(unlocked.logins).toEqual(truthOf('primary-password.unlocked').logins);
  }, 60_000);
});

describe('the lab', () => {
  let folder = '';
  let servers: Servers | null = null;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'thunderbird-lab-'));
    // The servers run as other users.
    chmodSync(folder, 0o755);
    servers = await startServers(path.join(folder, 'servers'), ownBase);
  }, 60_000);

  afterAll(() => {
    if (servers) stopServers(servers.folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('makes a situation anew, and Thunderbird says the same of it', async () => {
    const situation = situations.find(({ name }) => name === 'pop-imap-conflict');
    if (!situation || !servers) throw new Error('no lab');
    const { home, seen } = await makeSituation(situation, folder, servers);
    expect(seen).toMatchObject({ serverBefore: 3, serverAfter: 0 });
    const unstable = [...byFileTimes, ...byMaking];
    expect(without(unstable, await askThunderbird(home))).toEqual(without(unstable, truthOf(situation.name)));
  }, 60_000);
});

describe('the second witness of the login store', () => {
  it('reads the same users and hosts as Thunderbird', () => {
    const pairs = (logins: readonly object[]) =>
      logins.map((login) => ({ ...login }) as { origin: string; user: string });
    const known = pairs(truthOf('saved-logins').logins).map(({ origin, user }) => `${origin} ${user}`);
    const read = readLogins(profileOf('saved-logins')).map(({ origin, user }) => `${origin} ${user}`);
    expect(read.sort()).toEqual(known.sort());
  });

  it('tells whether a primary password is set, and opens with the right one only', () => {
    expect(hasPrimaryPassword(profileOf('saved-logins'))).toBe(false);
    expect(hasPrimaryPassword(profileOf('primary-password'))).toBe(true);
    expect(openKeys(profileOf('primary-password'), 'wrong')).toBeNull();
    expect(readLogins(profileOf('primary-password'), otherSecrets.primaryPassword)).toHaveLength(4);
  });

  it('opens what it sealed', () => {
    const keys = openKeys(profileOf('saved-logins'));
    if (!keys) throw new Error('no keys');
    expect(open(seal('CANARY-Grüße-1', keys), keys)).toBe('CANARY-Grüße-1');
  });
});
