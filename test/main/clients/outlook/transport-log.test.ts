import { describe, expect, it } from 'vitest';
import { type Configuration, collectTransportLog } from '../../../../main/clients/outlook/transport-log.ts';
import type { Machine } from '../../../../main/machine/machine.ts';
import { memorySource, type ReadError } from '../../../../shared/byte-source.ts';
import type { Observation } from '../../../../shared/model/observation.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { quietRun } from '../../../support/homes.ts';
import {
  anAccount,
  anEndpoint,
  anIdentity,
  aProfile,
  aSubmission,
  imap as imapAccount,
} from '../../../support/inventory.ts';
import { scanImage } from '../../../support/outlook-image.ts';
import {
  completed,
  imap,
  leaks,
  pop3,
  secretExchanges,
  smtp,
  type WrittenLine,
  writeOutlookLog,
} from '../../../support/outlook-log-writer.ts';

const folder = 'Users/anna/AppData/Local/Temp/Outlook Logging';
const host = 'mail.example.test';
const early = '2026-11-23 09:00:00';
const later = '2026-11-23 09:30:00';
const refusedPop = (at: string, name = 'anna@example.test') =>
  pop3(at, host, [
    ['rx', '+OK'],
    ['tx', `USER ${name}`],
    ['rx', '+OK'],
    ['tx', 'PASS ****'],
    ['rx', '-ERR Authentication failed'],
  ]);
const goodPop = (at: string) =>
  pop3(at, host, [
    ['rx', '+OK'],
    ['tx', 'USER anna@example.test'],
    ['rx', '+OK'],
    ['tx', 'PASS ****'],
    ['rx', '+OK in'],
  ]);
const refusedImap = (at: string) =>
  imap(at, undefined, [
    ['tx', 'abcd LOGIN "anna@example.test" ***'],
    ['rx', 'abcd NO [AUTHENTICATIONFAILED] Invalid credentials'],
  ]);
const imapFile = (account: string, day = '11_23_2026') => `${folder}/IMAP-${account}-${day}-09_00_00_123.log`;

const scanWith = async (files: Record<string, Uint8Array>, registry = '16-pop-and-imap-same-mailbox') => {
  const inventory = await scanImage({ registry, files });
  const named = (id: string | null) => inventory.accounts.find((account) => account.id === id)?.name ?? null;
  const seen = inventory.observations.map(({ account, protocol, operation, code, times, localTime }) => ({
    account: named(account),
    what: `${protocol} ${operation} ${code}`,
    times,
    localTime,
  }));
  return { inventory, seen };
};
const opmlog = (lines: readonly WrittenLine[]) => ({ [`${folder}/Opmlog.log`]: writeOutlookLog(lines) });

