import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogEvent, type OutlookLog, readOutlookLog } from '../../../main/formats/outlook-log.ts';
import { type ByteSource, memorySource } from '../../../shared/byte-source.ts';
import { mutations } from '../../support/mutations.ts';
import {
  completed,
  imap,
  leaks,
  pop3,
  secretExchanges,
  smtp,
  type WrittenLine,
  writeOutlookLog,
} from '../../support/outlook-log-writer.ts';

const names = ['anna@example.test', 'office'];
const read = async (bytes: Uint8Array, limit?: number, day: string | null = null): Promise<OutlookLog> => {
  const options = { names, day, signal: new AbortController().signal };
  const log = await readOutlookLog(memorySource(bytes), limit === undefined ? options : { ...options, limit });
  if (!log.ok) throw new Error(log.error.code);
  return log.value;
};
const short = ({ kind, protocol, operation, code }: LogEvent) =>
  [kind === 'failure' ? '-' : '+', protocol, operation, code ?? ''].join(' ').trim();
const at = '2026-11-23 09:14:02';
const host = 'mail.example.test';

describe('a transport log', () => {
  it.each([
    ['modern', 'utf8'],
    ['modern', 'utf8-bom'],
    ['modern', 'utf16le-bom'],
    ['modern', 'utf16le'],
    ['modern', 'latin1'],
    ['2002', 'utf8'],
  ] as const)('in the form %s and the coding %s tells of a refused sign-in', async (form, encoding) => {
    const lines = pop3(at, form === '2002' ? undefined : host, [
      ['rx', '+OK Grüße'],
      ['tx', 'USER anna@example.test'],
      ['rx', '+OK'],
      ['tx', 'PASS ********'],
      ['rx', '-ERR [AUTH] Authentication failed for anna.'],
    ]);
    const { events } = await read(writeOutlookLog(lines, { form, encoding }));
    expect(events.map(short)).toEqual(['+ pop3 connect', '- pop3 sign-in -ERR [AUTH]']);
    expect(events[1]).toMatchObject({
      name: 'anna@example.test',
      host: form === '2002' ? null : host,
      localTime: at,
      text: 'Authentication failed for …',
      line: form === '2002' ? 11 : 6,
    });
  });

  it('of SMTP follows challenges, several lines and the content of a message', async () => {
    const lines = smtp(at, host, [
      ['rx', '220 mail.example.test'],
      ['tx', 'EHLO pc'],
      ['rx', '250-mail.example.test'],
      ['rx', '250 AUTH LOGIN'],
      ['tx', 'AUTH LOGIN'],
      ['rx', '334 VXNlcm5hbWU6'],
      ['tx', Buffer.from('anna@example.test').toString('base64')],
      ['rx', '334 UGFzc3dvcmQ6'],
      ['tx', '*****'],
      ['rx', '235 2.7.0 Authentication successful'],
      ['tx', 'MAIL FROM:<anna@example.test>'],
      ['rx', '250 ok'],
      ['tx', 'RCPT TO:<ben@example.org>'],
      ['rx', '550-5.1.1 no such user'],
      ['rx', '550 5.1.1 here'],
      ['tx', 'DATA'],
      ['rx', '354 go'],
      ['tx', 'AUTH LOGIN in a letter'],
      ['rx', '250 queued'],
    ]);
    const { events } = await read(writeOutlookLog(lines));
    expect(events.map(short)).toEqual([
      '+ submission connect',
      '+ submission sign-in',
      '- submission send 550 5.1.1',
      '+ submission send',
    ]);
    expect(events[1]?.name).toBe('anna@example.test');
    expect(events[2]?.text).toBe('no … user');
  });

  it('of SMTP begins anew where a connection broke in the middle of a message', async () => {
    const lines = smtp(at, host, [
      ['rx', '220 hi'],
      ['tx', 'DATA'],
      ['rx', '354 go'],
      ['tx', 'half a letter'],
      ['rx', '220 hi'],
      ['tx', 'AUTH LOGIN'],
      ['rx', '535 5.7.8 no'],
    ]);
    const { events } = await read(writeOutlookLog(lines));
    expect(events.map(short).slice(1)).toEqual(['+ submission connect', '- submission sign-in 535 5.7.8']);
  });

  it('of IMAP has its day from the file’s name, and counts midnights', async () => {
    const lines = [
      ...imap('2026-11-23 23:50:00', undefined, [
        ['rx', '* OK ready'],
        ['tx', 'tbqs LOGIN "anna@example.test" "x"'],
        ['rx', 'tbqs OK done'],
      ]),
      ...imap('2026-11-24 00:10:00', undefined, [
        ['tx', 'wk2e LOGIN "anna@example.test" "x"'],
        ['rx', 'wk2e NO [AUTHENTICATIONFAILED] Invalid credentials'],
      ]),
    ];
    const log = await read(writeOutlookLog(lines, { form: 'imap' }), undefined, '2026-11-23');
    expect(log.events.map(short)).toEqual(['+ imap sign-in', '- imap sign-in NO [AUTHENTICATIONFAILED]']);
    expect(log.events.map(({ localTime }) => localTime)).toEqual(['2026-11-23 23:50:00', '2026-11-24 00:10:00']);
    expect(log.isDayCounted).toBe(true);
  });

  it('of IMAP does not take a missing folder for a failure of the account', async () => {
    const lines = imap(at, undefined, [
      ['tx', 'a1 SELECT "Gone"'],
      ['rx', 'a1 NO [NONEXISTENT] no such mailbox'],
      ['rx', 'a9 NO [AUTHENTICATIONFAILED] of a command that nobody sent'],
    ]);
    expect((await read(writeOutlookLog(lines, { form: 'imap' }))).events).toEqual([]);
  });

  it('of POP3 does not read letters as answers', async () => {
    const lines = pop3(at, host, [
      ['tx', 'RETR 1'],
      ['rx', '+OK 120 octets'],
      ['rx', '-ERR [AUTH] in a letter'],
      ['rx', '.'],
      ['tx', 'CAPA'],
      ['rx', '-ERR unknown'],
    ]);
    expect((await read(writeOutlookLog(lines))).events.map(short)).toEqual(['+ pop3 receive']);
  });

  it('has Outlook’s own numbers at the end of a task, under the account’s name', async () => {
    const lines = [
      completed(at, 'office', '0x800ccc0e'),
      completed(at, 'somebody else', '0x800ccc92'),
      completed(at, 'office', '0x00000000'),
    ];
    const { events } = await read(writeOutlookLog(lines));
    expect(events.map((event) => [short(event), event.name])).toEqual([
      ['- other connect 0x800CCC0E', 'office'],
      ['- pop3 sign-in 0x800CCC92', null],
      ['+ other other', 'office'],
    ]);
  });

  it('is read at its end only; where a line stands is then not known', async () => {
    const many = Array.from({ length: 4000 }, () => pop3(at, host, [['tx', 'NOOP']])).flat();
    const bytes = writeOutlookLog([...many, completed(at, 'office', '0x800ccc0e')], { encoding: 'utf16le-bom' });
    let asked = 0;
    const counted: ByteSource = {
      size: bytes.length,
      read: async (offset, length) => {
        asked += Math.min(length, bytes.length - offset);
        return memorySource(bytes).read(offset, length);
      },
    };
    const options = { names, day: null, limit: 4097, signal: new AbortController().signal };
    const log = await readOutlookLog(counted, options);
    expect(asked).toBeLessThan(5000);
    expect(log.ok && log.value.isCut).toBe(true);
    expect(log.ok && log.value.events).toMatchObject([{ code: '0x800CCC0E', line: null, localTime: at }]);
  });

  it('stops when asked, and hands on why it cannot be read', async () => {
    const control = new AbortController();
    control.abort();
    const options = { names, day: null, signal: control.signal };
    await expect(readOutlookLog(memorySource(writeOutlookLog([])), options)).rejects.toThrow();
    const broken: ByteSource = { size: 9, read: async () => ({ ok: false, error: { code: 'io' } }) };
    expect(await readOutlookLog(broken, { ...options, signal: new AbortController().signal })).toEqual({
      ok: false,
      error: { code: 'io' },
    });
  });

  it('of nothing, or of something else, tells nothing', async () => {
    expect(await read(new Uint8Array(0))).toMatchObject({ events: [], isStrange: false });
    expect(await read(Buffer.from('a letter\nto nobody\n'))).toMatchObject({ events: [], isStrange: true });
    expect(await read(writeOutlookLog([]))).toMatchObject({ events: [], isStrange: false });
  });
});

