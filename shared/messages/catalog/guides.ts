import { defineMessages } from '../define-messages.ts';

/** Steps that a person takes in Thunderbird, one sentence each (Outlook’s: guides-outlook.ts); put together by `shared/reports/guide.ts`. Use the translated program’s own names. */
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
});
