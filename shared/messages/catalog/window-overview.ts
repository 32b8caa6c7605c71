import { defineMessages } from '../define-messages.ts';

/** Words of the overview. */
export default defineMessages('window', {
  'verdict-needs': {
    text: '{count, plural, =1 {One thing needs you.} =2 {Two things need you.} =3 {Three things need you.} =4 {Four things need you.} =5 {Five things need you.} =6 {Six things need you.} other {# things need you.}}',
    note: 'Verdict, first sentence',
    example: { count: 2 },
  },
  'verdict-rest-fine': { text: 'Everything else we could see is in order.', note: 'Verdict, second sentence' },
  'verdict-rest-advice': {
    text: '{count, plural, one {Beyond that there is one piece of advice.} other {Beyond that there are # pieces of advice.}}',
    note: 'Verdict, second sentence',
    example: { count: 2 },
  },
  'verdict-healthy': { text: 'Everything we looked at is in order.', note: 'Verdict where nothing was found' },
  'verdict-partly': {
    text: 'What could be seen is in order.',
    note: 'Verdict where nothing was found but not everything was visible',
  },
  'verdict-partly-rest': {
    text: 'Not everything was visible; what is missing stands below.',
    note: 'Verdict, second sentence',
  },
  'verdict-advice': { text: 'Nothing needs you.', note: 'Verdict where there is only advice' },
  'verdict-advice-count': {
    text: '{count, plural, one {There is one piece of advice.} other {There are # pieces of advice.}}',
    note: 'Verdict, second sentence, where there is only advice',
    example: { count: 2 },
  },
  'needs-you': { text: 'What needs you', note: 'Heading' },
  'worth-knowing': { text: 'Worth knowing', note: 'Heading above advice where nothing is wrong' },
  'all-findings': { text: 'All findings ({count})', note: 'Button below the first three', example: { count: 7 } },
  'looked-at': { text: 'What was looked at', note: 'Heading' },
  'looked-computer': { text: 'Computer', note: 'Row heading' },
  'looked-programs': { text: 'Programs', note: 'Row heading' },
  'looked-profiles': { text: 'Profiles', note: 'Row heading' },
  'looked-accounts': { text: 'Accounts', note: 'Row heading' },
  'looked-checks': { text: 'Checks', note: 'Row heading: how many checks were made' },
  'looked-time': { text: 'Time', note: 'Row heading' },
  'looked-time-value': {
    text: '{when, date, medium}, {when, time, short}',
    note: 'When the scan was made',
    example: { when: 1795651200000 },
  },
  'looked-took': {
    text: '{seconds, plural, =0 {took less than a second} one {took # second} other {took # seconds}}',
    note: 'How long the scan took, in whole seconds',
    example: { seconds: 3 },
  },
  'looked-program': {
    text: '{program} {version}',
    note: 'A program and its version',
    example: { program: 'Thunderbird', version: '153.7' },
  },
  'looked-profiles-value': {
    text: '{count, plural, one {# profile} other {# profiles}}{empty, plural, =0 {} one {, # more never used} other {, # more never used}}',
    note: 'How many profiles; empty: those without any account',
    example: { count: 1, empty: 1 },
  },
  'looked-accounts-value': {
    text: '{count, plural, one {# account} other {# accounts}}, {outbox, plural, =0 {no message waiting} one {# message waiting} other {# messages waiting}}',
    note: 'How many accounts and messages in the outbox',
    example: { count: 3, outbox: 5 },
  },
  'looked-checks-value': {
    text: '{passed, plural, one {# in order} other {# in order}}, {failed, plural, =0 {none with findings} other {# with findings}}{blind, plural, =0 {} other {, # could not be judged}}',
    note: 'Numbers of checks',
    example: { passed: 20, failed: 2, blind: 1 },
  },
  'running-program': {
    text: '{program} is open',
    note: 'A mail program runs while it is looked at',
    example: { program: 'Thunderbird' },
  },
  'not-visible': { text: 'What was not visible', note: 'Heading' },
  'not-visible-none': {
    text: 'Nothing stood in the way: everything that was looked for could be read.',
    note: 'Below that heading where all is well',
  },
  'not-visible-blinds': { text: 'Therefore not judged:', note: 'Below a reason, above a list of headings of checks' },
  'not-visible-more': {
    text: '{count, plural, one {# more reason} other {# more reasons}}',
    note: 'Button that unfolds the rest',
    example: { count: 4 },
  },
});
