import { defineMessages } from '../define-messages.ts';

/** Steps that a person takes in Thunderbird or Outlook, one sentence each; put together by `shared/reports/guide.ts`. Use the translated program’s own names. */
export default defineMessages('guide', {
  'account-settings': {
    text: 'In Thunderbird{version, select, none {} other { {version}}}, open the menu ≡ and choose Account Settings.',
    note: 'version: the one installed, such as 153.7; none where not known',
    example: { version: '153.7' },
  },
  'server-page': {
    text: 'On the left, below “{account}”, choose Server Settings.',
    note: 'account: the account’s name in the list',
    example: { account: 'anna@example.com' },
  },
  'copies-page': {
    text: 'On the left, below “{account}”, choose Copies & Folders.',
    note: 'account: the account’s name in the list',
    example: { account: 'anna@example.com' },
  },
  'junk-page': {
    text: 'On the left, below “{account}”, choose Junk Settings.',
    note: 'account: the account’s name in the list',
    example: { account: 'anna@example.com' },
  },
  'outgoing-page': {
    text: 'On the left, at the very bottom, choose Outgoing Server, then “{host}”, then Edit.',
    note: 'host: the server’s name in the list',
    example: { host: 'smtp.example.com' },
  },
  'identity-page': {
    text: 'On the left, choose “{account}”. For a further sender: Manage Identities, then “{address}”, then Edit.',
    note: 'account: the account’s name in the list; address: the sender’s',
    example: { account: 'anna@example.com', address: 'shop@example.com' },
  },
  security: {
    text: 'Set Connection security to {tls, select, implicit {SSL/TLS} other {STARTTLS}} and Port to {port, number, ::group-off}.',
    note: 'The two names stand in front of the fields',
    example: { tls: 'implicit', port: 993 },
  },
  'ask-provider': {
    text: 'These are the usual values. Ask whoever runs {host} first: if it offers others, take those.',
    note: 'After the values',
    example: { host: 'mail.example.com' },
  },
  'user-name': {
    text: 'Set User Name to {user}.',
    note: 'The name stands in front of the field',
    example: { user: 'anna@example.com' },
  },
  oauth2: {
    text: 'Set Authentication method to OAuth2 and leave everything else.',
    note: 'Name of a field and one of its values',
  },
  'sign-in-page': {
    text: 'Choose Get Messages. The provider’s own page opens; sign in there.',
    note: 'Get Messages: a button',
  },
  'other-server': {
    text: 'Set Outgoing Server to one of {domain}. If none is in the list, add it under Outgoing Server first.',
    note: 'domain: what is behind the @ of the address',
    example: { domain: 'example.com' },
  },
  'keep-trash': { text: 'Untick “Empty Trash on Exit”.', note: 'Name of a tick box' },
  'keep-junk': {
    text: 'Untick “Automatically delete junk mail older than”.',
    note: 'Name of a tick box',
  },
  'place-copy': { text: 'Tick “Place a copy in”, and choose the folder Sent.', note: 'Name of a tick box' },
  'no-checking': {
    text: 'Untick “Check for new messages at startup” and “Check for new messages every … minutes”.',
    note: 'Names of two tick boxes',
  },
  'saved-passwords': {
    text: 'In Thunderbird{version, select, none {} other { {version}}}, open the menu ≡ > Settings > Privacy & Security > Saved Passwords.',
    note: 'version: the one installed; none where not known',
    example: { version: '153.7' },
  },
  'remove-login': {
    text: 'Choose the line {origin} with the user name {user}, then Remove.',
    note: 'origin: as it stands in the list',
    example: { origin: 'smtp://smtp.example.com', user: 'anna@example.com' },
  },
  'type-password': {
    text: 'Choose Get Messages, or send a message. When you are asked, type the password and let the program remember it.',
    note: 'Get Messages: a button',
  },
  'config-editor': {
    text: 'In Thunderbird{version, select, none {} other { {version}}}, open the menu ≡ > Settings > General, and at the bottom Config Editor.',
    note: 'version: the one installed; none where not known',
    example: { version: '153.7' },
  },
  reset: {
    text: 'Search for {name} and click the arrow at the end of its line.',
    note: 'name: the program’s own setting name',
    example: { name: 'security.tls.version.min' },
  },
  'close-dialog': { text: 'Close with OK.', note: 'The button of the dialog' },
  'outlook-accounts': {
    text: 'In Outlook, choose File > Account Settings > Account Settings. In newer versions: Manage Profiles > Email Accounts.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-change': {
    text: 'Choose “{account}”, then Change.',
    note: 'A step in classic Outlook; use the names of the translated program',
    example: { account: 'anna@example.com' },
  },
  'outlook-more': {
    text: 'Choose More Settings.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-advanced': {
    text: 'Choose the tab Advanced.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-leave': {
    text: 'Tick “Leave a copy of messages on the server”.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-no-removal': {
    text: 'Untick “Remove from server after … days” and “Remove from server when deleted from Deleted Items”.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-encrypt': {
    text: '{protocol, select, submission {For the outgoing server} other {For the incoming server}}, choose SSL/TLS as the type of encrypted connection, and {port, number, ::group-off} as its port.',
    note: 'A step in classic Outlook; use the names of the translated program',
    example: { protocol: 'submission', port: 465 },
  },
  'outlook-outgoing': {
    text: 'On the tab Outgoing Server, tick “My outgoing server (SMTP) requires authentication”, and “Use same settings as my incoming mail server”.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-finish': {
    text: 'Choose OK, Next, Finish.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-options': {
    text: 'In Outlook, choose File > Options > Advanced, part “Send and receive”.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-send-immediately': {
    text: 'Tick “Send immediately when connected”.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-open-parked': {
    text: 'Open the message in the folder Outbox.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-press-send': {
    text: 'Choose Send. Closing it would leave it lying again.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-send-receive': {
    text: 'Choose Send/Receive > Send/Receive All Folders. If an error appears, its text names the cause.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-work-offline': {
    text: 'To take a message back: choose Send/Receive > Work Offline, wait a moment, drag it from Outbox to Drafts, and go online again.',
    note: 'A step in classic Outlook; use the names of the translated program',
  },
  'outlook-unconfirmed': {
    text: 'These names come from Microsoft’s documentation of Outlook 2010 to 2016. We could not confirm them on every version.',
    note: 'Last line of the steps in Outlook',
  },
});
