import { expect, it } from 'vitest';
import { serviceOf } from '../../../shared/facts/service-account.ts';
import { imap } from '../../support/inventory.ts';

it.each([
  ['service/imap', 'imap'],
  ['service/pop3', 'pop3'],
  ['service/OutlookCom', 'OutlookCom'],
  ['service', ''],
  ['nntp', null],
  ['services', null],
])('an account of the type %s fetches by %j', (type, word) => {
  expect(serviceOf({ protocol: 'other', type, endpoint: null })).toBe(word);
});
it('an account with a server of its own is none', () => {
  expect(serviceOf(imap())).toBeNull();
});