describe('the transport log of Outlook', () => {
  it('gives the last failure of an account, with code, time and how often', async () => {
    const { seen, inventory } = await scanWith(opmlog([...refusedPop(early), ...refusedPop(later)]));
    expect(seen).toEqual([{ account: 'anna@example.test', what: 'pop3 sign-in -ERR', times: 2, localTime: later }]);
    expect(inventory.observations[0]).toMatchObject({ at: null, host, text: 'Authentication failed' });
    expect(inventory.observations[0]?.sources.code?.line).toBe(11);
  });

  it('tells no failure that a later success has answered', async () => {
    const { seen } = await scanWith(opmlog([...refusedPop(early), ...goodPop(later)]));
    expect(seen).toEqual([]);
    const worse = await scanWith(opmlog([...goodPop(early), ...refusedPop(later)]));
    expect(worse.seen).toHaveLength(1);
  });

  it('takes the end of a task and the answer before it for one failure, and Outlook’s number says more than "-ERR"', async () => {
    const lines = [...refusedPop(early), completed('2026-11-23 09:00:01', 'anna@example.test', '0x800ccc92')];
    const { seen } = await scanWith(opmlog(lines));
    expect(seen.map(({ what }) => what)).toEqual(['pop3 sign-in 0x800CCC92']);
  });

  it('learns from the end of a task whose answer it was', async () => {
    const answer = smtp(early, host, [
      ['rx', '220 hi'],
      ['tx', 'AUTH LOGIN'],
      ['rx', '535 5.7.8 Authentication failed'],
    ]);
    const { seen } = await scanWith(opmlog(answer));
    expect(seen).toMatchObject([{ account: null, what: 'submission sign-in 535 5.7.8' }]);
    const ended = [...answer, completed(early, 'anna@example.test (IMAP)', '0x800ccc78')];
    expect((await scanWith(opmlog(ended))).seen).toMatchObject([
      { account: 'anna@example.test (IMAP)', what: 'submission sign-in 535 5.7.8' },
    ]);
  });

  it('a server that cannot be reached is answered by a later success only', async () => {
    const lost = completed(early, 'anna@example.test', '0x800ccc0e');
    expect((await scanWith(opmlog([lost]))).seen.map(({ what }) => what)).toEqual(['other connect 0x800CCC0E']);
    expect((await scanWith(opmlog([lost, ...goodPop(later)]))).seen).toEqual([]);
    const done = completed(later, 'anna@example.test', '0x00000000');
    expect((await scanWith(opmlog([lost, done]))).seen).toEqual([]);
  });

  it('a task that ended well does not answer a refused sign-in: it may have been the other direction', async () => {
    const lines = [...refusedPop(early), completed(later, 'anna@example.test', '0x00000000')];
    expect((await scanWith(opmlog(lines))).seen).toHaveLength(1);
  });

  it('of IMAP belongs to the account that the file names, the newest file alone', async () => {
    const old = writeOutlookLog(refusedImap(early), { form: 'imap' });
    const { seen } = await scanWith({ [imapFile('annaexampletest')]: old });
    expect(seen).toEqual([
      {
        account: 'anna@example.test (IMAP)',
        what: 'imap sign-in NO [AUTHENTICATIONFAILED]',
        times: 1,
        localTime: early,
      },
    ]);
    const good = writeOutlookLog(
      imap(early, undefined, [
        ['tx', 'a LOGIN x y'],
        ['rx', 'a OK'],
      ]),
      { form: 'imap' },
    );
    const newer = { [imapFile('annaexampletest')]: old, [imapFile('annaexampletest', '11_24_2026')]: good };
    expect((await scanWith(newer)).seen).toEqual([]);
  });

  it('of an account that is gone, of another server or of another name tells nothing', async () => {
    const files = {
      [imapFile('somebodyexampleorg')]: writeOutlookLog(refusedImap(early), { form: 'imap' }),
      ...opmlog([
        ...pop3(early, 'old.example.org', [
          ['tx', 'PASS x'],
          ['rx', '-ERR no'],
        ]),
        completed(early, 'Old account', '0x800ccc0e'),
      ]),
    };
    expect((await scanWith(files)).seen).toEqual([]);
  });

  it('in the form of 2002 names nobody, so it is nobody’s for certain', async () => {
    const lines = pop3(early, undefined, [
      ['tx', 'PASS ***'],
      ['rx', '-ERR [AUTH] failed'],
    ]);
    const files = { [`${folder}/Opmlog.log`]: writeOutlookLog(lines, { form: '2002' }) };
    expect((await scanWith(files)).seen).toMatchObject([{ account: null, what: 'pop3 sign-in -ERR [AUTH]' }]);
  });

  it('stands in a folder with a German name as well', async () => {
    const files = { 'Users/anna/AppData/Local/Temp/Outlook-Protokoll/OPMLog.log': writeOutlookLog(refusedPop(early)) };
    expect((await scanWith(files)).seen).toHaveLength(1);
  });

  it('comes once for a user, with the profile in use', async () => {
    const lines = pop3(early, host, [
      ['tx', 'USER u@example.test'],
      ['rx', '-ERR no'],
    ]);
    const { seen, inventory } = await scanWith(opmlog(lines), '16-two-profiles');
    expect(seen).toMatchObject([{ account: 'u@example.test' }]);
    expect(inventory.profiles.find(({ id }) => id === inventory.observations[0]?.profile)?.use).toBe('used');
  });

  it('that is not there is no trouble', async () => {
    const { inventory } = await scanWith({});
    expect(inventory.observations).toEqual([]);
    expect(inventory.problems.filter(({ blinds }) => blinds.includes('observations'))).toEqual([]);
  });

  it('lets no secret into the inventory', async () => {
    const { inventory } = await scanWith({
      ...opmlog([...pop3(early, host, secretExchanges.pop3), ...smtp(early, host, secretExchanges.smtp)]),
      [imapFile('annaexampletest')]: writeOutlookLog(imap(early, undefined, secretExchanges.imap), { form: 'imap' }),
    });
    expect(inventory.observations.length).toBeGreaterThanOrEqual(3);
    const text = JSON.stringify(inventory);
    for (const leak of leaks) expect(text).not.toContain(leak);
  });
});

