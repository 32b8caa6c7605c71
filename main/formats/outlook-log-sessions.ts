import { bracketCodes } from '../../shared/mail/response-codes.ts';
import { knownWords } from './server-words.ts';

export type LogOperation = 'connect' | 'sign-in' | 'receive' | 'send' | 'other';
/** What one answer of a server tells; null where it tells nothing about success or failure. */
export type Answer = {
  readonly kind: 'failure' | 'success';
  readonly operation: LogOperation;
  readonly code: string | null;
  readonly text: string;
} | null;

/** Follows one connection. Of what was sent only the command's name is looked at, and it is kept as an operation. */
export type Session = {
  sent(content: string): void;
  received(content: string): Answer;
};

const success = (operation: LogOperation): Answer => ({ kind: 'success', operation, code: null, text: '' });
const failure = (operation: LogOperation, code: string, said: string): Answer => ({
  kind: 'failure',
  operation,
  code,
  text: knownWords(said),
});

/** `[AUTH] text` apart; a text in brackets that is no code of the standards stays a part of the text. */
function bracketed(text: string): { readonly code: string; readonly said: string } {
  const [whole = '', code = ''] = /^\[([A-Z/-]{2,20})\b[^\]]{0,100}\]/i.exec(text) ?? [];
  const upper = code.toUpperCase();
  return bracketCodes.has(upper) ? { code: ` [${upper}]`, said: text.slice(whole.length) } : { code: '', said: text };
}

const smtpCommands: Readonly<Record<string, LogOperation>> = {
  EHLO: 'connect',
  HELO: 'connect',
  STARTTLS: 'connect',
  AUTH: 'sign-in',
  MAIL: 'send',
  RCPT: 'send',
  DATA: 'send',
  BDAT: 'send',
};

/** RFC 5321 and RFC 4954. */
export function smtpSession(): Session {
  let command = 'GREETING';
  let operation: LogOperation | null = 'connect';
  let state: 'command' | 'challenge' | 'content' = 'command';
  let first: { readonly code: string; readonly said: string } | null = null;
  return {
    sent(content) {
      if (state !== 'command') return;
      const [verb = ''] = /^[a-z]{4,8}\b/i.exec(content) ?? [];
      command = verb.toUpperCase();
      operation = smtpCommands[command] ?? null;
      first = null;
    },
    received(content) {
      const [, reply, more, enhanced, said = ''] =
        /^([2-5]\d\d)([ -]|$)(?:([245]\.\d{1,3}\.\d{1,3})(?:\s|$))?(.*)$/.exec(content) ?? [];
      if (reply === undefined) return null;
      // 220 answers STARTTLS, else it greets: the connection before ended without a word.
      if (reply === '220' && command !== 'STARTTLS') {
        command = 'GREETING';
        operation = 'connect';
        state = 'command';
      }
      first ??= { code: enhanced === undefined ? reply : `${reply} ${enhanced}`, said };
      if (more === '-') return null;
      const answer = first;
      first = null;
      const wasContent = state === 'content' || command === 'BDAT';
      state = reply === '334' ? 'challenge' : reply === '354' ? 'content' : 'command';
      if (state !== 'command') return null;
      const asked = operation;
      // One command, one answer: what comes unasked belongs to a connection that ended without a word.
      operation = null;
      if (asked === null) return null;
      if (reply.startsWith('2')) {
        if (command === 'GREETING' && reply === '220') return success('connect');
        if (asked === 'sign-in') return reply === '235' ? success('sign-in') : null;
        return wasContent && reply === '250' ? success('send') : null;
      }
      // A server without EHLO, or without STARTTLS, says so; the program goes on.
      if (/^50[0-4]$/.test(reply) && asked === 'connect') return null;
      return failure(asked, answer.code, answer.said);
    },
  };
}

