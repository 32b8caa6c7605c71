import { doorsOf } from '../facts/credentials-of-account.ts';
import { isLoopback } from '../facts/host.ts';
import { defineCheck, rfc } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'server-on-this-computer',
    topic: 'connection',
    severity: 'advice',
    since: '0.1.0',
    needs: ['accounts', 'submissions'],
    clients: 'any',
    references: [rfc(6761, '6.3')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'Mail goes through another program on this computer', note: 'Heading in the list of checks' },
    why: {
      text: 'The account does not speak to its provider but to a program on this computer, such as a virus scanner, a spam filter or an encryption bridge. When that program stops, so does the mail.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'If mail works and the program is wanted, leave it. If mail stopped, start that program first. If it was removed, set the provider’s own server in the account settings.',
      note: 'What a person can do by hand',
    },
    between: {
      text: '{direction, select, sending {The outgoing server} other {The incoming server}} is {host}, port {port, number, ::group-off}: a program on this computer stands in between.',
      note: 'direction: receiving or sending; host: the name of this computer in the settings; port: the port of the program',
      example: { direction: 'receiving', host: '127.0.0.1', port: 1143 },
    },
  },
  applies: ({ accounts, submissions }) => doorsOf(accounts, submissions).length > 0,
  run({ accounts, submissions }, report) {
    for (const { id, field, service, endpoint } of doorsOf(accounts, submissions))
      if (isLoopback(endpoint.host))
        report('between', {
          subject: id,
          evidence: [`${id}#${field}/host`, `${id}#${field}/port`],
          params: {
            direction: service === 'submission' ? 'sending' : 'receiving',
            host: endpoint.host,
            port: endpoint.port,
          },
        });
  },
});