describe('on a machine of its own', () => {
  const profile = aProfile({ id: 'outlook:ada/16.0/Outlook', client: 'outlook', user: 'ada', use: 'used' });
  const account = anAccount({
    id: `${profile.id}/1`,
    profile: profile.id,
    name: 'ada@example.com',
    incoming: imapAccount({ host }),
  });
  const configuration: Configuration = {
    accounts: [account],
    identities: [
      anIdentity({ account: account.id, profile: profile.id, submission: { kind: 'named', submission: 'smtp' } }),
    ],
    submissions: [aSubmission({ id: 'smtp', profile: profile.id, endpoint: anEndpoint({ host }) })],
  };
  const on = async (
    files: Readonly<Record<string, Uint8Array | ReadError['code']>>,
    {
      kind = 'image',
      modifiedAt = '2026-11-24T08:00:00Z',
      folderError = null,
    }: Partial<Pick<Machine, 'kind'>> & { modifiedAt?: string; folderError?: ReadError['code'] | null } = {},
  ) => {
    const at = (file: string) => files[file.slice('T\\Temp\\Outlook Logging\\'.length)];
    const machine = {
      kind,
      users: [{ name: 'ada', home: 'H' }],
      folders: () => ({ home: 'H', roaming: 'R', local: 'T', library: null }),
      join: (...parts: readonly string[]) => parts.join('\\'),
      list: async (path: string) => {
        if (folderError !== null) return err({ code: folderError });
        return ok(
          path === 'T\\Temp'
            ? [{ name: 'Outlook Logging', kind: 'folder' as const }]
            : Object.keys(files).map((name) => ({ name, kind: 'file' as const })),
        );
      },
      stat: async () => ok({ kind: 'file' as const, size: 1, modifiedAt, identity: null }),
      withSource: async <T>(file: string, use: (source: ReturnType<typeof memorySource>) => Promise<T>) => {
        const content = at(file);
        const result: Result<T, ReadError> =
          content === undefined || typeof content === 'string'
            ? err({ code: content ?? 'missing' })
            : ok(await use(memorySource(content)));
        return result;
      },
    } satisfies Partial<Machine>;
    return collectTransportLog(profile, machine as Partial<Machine> as Machine, configuration, quietRun());
  };
  const times = ({ observations }: { readonly observations: readonly Observation[] }) =>
    observations.map(({ at, localTime }) => [localTime, at]);
  const refused = smtp(early, host, [
    ['tx', 'AUTH LOGIN'],
    ['rx', '535 5.7.8 no'],
  ]);
  const overnight = [
    ...imap('2026-11-23 23:00:00', undefined, [
      ['tx', 'a NOOP'],
      ['rx', 'a OK'],
    ]),
    ...imap('2026-11-24 07:00:00', undefined, [
      ['tx', 'b LOGIN x y'],
      ['rx', 'b NO [EXPIRED] no'],
    ]),
  ];
  const night = 'IMAP-adaexamplecom-11_23_2026-23_00_00_1.log';

  it('a time is an instant only where the zone is this computer’s own', async () => {
    const files = { 'Opmlog.log': writeOutlookLog(refused) };
    expect(times(await on(files))).toEqual([[early, null]]);
    expect(times(await on(files, { kind: 'live' }))).toEqual([[early, new Date('2026-11-23T09:00:00').toISOString()]]);
  });

  it('days that were counted by midnights hold where the file’s time agrees', async () => {
    const files = { [night]: writeOutlookLog(overnight, { form: 'imap' }) };
    expect(times(await on(files))).toEqual([['2026-11-24 07:00:00', null]]);
    expect(times(await on(files, { modifiedAt: '2026-11-27T08:00:00Z' }))).toEqual([[null, null]]);
  });

  it('a log that is held, or is none, is said: nothing was seen', async () => {
    const { problems } = await on({ 'Opmlog.log': 'locked' });
    expect(problems).toMatchObject([{ code: 'file-locked', blinds: ['observations'] }]);
    const strange = await on({ 'Opmlog.log': new Uint8Array(2_000_000).fill(0x41) });
    expect(strange.problems).toMatchObject([{ code: 'log-not-understood', blinds: ['observations'] }]);
  });

  it('a folder that is not there is no gap, and one that may not be read is', async () => {
    expect(await on({}, { folderError: 'missing' })).toEqual({ observations: [], problems: [] });
    expect((await on({}, { folderError: 'denied' })).problems).toMatchObject([
      { code: 'folder-unreadable', blinds: ['observations'], params: { file: 'T\\Temp' } },
    ]);
  });
});
