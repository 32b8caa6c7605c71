import type { Identity, Submission } from '../model/account.ts';
import { defineCheck, vendor } from './define-check.ts';

/**
 * Servers that file a copy of what they send by themselves: a second one by the program is not wanted there.
 * Google: Gmail Help, "Recommended IMAP client settings" (answer 78892). Microsoft: Exchange team on changes to authenticated
 * submission (2017): sent mail is stored in Sent Items of the mailbox.
 */
const filesItself = ['smtp.gmail.com', 'smtp.googlemail.com', 'smtp.office365.com', 'smtp-mail.outlook.com'];

export default defineCheck({
  meta: {
    id: 'sent-copy-off',
    topic: 'folder',
    severity: 'advice',
    since: '0.1.0',
    needs: ['identities', 'submissions'],
    clients: ['thunderbird'],
    references: [
      vendor('Google', 'Gmail Help: recommended IMAP client settings'),
      vendor('Microsoft', 'Exchange Online: changes to SMTP authenticated submission'),
    ],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'No copy of sent mail is kept', note: 'Heading in the list of checks' },
    why: {
      text: 'Without it nobody can look up later what was written, and whether it was.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In Account Settings > Copies & Folders of this account, tick “Place a copy in”. Leave it off if the provider files the copy itself.',
      note: 'What a person can do by hand. The names are those of Thunderbird; use those of the translated program',
    },
    noCopy: {
      text: 'What is sent as {address} is not kept in any Sent folder.',
      note: 'address: mail address of the sender; Sent is the folder of sent mail',
      example: { address: 'ada@example.com' },
    },
  },
  applies: ({ identities }) => identities.length > 0,
  run({ identities, submissions }, report) {
    for (const identity of identities)
      if (!identity.keepsCopy && !serverFiles(identity, submissions))
        report('noCopy', {
          subject: identity.id,
          evidence: [`${identity.id}#keepsCopy`],
          params: { address: identity.address ?? identity.key },
        });
  },
});

function serverFiles({ submission }: Identity, submissions: readonly Submission[]): boolean {
  const server = submissions.find((one) => 'submission' in submission && one.id === submission.submission);
  return server !== undefined && (server.type !== 'smtp' || filesItself.includes(server.endpoint.host.toLowerCase()));
}
