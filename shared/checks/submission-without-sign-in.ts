import { isLocalNetwork, isOneOperator } from '../facts/host.ts';
import { submissionsInUse, submissionsOf } from '../facts/outgoing.ts';
import type { Account, Submission } from '../model/account.ts';
import { defineCheck, rfc, vendor } from './define-check.ts';

/** Ports where mail programs hand in mail; servers expect them to say who they are (RFC 6409 section 4.3). */
const submissionPorts: readonly number[] = [465, 587, 2525];

export default defineCheck({
  meta: {
    id: 'submission-without-sign-in',
    topic: 'connection',
    severity: 'warning',
    since: '0.1.0',
    needs: ['submissions', 'accounts', 'identities'],
    clients: 'any',
    references: [
      rfc(6409, '4.3'),
      vendor('Microsoft', 'Error 0x800CCC80 when sending: the outgoing server needs authentication'),
    ],
    fixes: ['submission-sign-in-on'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'Sending without signing in', note: 'Heading in the list of checks' },
    why: {
      text: 'Outgoing servers take mail for others only from people they know. Without signing in, messages to other domains are refused, or work at home and fail everywhere else.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Open the settings of the outgoing server and set the authentication method and the user name to those of the incoming server. The program then asks for the password once.',
      note: 'What a person can do by hand',
    },
    noSignIn: {
      text: 'Mail is handed to {host} (port {port, number, ::group-off}) without signing in. The server very likely offers and wants it.',
      note: 'host: name of the outgoing server; port: its port. That it offers signing in is a conclusion, nobody asked it',
      example: { host: 'smtp.example.com', port: 587 },
    },
  },
  applies: ({ submissions }) => submissions.some((server) => server.type === 'smtp'),
  run(seen, report) {
    for (const server of submissionsInUse(seen)) {
      const { host, port, method } = server.endpoint;
      if (method !== 'none' || host === '' || isLocalNetwork(host)) continue;
      const counterpart = seen.accounts.find(
        (account) => submissionsOf(account, seen).includes(server) && signsInThere(account, server),
      );
      if (!counterpart && !submissionPorts.includes(port)) continue;
      report('noSignIn', {
        subject: server.id,
        related: counterpart ? [counterpart.id] : [],
        evidence: [
          `${server.id}#endpoint/method`,
          `${server.id}#endpoint/port`,
          ...(counterpart ? [`${counterpart.id}#incoming/endpoint/method`] : []),
        ],
        params: { host, port },
        sureness: 'likely',
      });
    }
  },
});

/** Receiving from the same operator asks who one is; so will sending. */
const signsInThere = ({ incoming }: Account, { endpoint }: Submission): boolean =>
  (incoming.protocol === 'imap' || incoming.protocol === 'pop3') &&
  incoming.endpoint.method !== 'none' &&
  isOneOperator(incoming.endpoint.host, endpoint.host);
