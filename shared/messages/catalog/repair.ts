import { defineMessages } from '../define-messages.ts';

const fix = 'A repair; the words of its parts stand around';

/** Plans, their outcome and the history, as text. */
export default defineMessages('repair', {
  'plan-for': {
    text: 'For: {finding}',
    note: 'Above a plan. finding: the sentence of the finding',
    example: { finding: 'Mail is lost.' },
  },
  changes: { text: 'What changes', note: `${fix}. Heading` },
  'value-set': {
    text: '{name}: {before, select, none {not set} other {{before}}} → {after, select, none {not set} other {{after}}}',
    note: 'One value before and after. name, before, after: as the program writes them; none: there is no such value',
    example: { name: 'mail.server.server1.leave_on_server', before: 'none', after: 'true' },
  },
  'in-file': { text: 'in {file}', note: 'Below the values of a file', example: { file: '/home/anna/prefs.js' } },
  'kind-write': { text: 'written: {file}', note: 'How a file changes', example: { file: '/home/anna/prefs.js' } },
  'kind-splice': {
    text: '{part} changed in place: {file}',
    note: 'How a file changes. part: how many bytes',
    example: { part: '4 bytes', file: '/home/anna/Unsent Messages' },
  },
  'kind-append': {
    text: '{part} added at the end: {file}',
    note: 'How a file changes',
    example: { part: '2.9 kB', file: '/home/anna/Drafts' },
  },
  'kind-truncate': {
    text: '{part} taken off the end: {file}',
    note: 'How a file changes',
    example: { part: '2.9 kB', file: '/home/anna/Drafts' },
  },
  'kind-set-aside': {
    text: 'put aside, a copy is kept: {file}',
    note: 'How a file changes',
    example: { file: '/home/anna/Drafts.msf' },
  },
  'kind-quarantine': {
    text: 'a copy of the message is kept for good; it comes from: {file}',
    note: 'How a file changes',
    example: { file: '/home/anna/Unsent Messages' },
  },
  'must-be-closed': { text: 'The mail program must be closed.', note: fix },
  'undo-whole': { text: 'Can be taken back completely.', note: fix },
  'cannot-bring-back': {
    text: 'What an undo cannot bring back: {loss}',
    note: fix,
    example: { loss: 'A sent message stays sent.' },
  },
  choose: {
    text: '{label}: {options}. Choose with --choose {key}=…',
    note: 'label: what is decided; options: values and what they mean',
    example: { label: 'Send through', options: 'smtp1 (anna · smtp.example.com)', key: 'server' },
  },
  'not-possible': { text: 'Not possible: {why}', note: fix, example: { why: 'The mail program is open.' } },
  'to-apply': { text: 'To do it: {command}', note: 'command: what to type', example: { command: 'postmender fix x' } },
  'to-repair': {
    text: 'To repair: {command}',
    note: 'Below a finding in a report. command: what to type',
    example: { command: 'postmender plan x' },
  },
  'by-hand': { text: 'By hand', note: 'Heading above the steps that a person takes' },
  'no-plans': { text: 'There is nothing to repair.', note: 'Where nothing was found' },
  'none-safe': {
    text: 'Nothing here can be repaired without a decision of yours. What can be done about each finding: {command}',
    note: 'Where there are findings, but no repair that needs no choice. command: what to type',
    example: { command: 'postmender plan --all' },
  },
  'ask-apply': { text: 'Do it? [y/N] ', note: 'Question in a terminal; y means yes. The letters stay' },
  'ask-loss': {
    text: 'An undo cannot bring everything back. Do it all the same? [y/N] ',
    note: 'Question in a terminal',
  },
  'ask-undo': { text: 'Take it back? [y/N] ', note: 'Question in a terminal' },
  'ask-recover': { text: 'Recover? [y/N] ', note: 'Question in a terminal' },
  'left-out': { text: 'Left as it is.', note: 'The person said no' },
  'needs-yes': { text: 'Nobody can be asked here. Add --yes to do it without a question.', note: 'No terminal' },
  'needs-loss': {
    text: 'An undo cannot bring everything back. Add --accept-loss to do it all the same.',
    note: 'With --yes, where something needs a consent of its own',
  },
  'nothing-named': { text: 'Name a finding, or say {option}.', note: 'Wrong usage', example: { option: '--all-safe' } },
  'no-finding': {
    text: 'There is no finding “{name}” now. A scan with --format json names them.',
    note: 'Wrong usage',
    example: { name: 'x:1' },
  },
  'several-findings': {
    text: '“{name}” has {count} findings now. Name the one that is meant:',
    note: 'Wrong usage: a check with several findings. Their ids follow, one a line',
    example: { name: 'outbox-item-stuck', count: 2 },
  },
  'plan-unreadable': {
    text: '{file} is not a plan of this program.',
    note: 'Wrong --plan',
    example: { file: 'plan.json' },
  },
  'state-done': { text: 'Done', note: 'State of an entry' },
  'state-undone': { text: 'Taken back', note: 'State of an entry: a later one took it back' },
  'state-refused': { text: 'Not done', note: 'State of an entry: nothing was touched' },
  'state-rolled-back': { text: 'Failed, and taken back at once', note: 'State of an entry' },
  'state-open': { text: 'Cut off in the middle', note: 'State of an entry; recover ends it' },
  'entry-undo': {
    text: 'To take it back: {command}',
    note: 'command: what to type',
    example: { command: 'postmender undo 20261124-100000' },
  },
  'entry-undoes': { text: 'takes back {entry}', note: 'What an entry does', example: { entry: '20261124-100000' } },
  'entry-kept': {
    text: '{size} of copies in {folder}',
    note: 'size: how much room the copies take',
    example: { size: '12 kB', folder: '/home/anna/.local/share/postmender/journal/x' },
  },
  'entry-quarantined': {
    text: '{count, plural, one {# message kept} other {# messages kept}}',
    note: 'Quarantined messages of an entry',
    example: { count: 1 },
  },
  'history-empty': { text: 'Nothing was repaired yet.', note: 'Empty history' },
  'history-room': {
    text: 'All copies together: {size}. They are kept for 90 days, messages for good.',
    note: 'Below the history',
    example: { size: '1.2 MB' },
  },
  exported: { text: 'Written: {file}', note: 'A quarantined message', example: { file: 'message.eml' } },
  'export-exists': {
    text: '{file} exists already and stays as it is. Name another folder.',
    note: 'A quarantined message was not written',
    example: { file: 'message.eml' },
  },
  'export-no-folder': { text: '{file} is a file. Name a folder.', note: 'Wrong --export', example: { file: 'x.eml' } },
  'nothing-kept': { text: 'This entry keeps no message.', note: 'Wrong --export' },
  'recover-none': { text: 'Nothing was cut off; there is nothing to recover.', note: 'Answer to recover' },
  'recover-needed': {
    text: 'An earlier change was cut off in the middle. “{command}” ends it.',
    note: 'At the start of a scan. command: what to type',
    example: { command: 'postmender recover' },
  },
  'step-writing': { text: 'Writing …', note: 'Progress' },
  'step-verifying': { text: 'Looking whether it helped …', note: 'Progress' },
});
