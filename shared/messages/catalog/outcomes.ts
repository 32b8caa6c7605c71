import { defineMessages } from '../define-messages.ts';

/** The words for what a check came to, for severities, and for how sure a finding is. */
export default defineMessages('outcome', {
  passed: { text: 'In order', note: 'Outcome of a check: looked, nothing wrong' },
  failed: { text: 'Needs you', note: 'Outcome of a check: something was found' },
  'not-applicable': { text: 'Does not apply here', note: 'Outcome of a check: there is nothing of this kind' },
  inconclusive: { text: 'Could not be judged', note: 'Outcome of a check: not everything it needs could be read' },
  error: { text: 'Problem', note: 'Severity: mail is lost, blocked or exposed now. A noun, shown beside a stop sign' },
  warning: { text: 'Warning', note: 'Severity: trouble will come. Shown beside a triangle' },
  advice: { text: 'Advice', note: 'Severity: better practice. Shown beside a light bulb' },
  seen: { text: 'seen in the files', note: 'How sure a finding is: it stands there' },
  likely: { text: 'likely', note: 'How sure a finding is: a conclusion' },
  protocol: { text: 'Fetching mail', note: 'Topic: heading of a group of checks (POP3, IMAP)' },
  outbox: { text: 'Outbox', note: 'Topic: heading of a group of checks' },
  password: { text: 'Passwords', note: 'Topic: heading of a group of checks' },
  connection: { text: 'Connections', note: 'Topic: heading of a group of checks (servers, ports, encryption)' },
  filter: { text: 'Filters', note: 'Topic: heading of a group of checks' },
  profile: { text: 'Profiles', note: 'Topic: heading of a group of checks (a program’s own unit of settings)' },
  folder: { text: 'Folders', note: 'Topic: heading of a group of checks' },
});
