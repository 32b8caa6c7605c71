import { defineMessages } from '../define-messages.ts';

/** Each repair: what its button says, what it does, and what an undo cannot bring back. */
export default defineMessages('fix', {
  'check-interval-restore.title': { text: 'Look for mail every 10 minutes', note: 'Button' },
  'check-interval-restore.does': {
    text: 'The program’s own usual interval of 10 minutes takes the place of the short one.',
    note: 'One sentence under the button',
  },
  'connection-encrypt.title': { text: 'Encrypt the connection', note: 'Button' },
  'connection-encrypt.does': {
    text: 'The account gets the port and the encryption that this provider publishes for this server. The server’s name stays.',
    note: 'One sentence under the button',
  },
  'filter-switch-off.title': { text: 'Switch the filter off', note: 'Button' },
  'filter-switch-off.does': {
    text: 'The filter stays in the list and does nothing any more.',
    note: 'One sentence under the button',
  },
  'outbox-mend-submission.title': { text: 'Give the sender an outgoing server that exists', note: 'Button' },
  'outbox-mend-submission.does': {
    text: 'The sender gets the server you choose. What waits in the outbox leaves when the program sends next.',
    note: 'One sentence under the button',
  },
  'outbox-mend-submission.cannot': {
    text: 'An undo brings the setting back. A message that has left meanwhile cannot be called back.',
    note: 'What an undo cannot bring back',
  },
  'outbox-mend-submission.choice-server': {
    text: 'Send through',
    note: 'Label above the outgoing servers to choose from',
  },
  'outbox-move-to-drafts.title': { text: 'Move the message to Drafts', note: 'Button' },
  'outbox-move-to-drafts.does': {
    text: 'The message waits among the drafts of Local Folders. You look at it there and send it yourself, or not.',
    note: 'One sentence under the button. Local Folders: Thunderbird’s own name',
  },
  'outbox-quarantine.title': { text: 'Take the message out of the outbox', note: 'Button' },
  'outbox-quarantine.does': {
    text: 'The message is kept with us as a file that every mail program opens, for as long as you like. It is not sent.',
    note: 'One sentence under the button',
  },
  'password-forget.title': { text: 'Forget this saved password', note: 'Button' },
  'password-forget.does': {
    text: 'Exactly this saved sign-in is taken out of the program’s list. All others stay.',
    note: 'One sentence under the button',
  },
  'pop3-leave-on-server.title': { text: 'Leave mail on the server', note: 'Button' },
  'pop3-leave-on-server.does': {
    text: 'From now on this account copies mail and leaves it on the server. What it fetched before is on this computer only.',
    note: 'One sentence under the button',
  },
  'pop3-stop-checking.title': { text: 'Stop this account from fetching by itself', note: 'Button' },
  'pop3-stop-checking.does': {
    text: 'The account and its mail stay. It fetches only when you tell it to, and leaves the mail on the server then.',
    note: 'One sentence under the button',
  },
  'profile-settings-restore.title': { text: 'Bring the lost settings back', note: 'Button' },
  'profile-settings-restore.does': {
    text: 'What can still be read of the settings that the program set aside takes the place of those it began anew with.',
    note: 'One sentence under the button',
  },
  'profile-settings-restore.cannot': {
    text: 'Accounts that were set up since then are not among the settings that come back; an undo brings them back.',
    note: 'What is lost until it is undone',
  },
  'submission-sign-in-on.title': { text: 'Sign in to the outgoing server', note: 'Button' },
  'submission-sign-in-on.does': {
    text: 'The outgoing server is used with name and password, as the server offers it. The program asks once for the password.',
    note: 'One sentence under the button',
  },
  'by-hand.title': { text: 'Do it by hand', note: 'Heading above the steps a person takes' },
});
