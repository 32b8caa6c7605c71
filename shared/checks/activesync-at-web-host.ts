import { providersOfHost } from '../mail/lookup.ts';
import { defineCheck, vendor } from './define-check.ts';

/** Hosts that speak Exchange ActiveSync to mail programs (outlook.md §1.7: Microsoft's own consumer service, and a few large ones). */
const speaksActiveSync = /(?:^|\.)(?:outlook\.com|office365\.com|hotmail\.com|live\.com|google\.com|gmail\.com)$/i;

export default defineCheck({
  meta: {
    id: 'activesync-at-web-host',
    topic: 'protocol',
    severity: 'warning',
    since: '0.2.0',
    needs: ['accounts'],
    clients: 'any',
    references: [vendor('Microsoft', 'KB 2859522: Exchange ActiveSync accounts in Outlook')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: {
      text: 'An account uses ActiveSync where the host probably has none',
      note: 'Heading in the list of checks',
    },
    why: {
      text: 'An ordinary web host offers IMAP and POP3. Set up as ActiveSync, an account there finds no server.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Add the account again as IMAP, with the servers that your host names. Remove the ActiveSync account when the new one works.',
      note: 'What a person can do by hand',
    },
    unlikely: {
      text: 'The account {account} is set up as ActiveSync at {host}, which is probably a web host without it.',
      note: 'account: the account’s name; host: the server',
      example: { account: 'anna@example.com', host: 'mail.example.com' },
    },
  },
  applies: ({ accounts }) => accounts.some(({ incoming }) => incoming.protocol === 'eas'),
  run({ accounts }, report) {
    for (const { id, name, incoming } of accounts) {
      if (incoming.protocol !== 'eas' || !incoming.endpoint || incoming.endpoint.host === '') continue;
      const { host } = incoming.endpoint;
      // A mailbox provider of its own may run it; we know of none that our data could ask.
      if (speaksActiveSync.test(host) || providersOfHost(host).some(({ kind }) => kind === 'mailbox')) continue;
      report('unlikely', {
        subject: id,
        evidence: [`${id}#incoming/protocol`, `${id}#incoming/endpoint/host`],
        params: { account: name, host },
        sureness: 'likely',
      });
    }
  },
});
