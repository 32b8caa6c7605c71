import { defineMessages } from '../define-messages.ts';

const file = { path: '/home/anna/.thunderbird/x/prefs.js', kept: 'kept/01-prefs.js' };

/** The README.txt beside every entry of the journal: how to put things back without the program. */
export default defineMessages('journal', {
  'by-hand': {
    text: '{product} changed something on {at} ({fix}). This is how to put it back by hand. Close the mail program first.',
    note: 'First line. at: date and time in UTC; fix: our own id of the repair',
    example: { product: 'Postmender', at: '2026-11-24T10:00:00.000Z', fix: 'pop3-leave-on-server' },
  },
  'by-hand-write': {
    text: '{existed, select, yes {Copy “{kept}” over {path}} other {Take away {path}: it was not there before}}.',
    note: 'A step. existed: yes where the file was there before; kept: file in this folder; path: the file it belongs to',
    example: { existed: 'yes', ...file },
  },
  'by-hand-set-aside': {
    text: 'Copy “{kept}” to {path}.',
    note: 'A step for a file that was taken away',
    example: file,
  },
  'by-hand-splice': {
    text: 'In {path}, at byte {offset, number, ::group-off}, “{after}” stands where “{before}” was.',
    note: 'A step for a few bytes changed inside a large file',
    example: { path: file.path, offset: 4711, before: '0800', after: '0808' },
  },
  'by-hand-append': {
    text: '{existed, select, yes {Cut {path} back to {size, number, ::group-off} bytes: what follows was added, and is kept in “{kept}”} other {Take away {path}: it was not there before, and is kept in “{kept}”}}.',
    note: 'A step for a message that was added at the end of a folder’s file',
    example: { existed: 'yes', size: 4711, ...file },
  },
  'by-hand-truncate': {
    text: 'Append “{kept}” to {path}.',
    note: 'A step where the end of a file was cut off',
    example: file,
  },
  'by-hand-quarantine': {
    text: 'The message from {path} is “{kept}”. Every mail program opens it; it is kept for good.',
    note: 'A step for a message that was taken out of the outbox',
    example: file,
  },
});
