import { defineMessages } from '../define-messages.ts';

const path = { file: '/home/anna/.thunderbird/x/prefs.js' };

/** Why something is not done. Each says what to do next. `file`: none where no file is meant. */
export default defineMessages('refusal', {
  managed: {
    text: '“{name}” is set by {by, select, policy {your administrator} other {the file user.js}} in {file}, which wins at every start. It is left alone.',
    note: 'name: the program’s own setting name',
    example: { name: 'mail.server.server1.leave_on_server', by: 'policy', ...path },
  },
  running: {
    text: 'The mail program is open. Close it, then try again.',
    note: 'Nothing was changed',
  },
  'running-unknown': {
    text: 'Whether the mail program is open could not be told. Close it on the computer that {file} belongs to, then try again.',
    note: 'Nothing was changed',
    example: path,
  },
  'changed-since-preview': {
    text: '{file} has changed since it was shown. Nothing was changed; look again.',
    note: 'A sentence under a heading such as “Not done”',
    example: path,
  },
  'link-in-the-way': {
    text: '{file} is a link to another place. Through links nothing is written.',
    note: 'A sentence under a heading such as “Not done”',
    example: path,
  },
  'read-only': {
    text: '{file} may not be written. Nothing was changed.',
    note: 'A file or folder that is write-protected',
    example: path,
  },
  'not-yours': {
    text: '{file} belongs to another user of this computer. Run the program as that user.',
    note: 'A sentence under a heading such as “Not done”',
    example: path,
  },
  'no-room': {
    text: 'The disk is too full: about {megabytes, number} MB are needed for the change and its safety copy. Make room, then try again.',
    note: 'A sentence under a heading such as “Not done”',
    example: { megabytes: 5 },
  },
  'not-found': {
    text: 'What this is about is not there any more. Look again.',
    note: 'A sentence under a heading such as “Not done”',
  },
  'needs-choice': {
    text: 'This needs a decision: {key}.',
    note: 'key: name of the choice, to be given as --choose key=value',
    example: { key: 'server' },
  },
  'wrong-choice': {
    text: '“{value}” is not among what can be chosen for {key}.',
    note: 'A sentence under a heading such as “Not done”',
    example: { key: 'server', value: 'smtp9' },
  },
  'not-vouched': {
    text: 'The right settings are not known for certain, so nothing is guessed. Ask the provider, and do it by hand.',
    note: 'A sentence under a heading such as “Not done”',
  },
  'not-supported': {
    text: 'This program’s settings are not changed from outside. Follow the steps by hand.',
    note: 'A sentence under a heading such as “Not done”; Outlook’s maker supports no such change',
  },
  'no-such-fix': {
    text: 'There is no repair “{fix}” for this finding.',
    note: 'fix: what was typed',
    example: { fix: 'outbox-quarantine' },
  },
  'maybe-delivered': {
    text: 'This message may have arrived already, so it is not made ready for sending.',
    note: 'A sentence under a heading such as “Not done”',
  },
  'no-drafts': {
    text: 'The program has not made its Drafts folder yet. Save any draft once, or take the message out of the outbox instead.',
    note: 'A sentence under a heading such as “Not done”',
  },
  damaged: {
    text: '{file} is damaged or not in the form we know. It is left alone.',
    note: 'A sentence under a heading such as “Not done”',
    example: path,
  },
  unreadable: {
    text: '{file} could not be read.',
    note: 'A sentence under a heading such as “Not done”',
    example: path,
  },
  'disk-error': {
    text: 'The disk reported an error at {file}. What was begun was taken back.',
    note: 'A sentence under a heading such as “Not done”',
    example: path,
  },
  'disk-full': {
    text: 'The disk became full. What was begun was taken back. Make room, then try again.',
    note: 'A sentence under a heading such as “Not done”',
  },
  'in-use': {
    text: 'Another program is using {file}. What was begun was taken back. Close it, then try again.',
    note: 'A sentence under a heading such as “Not done”',
    example: path,
  },
  'still-there': {
    text: 'Afterwards the trouble was still there, so the change was taken back.',
    note: 'A sentence under a heading such as “Not done”',
  },
  'other-postmender': {
    text: 'Another window or command of this program is working just now. Wait for it to end, then try again.',
    note: 'A sentence under a heading such as “Not done”',
  },
  unfinished: {
    text: 'An earlier change was cut off in the middle. Recover it first.',
    note: 'There is a button and a command “recover”',
  },
  'newer-journal': {
    text: '{file} was written by a newer version of this program. Use that one.',
    note: 'A sentence under a heading such as “Not done”',
    example: path,
  },
  'in-the-way': {
    text: '{file} has been changed by somebody since then, so it is not put back. Nothing was changed. The safety copy is kept.',
    note: 'A sentence under a heading such as “Not done”',
    example: path,
  },
  'not-done': { text: 'This is not in force, so there is nothing to take back.', note: 'Undo of something undone' },
  stopped: { text: 'Stopped. What was begun was taken back.', note: 'The person cancelled' },
});
