import { defineMessages } from '../define-messages.ts';

/** The words around what a report shows; the same in every form of it. */
export default defineMessages('report', {
  title: {
    text: 'Mail on {machine}',
    note: 'Heading of a report. machine: name of the computer',
    example: { machine: 'desk' },
  },
  made: {
    text: 'Looked at on {when} UTC by {product} {version}',
    note: 'Under the heading. when: date and time as 2026-11-20 12:00; product: our name',
    example: { when: '2026-11-20 12:00', product: 'Postmender', version: '0.1.0' },
  },
  needs: {
    text: '{count, plural, =1 {One thing needs you.} =2 {Two things need you.} =3 {Three things need you.} =4 {Four things need you.} =5 {Five things need you.} =6 {Six things need you.} other {# things need you.}}',
    note: 'First sentence of the verdict. count: how many findings that are errors or warnings, at least 1',
    example: { count: 2 },
  },
  'rest-in-order': {
    text: 'Everything else we could see is in order.',
    note: 'Second sentence of the verdict, after "Two things need you."',
  },
  'advice-too': {
    text: '{count, plural, one {There is also one piece of advice.} other {There are also # pieces of advice.}}',
    note: 'Sentence of the verdict between "Two things need you." and "Everything else we could see is in order."',
    example: { count: 2 },
  },
  'only-advice': {
    text: '{count, plural, one {Nothing is wrong. There is one piece of advice.} other {Nothing is wrong. There are # pieces of advice.}}',
    note: 'Verdict where nothing but advice was found',
    example: { count: 1 },
  },
  'only-advice-unseen': {
    text: '{count, plural, one {Nothing we could see is wrong. There is one piece of advice.} other {Nothing we could see is wrong. There are # pieces of advice.}}',
    note: 'Verdict where nothing but advice was found and something could not be read',
    example: { count: 1 },
  },
  healthy: { text: 'Everything we looked at is in order.', note: 'Verdict: nothing found, all of it was visible' },
  'healthy-unseen': {
    text: 'Nothing we could see needs you.',
    note: 'Verdict: nothing found, but something could not be read',
  },
  'not-all-seen': {
    text: 'Not everything could be read: see “What was not visible”.',
    note: 'Last sentence of the verdict where something could not be read; quotes the heading of that part',
  },
  'nothing-seen': {
    text: 'Nothing could be looked at.',
    note: 'Verdict: there is something, but it could not be read at all',
  },
  'nothing-installed': {
    text: 'No mail program that we know was found here.',
    note: 'Verdict: there is nothing to look at',
  },
  'heading-needs': { text: 'What needs you', note: 'Heading over the errors and warnings' },
  'heading-advice': { text: 'Advice', note: 'Heading over findings that are advice' },
  'heading-looked': { text: 'What was looked at', note: 'Heading over programs, profiles and accounts' },
  'heading-unseen': { text: 'What was not visible', note: 'Heading over what could not be read' },
  'heading-checks': { text: 'What was checked', note: 'Heading over the number of checks' },
  why: { text: 'Why it matters', note: 'Label before one or two sentences' },
  hand: { text: 'By hand', note: 'Label before what a person can do' },
  'steps-above': {
    text: 'By hand: the same steps as above.',
    note: 'In place of steps that an earlier finding has word for word',
  },
  where: { text: 'Where', note: 'Label before, and column heading over, file names and lines' },
  more: {
    text: 'More: {command}',
    note: 'Last line of a finding in a terminal. command: what to type',
    example: { command: 'postmender explain submission-port-25' },
  },
  likely: { text: 'likely, not certain', note: 'After a finding that is a conclusion, in brackets' },
  field: { text: 'Setting', note: 'Column heading: name of a setting' },
  value: { text: 'Value', note: 'Column heading: value of a setting' },
  program: { text: 'Program', note: 'Column heading' },
  account: { text: 'Account', note: 'Column heading' },
  incoming: { text: 'Fetches by', note: 'Column heading: protocol and server' },
  'not-found': {
    text: '{program}: not found',
    note: 'program: a mail program looked for',
    example: { program: 'Thunderbird' },
  },
  profile: {
    text: '{program}{version, select, none {} other { {version}}}, profile {profile} of {user}',
    note: 'One profile that was looked at. version: none or a number; profile and user: names',
    example: { program: 'Thunderbird', version: '153.7.0', profile: 'main', user: 'ada' },
  },
  'profile-state': {
    text: '{use}, {running, select, yes {open now} no {closed} other {not known whether it is open}}',
    note: 'After a profile. use: "in use", "not in use", "never used"; running: whether the program is open',
    example: { use: 'in use', running: 'no' },
  },
  'no-accounts': { text: 'no accounts', note: 'Instead of a list of accounts' },
  'accounts-unseen': { text: 'accounts could not be read', note: 'Instead of a list of accounts' },
  outbox: {
    text: 'Outbox: {count, plural, one {# message} other {# messages}}',
    note: 'Below the accounts of a profile',
    example: { count: 3 },
  },
  blinds: {
    text: 'Not complete because of it: {parts}.',
    note: 'After what could not be read. parts: a list such as "accounts, outbox"',
    example: { parts: 'accounts, outbox' },
  },
  'not-judged': {
    text: '{count, plural, one {One check could not be judged because of it:} other {# checks could not be judged because of it:}}',
    note: 'Below what could not be read; a list of check ids follows',
    example: { count: 2 },
  },
  counts: {
    text: '{passed, plural, one {One check is in order} other {# checks are in order}}, {apart, plural, =0 {all apply here} one {one does not apply here} other {# do not apply here}}, {open, plural, =0 {none was left open} one {one could not be judged} other {# could not be judged}}.',
    note: 'One line about the checks. passed: in order, at least 1; apart: nothing of the kind is there; open: could not be judged',
    example: { passed: 20, apart: 3, open: 1 },
  },
  'counts-none-in-order': {
    text: '{apart, plural, =0 {All checks apply here} one {One check does not apply here} other {# checks do not apply here}}{open, plural, =0 {} one {, one could not be judged} other {, # could not be judged}}.',
    note: 'Instead of the line that begins with how many checks are in order, where none is: nothing is there or nothing could be read',
    example: { apart: 35, open: 0 },
  },
  'check-list': { text: 'Every check and what it came to', note: 'Heading of a folded list' },
  shareable: {
    text: 'Names, addresses, servers and subjects in this report are replaced. Equal ones have equal stand-ins.',
    note: 'Above a report that was made to be passed on',
  },
  times: { text: 'All times are UTC.', note: 'Last line of a report' },
});
