import { defineMessages } from '../define-messages.ts';

/** Words of the findings and of one finding. */
export default defineMessages('window', {
  filter: { text: 'Filter', note: 'Label of the search box above the findings' },
  'filter-clear': { text: 'Clear the filter', note: 'Button in the search box' },
  'filter-none': {
    text: 'No finding contains “{text}”.',
    note: 'The search box matches nothing',
    example: { text: 'imap' },
  },
  'findings-label': { text: 'Findings, sorted by how much they matter', note: 'Name of the list, for screen readers' },
  'findings-none': { text: 'Nothing was found.', note: 'Instead of the list' },
  'findings-none-text': {
    text: 'Every check that applies here is in order; the list names them.',
    note: 'Under “Nothing was found”',
  },
  'findings-partly-text': {
    text: 'Not everything was visible: the overview says what, the list says what could therefore not be judged.',
    note: 'Under “What could be seen is in order”',
  },
  'findings-ignored-text': {
    text: 'Only ignored findings are left; the list names them.',
    note: 'Under “Nothing was found”',
  },
  'findings-choose': {
    text: 'Choose a finding to see what was seen and what can be done.',
    note: 'Instead of a finding',
  },
  'group-error': {
    text: '{count, plural, one {Problem} other {Problems}}',
    note: 'Heading of a group',
    example: { count: 2 },
  },
  'group-warning': {
    text: '{count, plural, one {Warning} other {Warnings}}',
    note: 'Heading of a group',
    example: { count: 2 },
  },
  'group-advice': { text: 'Advice', note: 'Heading of a group' },
  'group-passed': {
    text: '{count, plural, one {# check in order} other {# checks in order}}',
    note: 'Heading that unfolds',
    example: { count: 12 },
  },
  'group-unseen': {
    text: '{count, plural, one {# check could not be judged} other {# checks could not be judged}}',
    note: 'Heading that unfolds: checks whose data was not visible',
    example: { count: 2 },
  },
  'group-absent': {
    text: '{count, plural, one {# does not apply here} other {# do not apply here}}',
    note: 'Heading that unfolds: checks with nothing to look at',
    example: { count: 3 },
  },
  'group-ignored': {
    text: '{count, plural, one {# ignored} other {# ignored}}',
    note: 'Heading that unfolds: findings set aside by the user',
    example: { count: 1 },
  },
  'sureness-likely': { text: 'Concluded, not certain', note: 'Beside a finding that is a conclusion' },
  'back-to-list': { text: 'Back to the findings', note: 'Button in a narrow window' },
  'what-we-saw': { text: 'What we saw', note: 'Heading above the evidence' },
  'why-it-matters': { text: 'Why it matters', note: 'Heading' },
  'what-can-be-done': { text: 'What can be done', note: 'Heading' },
  'evidence-setting': { text: 'Setting', note: 'Column heading' },
  'evidence-value': { text: 'Value', note: 'Column heading' },
  'evidence-place': { text: 'Where it stands', note: 'Column heading: file and line' },
  'evidence-line': { text: '{file}, line {line}', note: 'A place in a file', example: { file: 'prefs.js', line: 12 } },
  'evidence-key': {
    text: '{file}, {key}',
    note: 'A place in a file',
    example: { file: 'logins.json', key: 'logins/2' },
  },
  'by-default': { text: 'Not written anywhere: the program’s own default', note: 'Where a value stands' },
  'by-derived': { text: 'Follows from the above', note: 'Where a value stands: it was concluded' },
  'by-user-file': { text: 'Set by user.js, at every start', note: 'Where a value stands' },
  'by-policy': { text: 'Managed by your administrator', note: 'Where a value stands' },
  'copy-place': {
    text: 'Copy the place of {setting}',
    note: 'Button, for screen readers',
    example: { setting: 'Port' },
  },
  ignore: { text: 'Ignore…', note: 'Button' },
  copy: { text: 'Copy', note: 'Button: the finding as text' },
  'open-folder': { text: 'Open the folder', note: 'Button: show the file in the file manager' },
  explain: { text: 'Explain more', note: 'Button: opens the check’s page' },
  'explain-missing': { text: 'There is no further page about this yet.', note: 'Instead of the page' },
  loading: { text: 'Loading', note: 'While a page is fetched' },
  'ignore-title': { text: 'Ignore this finding?', note: 'Heading of a dialog' },
  'ignore-text': {
    text: 'It no longer counts as something that needs you, on this computer. The settings list it, and it can be brought back there.',
    note: 'In the dialog',
  },
  'ignore-reason': { text: 'Reason', note: 'Label of a text field' },
  'ignore-reason-hint': { text: 'For whoever reads it later', note: 'Below the text field' },
  'ignore-do': { text: 'Ignore the finding', note: 'Button of the dialog' },
  'ignored-because': {
    text: 'Ignored on {when, date, medium}: {reason}',
    note: 'Above an ignored finding',
    example: { when: 1795651200000, reason: 'Known and wanted' },
  },
  'bring-back': { text: 'Bring back', note: 'Button: stop ignoring' },
});
