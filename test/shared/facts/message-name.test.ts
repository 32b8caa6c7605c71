import { expect, it } from 'vitest';
import { messageName } from '../../../shared/facts/message-name.ts';

it('names a message by its subject', () => {
  expect(messageName({ subject: ' Offer ' })).toEqual({ named: true, subject: 'Offer' });
});

it('says that a message has no subject', () => {
  expect(messageName({ subject: '  ' })).toEqual({ named: false, subject: '' });
});