const popCommands: Readonly<Record<string, LogOperation>> = {
  USER: 'sign-in',
  PASS: 'sign-in',
  APOP: 'sign-in',
  AUTH: 'sign-in',
  STAT: 'receive',
  LIST: 'receive',
  UIDL: 'receive',
  RETR: 'receive',
  TOP: 'receive',
  DELE: 'receive',
};
const inLines = new Set(['LIST', 'UIDL', 'RETR', 'TOP', 'CAPA']);

/** RFC 1939, RFC 2449, RFC 5034. */
export function pop3Session(): Session {
  let command = 'GREETING';
  let isBody = false;
  let isChallenge = false;
  return {
    sent(content) {
      if (isChallenge) return;
      const [verb = '', rest = ''] = /^([a-z]{3,4})\b(.?)/i.exec(content)?.slice(1) ?? [];
      command = verb.toUpperCase();
      // A bare AUTH asks for the list of mechanisms: old servers refuse the question, which refuses nobody.
      if (command === 'AUTH' && rest === '') command = 'CAPA';
      isBody = false;
    },
    received(content) {
      if (isBody) {
        if (/^\.\s*$/.test(content)) isBody = false;
        return null;
      }
      const [, sign, said = ''] = /^(\+OK|-ERR|\+)(?:\s(.*))?$/i.exec(content) ?? [];
      if (sign === undefined) return null;
      isChallenge = sign === '+';
      if (isChallenge) return null;
      const asked = command;
      // One command, one answer: what comes unasked is the greeting of the next connection.
      command = 'GREETING';
      const operation = asked === 'GREETING' ? 'connect' : popCommands[asked];
      if (sign.toUpperCase() === '+OK') {
        isBody = inLines.has(asked);
        return operation === undefined || asked === 'USER' ? null : success(operation);
      }
      if (operation === undefined) return null;
      const { code, said: text } = bracketed(said);
      return failure(operation, `-ERR${code}`, text);
    },
  };
}

/** RFC 9051. Many commands may be open at once; the tag tells them apart. */
export function imapSession(): Session {
  const open = new Map<string, LogOperation>();
  let isChallenge = false;
  let isIn = false;
  let isLeaving = false;
  return {
    sent(content) {
      if (isChallenge) {
        isChallenge = false;
        return;
      }
      const [, tag, verb] = /^([A-Za-z0-9.]{1,20}) ([a-z]{2,16})\b/i.exec(content) ?? [];
      if (tag === undefined || verb === undefined) return;
      const name = verb.toUpperCase();
      isLeaving = name === 'LOGOUT';
      const isSigningIn = name === 'LOGIN' || name === 'AUTHENTICATE';
      const [oldest] = open.keys();
      if (open.size >= 64 && oldest !== undefined) open.delete(oldest);
      open.set(
        tag,
        isSigningIn
          ? 'sign-in'
          : /^(?:SELECT|EXAMINE|FETCH|UID|IDLE|LIST|LSUB|STATUS)$/.test(name)
            ? 'receive'
            : 'other',
      );
    },
    received(content) {
      if (/^\+(?:\s|$)/.test(content)) {
        isChallenge = true;
        return null;
      }
      const [, tag = '', status = '', rest = ''] =
        /^(\*|[A-Za-z0-9.]{1,20}) (OK|NO|BAD|BYE|PREAUTH)\b ?(.*)$/i.exec(content) ?? [];
      if (tag === '') return null;
      const word = status.toUpperCase();
      if (tag === '*') {
        if (word === 'BYE' && !isIn && !isLeaving) {
          const { code, said } = bracketed(rest);
          return failure('connect', `BYE${code}`, said);
        }
        return null;
      }
      const operation = open.get(tag);
      open.delete(tag);
      isChallenge = false;
      if (operation === undefined || operation === 'other') return null;
      if (word === 'OK') {
        isIn = true;
        return success(operation);
      }
      // A folder that is gone, or an unknown command, says nothing about the account.
      if (operation !== 'sign-in' || (word !== 'NO' && word !== 'BAD')) return null;
      const { code, said } = bracketed(rest);
      return failure('sign-in', word + code, said);
    },
  };
}
