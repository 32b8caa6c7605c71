import { type Door, doorOfAccount, doorOfSubmission } from '../facts/credentials-of-account.ts';
import { isLocalNetwork, isLoopback } from '../facts/host.ts';
import { submissionsInUse } from '../facts/outgoing.ts';
import type { SignInMethod } from '../model/endpoint.ts';
import { defineCheck, rfc } from './define-check.ts';

/** What an eavesdropper can use again: the password itself, or the token in its place (RFC 7628 section 5). */
const givesAway: readonly SignInMethod[] = ['password-cleartext', 'oauth2', 'any'];

const direction = '{direction, select, sending {Sending through} other {Receiving from}}';
const note = 'direction: receiving or sending; host: the server; port: its port';
const example = { direction: 'receiving', host: 'imap.example.com', port: 143 };

export default defineCheck({
  meta: {
    id: 'connection-cleartext',
    topic: 'connection',
    severity: 'error',
    since: '0.1.0',
    needs: ['accounts', 'submissions', 'identities'],
    unsureWith: ['tls-not-known'],
    clients: 'any',
    references: [rfc(8314, '3'), rfc(8314, '4.1')],
    fixes: ['connection-encrypt'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'Mail travels unencrypted', note: 'Heading in the list of checks' },
    why: {
      text: 'Everybody on the way, such as the operator of a café’s network, can read the mail, and the password too where it is sent as it is. With it they can read and send as you.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In the settings of this server set the connection security to SSL/TLS, port 993 for IMAP, 995 for POP3, 465 for sending. Change the password afterwards: it may have been seen.',
      note: 'What a person can do by hand; SSL/TLS is the word mail programs show',
    },
    password: {
      text: `${direction} {host} (port {port, number, ::group-off}) is not encrypted: the password and the mail can be read on the way.`,
      note,
      example,
    },
    mail: {
      text: `${direction} {host} (port {port, number, ::group-off}) is not encrypted: the mail can be read on the way, though no password is given away.`,
      note,
      example,
    },
    opportunistic: {
      text: `${direction} {host} (port {port, number, ::group-off}) is encrypted only if the server offers it: whoever stands in between can switch it off without a sign of it.`,
      note,
      example,
    },
  },
  applies: ({ accounts, submissions }) =>
    submissions.some((server) => server.type === 'smtp') || accounts.some((account) => isMail(doorOfAccount(account))),
  run(seen, report) {
    const doors = [...seen.accounts.map(doorOfAccount), ...submissionsInUse(seen).map(doorOfSubmission)].filter(isMail);
    for (const { id, field, service, endpoint } of doors) {
      const { host, port, tls, method } = endpoint;
      if (host === '' || isLoopback(host) || tls === 'implicit' || tls === 'starttls' || tls === 'not-known') continue;
      // A relay in the own network that asks nobody who they are: no password, and the mail stays in the house.
      if (method === 'none' && isLocalNetwork(host)) continue;
      const told = {
        subject: id,
        evidence: [`${id}#${field}/tls`, `${id}#${field}/method`],
        params: { direction: service === 'submission' ? 'sending' : 'receiving', host, port },
      };
      if (tls === 'opportunistic') report('opportunistic', told);
      else report(givesAway.includes(method) ? 'password' : 'mail', told);
    }
  },
});

const isMail = (door: Door | null): door is Door => door !== null && door.service !== 'news';
