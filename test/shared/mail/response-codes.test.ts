import { describe, expect, it } from 'vitest';
import { outlookCode, outlookCodes, readOutlookCode } from '../../../shared/mail/outlook-errors.ts';
import { isResponseCode, meaningOf } from '../../../shared/mail/response-codes.ts';

describe('the meaning of a refusal', () => {
  it.each([
    ['0x800CCC92', 'sign-in', 'sign-in-refused'],
    ['0x800CCC0E', 'connect', 'no-connection'],
    ['0x80042108', 'connect', 'no-connection'],
    ['0x8004210A', 'receive', 'timed-out'],
    ['0x80040600', 'other', 'other'],
    ['0x80FFFFFF', 'other', 'other'],
    ['535 5.7.8', 'sign-in', 'sign-in-refused'],
    ['535', 'sign-in', 'sign-in-refused'],
    ['535 5.7.3', 'sign-in', 'sign-in-refused'],
    ['535 5.7.9', 'sign-in', 'sign-in-method'],
    ['454 4.7.0', 'sign-in', 'sign-in-later'],
    ['535 4.7.8', 'sign-in', 'sign-in-later'],
    ['530 5.7.0', 'send', 'sign-in-missing'],
    ['525 5.7.13', 'sign-in', 'account-disabled'],
    ['550 5.1.1', 'send', 'recipient-refused'],
    ['552 5.3.4', 'send', 'too-large'],
    ['554 5.7.1', 'send', 'message-refused'],
    ['451 4.4.3', 'send', 'busy'],
    ['454 4.7.1', 'send', 'busy'],
    ['NO [AUTHENTICATIONFAILED]', 'sign-in', 'sign-in-refused'],
    ['NO [UNAVAILABLE]', 'sign-in', 'sign-in-later'],
    ['NO [EXPIRED]', 'sign-in', 'password-expired'],
    ['NO [PRIVACYREQUIRED]', 'sign-in', 'encryption-required'],
    ['NO', 'sign-in', 'sign-in-refused'],
    ['NO', 'receive', 'other'],
    ['BAD', 'sign-in', 'other'],
    ['-ERR [AUTH]', 'sign-in', 'sign-in-refused'],
    ['-ERR [IN-USE]', 'sign-in', 'sign-in-later'],
    ['-ERR [LOGIN-DELAY]', 'sign-in', 'sign-in-later'],
    ['-ERR', 'sign-in', 'sign-in-refused'],
    [null, 'sign-in', 'other'],
    ['anything', 'sign-in', 'other'],
  ] as const)('%s at %s: %s', (code, operation, meaning) => {
    expect(meaningOf(code, operation)).toBe(meaning);
  });

  it('of a number of Outlook has a source', () => {
    for (const [code, { sources }] of outlookCodes) {
      expect(outlookCode(code), code).toBe(code);
      expect(sources.length, code).toBeGreaterThan(0);
    }
    expect(readOutlookCode('toString')).toBeNull();
    expect(outlookCode('0x800ccc0e')).toBe('0x800CCC0E');
    expect(outlookCode('1')).toBeNull();
  });

  it.each(['535 5.7.8', '-ERR [SYS/TEMP]', 'BYE', '0x800CCC92', 'NO'])('%s is a code', (code) => {
    expect(isResponseCode(code)).toBe(true);
  });
  it.each(['NO [MYSECRET]', '535 secret', 'ada@example.com', '0xzz'])('%s is none', (code) => {
    expect(isResponseCode(code)).toBe(false);
  });
});
