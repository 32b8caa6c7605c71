import { describe, expect, it } from 'vitest';
import { imapSession, pop3Session, type Session, smtpSession } from '../../../main/formats/outlook-log-sessions.ts';

/** Lines `> sent` and `< received`; the answers that tell something. */
function talk(session: Session, ...lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const content = line.slice(2);
    if (line.startsWith('>')) {
      session.sent(content);
      return [];
    }
    const answer = session.received(content);
    return answer ? [`${answer.kind} ${answer.operation}${answer.code === null ? '' : ` ${answer.code}`}`] : [];
  });
}

describe('a session of SMTP', () => {
  it('a sign-in that is put off is a failure of the sign-in', () => {
    expect(talk(smtpSession(), '> AUTH PLAIN x', '< 454 4.7.0 later')).toEqual(['failure sign-in 454 4.7.0']);
  });
  it('a server that wants a sign-in says so at the sender', () => {
    expect(talk(smtpSession(), '> MAIL FROM:<a>', '< 530 5.7.0 first sign in')).toEqual(['failure send 530 5.7.0']);
  });
  it('a server without EHLO is not a failure', () => {
    expect(talk(smtpSession(), '< 220 hi', '> EHLO x', '< 502 no', '> HELO x', '< 250 ok')).toEqual([
      'success connect',
    ]);
  });
  it('a greeting may refuse', () => {
    expect(talk(smtpSession(), '< 421 4.3.2 busy')).toEqual(['failure connect 421 4.3.2']);
  });
  it('a message counts as sent when the server took its content', () => {
    expect(talk(smtpSession(), '> MAIL FROM:<a>', '< 250 ok', '> DATA', '< 354 go', '< 250 ok')).toEqual([
      'success send',
    ]);
    expect(talk(smtpSession(), '> BDAT 5 LAST', '< 250 ok')).toEqual(['success send']);
    expect(talk(smtpSession(), '> DATA', '< 354 go', '< 554 5.7.1 no')).toEqual(['failure send 554 5.7.1']);
  });
  it('an answer that nobody asked for tells nothing', () => {
    expect(talk(smtpSession(), '> QUIT', '< 221 bye', '< 535 5.7.8 no', 'x', '< nonsense')).toEqual([]);
  });
});

describe('a session of POP3', () => {
  it('a bare AUTH asks which ways there are, and may be refused', () => {
    expect(talk(pop3Session(), '< +OK', '> AUTH', '< -ERR what', '> AUTH PLAIN', '< -ERR [AUTH] no')).toEqual([
      'success connect',
      'failure sign-in -ERR [AUTH]',
    ]);
  });
  it('a code in brackets is one of the standards or none', () => {
    expect(talk(pop3Session(), '> PASS x', '< -ERR [IN-USE] busy')).toEqual(['failure sign-in -ERR [IN-USE]']);
    expect(talk(pop3Session(), '> PASS x', '< -ERR [my secret] busy')).toEqual(['failure sign-in -ERR']);
  });
  it('a challenge is followed by something that is no command', () => {
    expect(talk(pop3Session(), '> AUTH PLAIN', '< + ', '> USER', '< -ERR no')).toEqual(['failure sign-in -ERR']);
  });
});

describe('a session of IMAP', () => {
  it('tells commands apart by their tags', () => {
    const lines = ['> a LOGIN x y', '> b SELECT "INBOX"', '< b OK there', '< a NO [AUTHENTICATIONFAILED] no'];
    expect(talk(imapSession(), ...lines)).toEqual(['success receive', 'failure sign-in NO [AUTHENTICATIONFAILED]']);
  });
  it('what follows a challenge is no command', () => {
    expect(talk(imapSession(), '> a AUTHENTICATE PLAIN', '< +', '> b SELECT', '< b OK', '< a NO no')).toEqual([
      'failure sign-in NO',
    ]);
  });
  it('a server that says goodbye before anybody signed in refuses the connection', () => {
    expect(talk(imapSession(), '< * BYE [UNAVAILABLE] later')).toEqual(['failure connect BYE [UNAVAILABLE]']);
    expect(talk(imapSession(), '> a LOGOUT', '< * BYE', '< a OK')).toEqual([]);
    expect(talk(imapSession(), '> a LOGIN x y', '< a OK', '< * BYE idle')).toEqual(['success sign-in']);
  });
  it('remembers a bounded number of commands', () => {
    const session = imapSession();
    for (let at = 0; at < 1000; at++) session.sent(`t${at} LOGIN x y`);
    expect(talk(session, '< t0 NO no', '< t999 NO no')).toEqual(['failure sign-in NO']);
  });
});