const all: WrittenLine[] = [
  ...pop3(at, host, secretExchanges.pop3),
  ...smtp(at, host, secretExchanges.smtp),
  ...imap(at, host, secretExchanges.imap),
  completed(at, 'CANARY-account', '0x800ccc92'),
];
const noLeak = (log: OutlookLog) => {
  const text = JSON.stringify(log);
  for (const leak of leaks) expect(text).not.toContain(leak);
};

describe('secrets in a transport log', () => {
  it.each(['modern', '2002', 'imap'] as const)('never come out of the form %s', async (form) => {
    for (const encoding of ['utf8', 'utf16le', 'latin1'] as const) {
      const log = await read(writeOutlookLog(all, { form, encoding }));
      expect(log.events.filter(({ kind }) => kind === 'failure').length).toBeGreaterThan(5);
      noLeak(log);
    }
  });

  it('never come out of damaged copies either', async () => {
    for (const form of ['modern', 'imap'] as const)
      for (const { bytes } of mutations(writeOutlookLog(all, { form }), 500)) noLeak(await read(bytes));
  }, 60_000);

  it('never come out of any answer', async () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9+/=!$ .-]{3,30}$/).map((text) => `CANARY${text}`);
    await fc.assert(
      fc.asyncProperty(
        secret,
        fc.constantFrom('535 5.7.8 ', '-ERR ', '-ERR [AUTH] ', 'a1 NO [AUTHENTICATIONFAILED] ', '421 '),
        fc.constantFrom('AUTH LOGIN', 'PASS x', 'a1 LOGIN a b', 'MAIL FROM:<a>'),
        async (said, answer, command) => {
          for (const talk of [pop3, smtp, imap]) {
            const lines = talk(at, host, [
              ['tx', command],
              ['rx', `${answer}${said}`],
            ]);
            expect(JSON.stringify(await read(writeOutlookLog(lines)))).not.toContain('CANARY');
          }
        },
      ),
    );
  });

  it('any bytes at all: no throw, and bounded time', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => void (await read(bytes))));
    const long = Buffer.from(`${'2026.11.23 09:14:02 ReportStatus RSF_COMPLETED hr '.repeat(20_000)}`);
    const begun = performance.now();
    await read(long);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
