import { describe, expect, it } from 'vitest';
import check from '../../../shared/checks/last-attempt-failed.ts';
import stuck from '../../../shared/checks/outbox-item-stuck.ts';
import rejected from '../../../shared/checks/password-rejected.ts';
import { evaluate } from '../../../shared/evaluate.ts';
import type { Observation } from '../../../shared/model/observation.ts';
import { anInventory, anObservation, anOutboxItem } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const seen = (change: Partial<Observation>) => anInventory({ observations: [anObservation(change)] });
const lost = { protocol: 'other', operation: 'connect', code: '0x800CCC0E', text: '', times: 2 } as const;
const reason = (name: string, change: Partial<Observation>, said: string) => ({
  name,
  on: seen(change),
  says: [{ message: 'failed', params: { reason: said } }],
});

testCheck(check, {
  silent: [
    { name: 'a server out of reach once', on: seen({ ...lost, times: 1 }) },
    { name: 'a month and more ago', on: seen({ ...lost, at: '2026-10-01T08:00:00.000Z' }) },
    { name: 'a refused password', on: seen({}) },
    {
      name: 'a recipient that does not exist',
      on: seen({ operation: 'send', protocol: 'submission', code: '550 5.1.1' }),
    },
    { name: 'a message too large', on: seen({ operation: 'send', protocol: 'submission', code: '552 5.3.4' }) },
    { name: 'a number that no source explains', on: seen({ ...lost, code: '0x80040600' }) },
    { name: 'something that the user cancelled', on: seen({ ...lost, code: '0x800CCC17' }) },
  ],
  loud: [
    { ...reason('a server out of reach twice', lost, 'unreached') },
    reason('a name that is not found', { ...lost, code: '0x800CCC0D' }, 'unfound'),
    reason('a connection that broke', { ...lost, code: '0x800CCC0F' }, 'lost'),
    reason('no answer in time', { ...lost, code: '0x800CCC19' }, 'silent'),
    reason('no encryption', { ...lost, code: '0x800CCC1A', times: 1 }, 'encryption'),
    reason('a certificate that does not fit', { ...lost, code: '0x800CCC01', times: 1 }, 'certificate'),
    reason('no common way to sign in', { code: '0x800CCC80' }, 'method'),
    reason('a sign-in that is wanted', { operation: 'send', protocol: 'submission', code: '530 5.7.0' }, 'unsigned'),
    reason('encryption that is wanted', { code: 'NO [PRIVACYREQUIRED]' }, 'unencrypted'),
    reason('a closed account', { protocol: 'submission', code: '525 5.7.13' }, 'disabled'),
    reason('a sign-in put off again and again', { code: 'NO [UNAVAILABLE]', times: 4 }, 'later'),
    reason('a busy server, in an image', { ...lost, protocol: 'submission', code: '421 4.3.2', at: null }, 'busy'),
  ],
});

describe('last-attempt-failed beside others', () => {
  const checks = [check, stuck, rejected];
  it('leaves a refused password to the check that says so', () => {
    expect(evaluate(seen({}), undefined, checks).findings.map((one) => one.check)).toEqual(['password-rejected']);
  });
  it('is silent where a stuck message names it as the cause', () => {
    const outbox = [anOutboxItem({ queuedAt: '2026-11-18T10:00:00.000Z' })];
    const on = anInventory({ outbox, observations: [anObservation(lost)] });
    const found = evaluate(on, undefined, checks).findings;
    expect(found.map((one) => `${one.check} ${one.message}`)).toEqual(['outbox-item-stuck stuckLogged']);
  });
});
