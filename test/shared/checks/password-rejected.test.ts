import { describe, expect, it } from 'vitest';
import check from '../../../shared/checks/password-rejected.ts';
import retired from '../../../shared/checks/password-sign-in-retired.ts';
import { evaluate } from '../../../shared/evaluate.ts';
import type { Observation } from '../../../shared/model/observation.ts';
import { anAccount, anInventory, anObservation, aProblem, aSetting, imap, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const seen = (...observations: Partial<Observation>[]) =>
  anInventory({
    observations: observations.map((one, at) => anObservation({ id: `${profileId}/observation/${at}`, ...one })),
  });

testCheck(check, {
  silent: [
    { name: 'a server that puts sign-ins off', on: seen({ code: 'NO [UNAVAILABLE]' }) },
    { name: 'a mailbox in use', on: seen({ protocol: 'pop3', code: '-ERR [IN-USE]' }) },
    { name: 'a passing failure of SMTP', on: seen({ protocol: 'submission', code: '454 4.7.0' }) },
    { name: 'a server out of reach', on: seen({ operation: 'connect', code: '0x800CCC0E', text: '' }) },
    { name: 'a refused message', on: seen({ protocol: 'submission', operation: 'send', code: '554 5.7.1' }) },
    { name: 'a refusal of six weeks ago', on: seen({ at: '2026-10-09T08:00:00.000Z' }) },
    { name: 'a refusal of six weeks ago, by that clock', on: seen({ at: null, localTime: '2026-10-09 08:00:00' }) },
  ],
  loud: [
    {
      name: 'IMAP refused yesterday',
      on: seen({}),
      says: [
        {
          message: 'refused',
          subject: `${profileId}/account1`,
          params: {
            direction: 'receiving',
            time: '2026-11-19 09:14',
            said: 'NO [AUTHENTICATIONFAILED] Invalid credentials',
          },
        },
      ],
    },
    {
      name: 'both directions: one trouble',
      on: seen({}, { protocol: 'submission', code: '535 5.7.8', localTime: '2026-11-19 09:15:00' }),
      says: [{ message: 'refused', params: { direction: 'both', time: '2026-11-19 09:15' } }],
    },
    {
      name: 'in an image, whose time zone nobody knows',
      on: seen({ at: null }),
      says: [{ message: 'refusedThen', params: { dated: true } }],
    },
    {
      name: 'in a log that is not written any more: what came after is not known',
      on: { ...seen({}), settings: [aSetting('transport-logging', false)] },
      says: [{ message: 'refusedThen', params: { dated: true } }],
    },
    {
      name: 'in a log that is still written',
      on: { ...seen({}), settings: [aSetting('transport-logging', true)] },
      says: [{ message: 'refused' }],
    },
    {
      name: 'without a time',
      on: seen({ at: null, localTime: null }),
      says: [{ message: 'refusedThen', params: { dated: false, time: '' } }],
    },
    {
      name: 'a bare -ERR, which may also be a mailbox in use',
      on: seen({ protocol: 'pop3', code: '-ERR', text: '' }),
      says: [{ message: 'refusedThen', params: { said: '-ERR' } }],
    },
    {
      name: 'Outlook’s own number',
      on: seen({ protocol: 'pop3', code: '0x800CCC92', text: '' }),
      says: [{ message: 'refused', params: { said: '0x800CCC92' } }],
    },
    {
      name: 'a password that has run out',
      on: seen({ code: 'NO [EXPIRED]' }),
      says: [{ message: 'refused' }],
    },
    {
      name: 'an account that the log does not name',
      on: seen({ account: null, protocol: 'submission', code: '535 5.7.8' }),
      says: [
        {
          message: 'refusedThen',
          subject: `${profileId}/observation/0`,
          params: { who: 'host', direction: 'sending' },
        },
      ],
    },
    {
      name: 'neither account nor server',
      on: seen({ account: null, host: null, protocol: 'pop3', code: '-ERR [AUTH]' }),
      says: [{ message: 'refusedThen', params: { who: 'other' } }],
    },
  ],
});

describe('password-rejected beside others', () => {
  it('is silent where the provider takes no password any more: that is the cause', () => {
    const account = anAccount({
      name: 'ana@outlook.com',
      address: 'ana@outlook.com',
      incoming: imap({ host: 'outlook.office365.com' }),
    });
    const on = anInventory({ accounts: [account], observations: [anObservation()] });
    expect(evaluate(on, undefined, [check, retired]).findings.map((one) => one.check)).toEqual([
      'password-sign-in-retired',
    ]);
  });

  it('is not applicable without a log, and inconclusive where one could not be read', () => {
    const kind = (on: Parameters<typeof evaluate>[0]) => evaluate(on, undefined, [check]).outcomes[0]?.kind;
    expect(kind(anInventory())).toBe('not-applicable');
    expect(kind(anInventory({ problems: [aProblem({ blinds: ['observations'] })] }))).toBe('inconclusive');
  });
});
