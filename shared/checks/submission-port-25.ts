import { defineCheck, rfc } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'submission-port-25',
    topic: 'connection',
    severity: 'warning',
    since: '0.1.0',
    needs: ['submissions'],
    clients: 'any',
    references: [rfc(8314, '3.3'), rfc(6409, '3.1')],
    fixes: ['connection-encrypt'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'Mail is sent through the port that providers block', note: 'Heading in the list of checks' },
    why: {
      text: 'Port 25 is meant for servers talking to each other. Many Internet providers, hotels and mobile networks block it, so sending works in one place and fails in another.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In the account settings of the program, open the outgoing server and set port 465 with SSL/TLS, or port 587 with STARTTLS. Your mail provider names the one it offers.',
      note: 'What a person can do by hand; SSL/TLS and STARTTLS are the words mail programs show',
    },
    port25: {
      text: '{host} is reached through port 25, which many networks block.',
      note: 'host: name of the outgoing server',
      example: { host: 'smtp.example.com' },
    },
  },
  applies: ({ submissions }) => submissions.some((server) => server.type === 'smtp'),
  run({ submissions }, report) {
    for (const server of submissions)
      if (server.type === 'smtp' && server.endpoint.port === 25)
        report('port25', {
          subject: server.id,
          evidence: [`${server.id}#endpoint/port`],
          params: { host: server.endpoint.host },
        });
  },
});
