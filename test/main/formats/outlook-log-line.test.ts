import { describe, expect, it } from 'vitest';
import { finished, logLine } from '../../../main/formats/outlook-log-line.ts';

describe('a line of a transport log', () => {
  it.each([
    [
      '2003.07.11 15:11:11 "POP3: <rx> +OK 0 messages")',
      '2003-07-11',
      '15:11:11',
      'pop3',
      null,
      'rx',
      '+OK 0 messages',
    ],
    ['2003.07.11 15:11:11 "POP3: [tx] USER ada")', '2003-07-11', '15:11:11', 'pop3', null, 'tx', 'USER ada'],
    ['IMAP: 11:40:24 [tx] tbqs UID SEARCH ALL', null, '11:40:24', 'imap', null, 'tx', 'tbqs UID SEARCH ALL'],
    ['SMTP: 09:34:12 [rx] 220 hi', null, '09:34:12', 'submission', null, 'rx', '220 hi'],
    [
      '2026.11.23 09:14:02 SMTP (mail.example.com): <rx> 220 hi',
      '2026-11-23',
      '09:14:02',
      'submission',
      'mail.example.com',
      'rx',
      '220 hi',
    ],
    [
      "IMAP: 11:41:17 [db] Connection to 'x' closed",
      null,
      '11:41:17',
      'imap',
      null,
      'note',
      "Connection to 'x' closed",
    ],
    ['2026.11.23 09:14:02 anything else', '2026-11-23', '09:14:02', null, null, 'note', 'anything else'],
    ['2026.02.31 09:14:02 no such day', null, '09:14:02', null, null, 'note', 'no such day'],
  ])('%s', (text, day, time, protocol, place, direction, content) => {
    expect(logLine(text)).toEqual({ day, time, protocol, place, direction, content });
  });

  it('without a time and a protocol is the rest of another', () => {
    expect(logLine('LTF_TRACE, hr = 00000000')).toBeNull();
    expect(logLine('25:61:00 x')).toBeNull();
    expect(logLine('')).toBeNull();
  });

  it.each([
    ['ada@example.com: ReportStatus: RSF_COMPLETED, hr = 0x800ccc0e', 'ada@example.com', '800ccc0e'],
    ['ReportStatus: RSF_COMPLETED, hr = 0x00000000', '', '00000000'],
    ['Callback::ReportStatus[THIS: 1] (ulAsynchPhase = RSF_COMPLETED, hr = 800ccc92', '', '800ccc92'],
  ])('ends a task: %s', (content, label, code) => {
    expect(finished(content)).toEqual({ label, code });
  });

  it('that reports progress ends nothing', () => {
    expect(finished('Callback::ReportStatus[THIS: 1] (ulAsynchPhase = RSF_INPROGRESS) Progress = 4/6')).toBeNull();
  });
});
