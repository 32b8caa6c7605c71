import { defineMessages } from '../define-messages.ts';

/** Words of the report and the settings. */
export default defineMessages('window', {
  'report-intro': {
    text: 'A document for the support desk: what was looked at, what was found, where it stands, and what was not visible.',
    note: 'Above the choices',
  },
  'report-nothing': {
    text: 'Look at a computer first; then its report can be saved here.',
    note: 'Where nothing was scanned',
  },
  'report-format': { text: 'Format', note: 'Label of a choice' },
  'format-html': { text: 'Web page (HTML)', note: 'One of the forms' },
  'format-html-note': { text: 'Opens in every browser, prints well', note: 'Below that' },
  'format-markdown': { text: 'Markdown', note: 'One of the forms' },
  'format-markdown-note': { text: 'For tickets and wikis', note: 'Below that' },
  'format-text': { text: 'Plain text', note: 'One of the forms' },
  'format-text-note': { text: 'For a mail or a note', note: 'Below that' },
  'format-json': { text: 'JSON', note: 'One of the forms' },
  'format-json-note': { text: 'For other programs', note: 'Below that' },
  'report-shareable': {
    text: 'Replace addresses, names, servers and subjects by stand-ins',
    note: 'Label of a tick box, ticked by default',
  },
  'report-shareable-note': {
    text: 'Recommended if it leaves your hands. The same thing always gets the same stand-in, so the report can still be followed.',
    note: 'Below the tick box',
  },
  'report-open-note': {
    text: 'The report will hold addresses, server names and subjects as they are. Passwords are never in it.',
    note: 'Below the tick box where it is not ticked',
  },
  'report-save': { text: 'Save the report…', note: 'Button' },
  'report-saved': { text: 'Saved: {file}', note: 'After saving', example: { file: '/home/anna/report.html' } },
  'scan-save-heading': { text: 'The scan itself', note: 'Heading' },
  'scan-save-text': {
    text: 'A saved scan can be opened on any other computer and judged there again. It holds addresses and server names as they are, never a password.',
    note: 'Below the heading',
  },
  'scan-save': { text: 'Save the scan…', note: 'Button' },
  appearance: { text: 'Language and appearance', note: 'Heading' },
  language: { text: 'Language', note: 'Label of a choice' },
  'language-system': {
    text: 'As the computer ({language})',
    note: 'One of the languages; language: its name',
    example: { language: 'English' },
  },
  'language-en': { text: 'English', note: 'Name of a language, in that language' },
  'language-de': { text: 'Deutsch', note: 'Name of a language, in that language' },
  theme: { text: 'Appearance', note: 'Label of a choice' },
  'theme-system': { text: 'As the computer', note: 'One of the appearances' },
  'theme-light': { text: 'Light', note: 'One of the appearances' },
  'theme-dark': { text: 'Dark', note: 'One of the appearances' },
  'looks-at-start': { text: 'Look at this computer when the program starts', note: 'Label of a tick box' },
  'ignored-heading': { text: 'Ignored findings', note: 'Heading' },
  'ignored-none': { text: 'No finding is ignored.', note: 'Instead of the list' },
  'ignored-entry': {
    text: '{when, date, medium}: {reason}',
    note: 'Below the title of an ignored finding',
    example: { when: 1795651200000, reason: 'Known and wanted' },
  },
  'bring-back-named': {
    text: 'Bring back: {title}',
    note: 'Button, for screen readers',
    example: { title: 'Two accounts read one mailbox' },
  },
  'bring-back-all': { text: 'Bring all back', note: 'Button' },
  about: { text: 'About', note: 'Heading' },
  'about-version': { text: 'Version', note: 'Row heading' },
  'about-log': { text: 'Log file', note: 'Row heading' },
  'about-log-note': {
    text: 'Holds neither passwords nor mail, and never leaves this computer by itself.',
    note: 'Below the path',
  },
  'about-data': { text: 'Our own files', note: 'Row heading: folder with settings and ignored findings' },
  show: { text: 'Show', note: 'Button: show the file in the file manager' },
});
