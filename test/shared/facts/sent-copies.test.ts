import { expect, it } from 'vitest';
import { sentCopies } from '../../../shared/facts/sent-copies.ts';
import { anOutboxItem, aSentItem } from '../../support/inventory.ts';

const item = anOutboxItem();
const copy = (id: string, change: object = {}) => aSentItem({ id, ...change });

it('finds the copies of a message in one folder, oldest first', () => {
  const later = copy('later', { sentAt: '2026-11-20T11:00:00.000Z' });
  const sooner = copy('sooner', { sentAt: '2026-11-20T10:00:00.000Z' });
  expect(sentCopies(item, [later, sooner]).map((one) => one.id)).toEqual(['sooner', 'later']);
});

it('takes the folder with most copies and does not add them up', () => {
  const elsewhere = copy('elsewhere', { folder: '/other/Sent' });
  expect(sentCopies(item, [elsewhere, copy('1'), copy('2')])).toHaveLength(2);
});

it('finds nothing for a message without an id, another id or another profile', () => {
  expect(sentCopies(anOutboxItem({ messageId: null }), [copy('1', { messageId: null })])).toEqual([]);
  expect(sentCopies(item, [copy('1', { messageId: '<2@example.com>' })])).toEqual([]);
  expect(sentCopies(item, [copy('1', { profile: 'thunderbird:ben/main' })])).toEqual([]);
});
