import { alsoSent, attachLarge, compact, mailKept, testFix } from '../../support/fix-cases.ts';

const queue = {
  home: 'stuck-outbox',
  foreign: compact,
  survived: mailKept,
  meddle: {
    never: 'The message is shown again, or appended from our copy where the program has compacted its folder.',
  },
};

testFix('outbox-quarantine', {
  'a message that waits': { ...queue, check: 'outbox-item-stuck' },
  'a message whose account was deleted': { ...queue, check: 'outbox-sender-gone' },
  'a message that is among the sent ones, too': {
    ...queue,
    arrange: alsoSent(1),
    check: 'outbox-item-maybe-delivered',
  },
  'a message that is too large for its server': {
    ...queue,
    arrange: attachLarge,
    check: 'outbox-item-oversized',
    isLarge: true,
  },
  'a message that leaves again and again': { ...queue, arrange: alsoSent(2), check: 'outbox-item-loops' },
});
