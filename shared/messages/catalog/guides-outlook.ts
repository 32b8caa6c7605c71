import { defineMessages } from '../define-messages.ts';

const note = 'A step in classic Outlook; use the names of the translated program, and add the English ones in brackets';
const versions = `${note}. version: 2010 (and earlier), 2013, or later`;
const version = 'later';

/** Steps that a person takes in Outlook; put together by `shared/reports/guide-outlook.ts`. Where each name is from: `docs/how-to/outlook-steps.md`. */
export default defineMessages('guide', {
  'outlook-accounts': {
    text: '{version, select, 2010 {In Outlook 2010, choose File > Info > Account Settings > Account Settings. In Outlook 2007: Tools > Account Settings.} 2013 {In Outlook 2013, choose File > Info > Account Settings > Account Settings.} other {In Outlook, choose File > Account Settings > Manage Profiles, then Email Accounts. Where Manage Profiles is missing, choose Account Settings in its place.}}',
    note: versions,
    example: { version },
  },
  'outlook-change': {
    text: 'On the tab {version, select, 2010 {E-mail} other {Email}}, choose “{account}”, then Change.',
    note: `${versions}; account: its name in the list`,
    example: { version, account: 'anna@example.com' },
  },
  'outlook-more': { text: 'Choose More Settings.', note },
  'outlook-advanced': { text: 'Choose the tab Advanced.', note },
  'outlook-leave': { text: 'Tick “Leave a copy of messages on the server”.', note },
  'outlook-no-removal': {
    text: 'Untick “Remove from server after … days” and “Remove from server when deleted from Deleted Items”, if they are ticked.',
    note,
  },
  'outlook-fetched-stays': {
    text: 'Mail that was already fetched stays on this computer only. It does not go back to the server by itself.',
    note: 'After the steps; nothing to press',
  },
  'outlook-leave-out': {
    text: 'Or let this account fetch nothing by itself: choose Send/Receive > Send/Receive Groups > Define Send/Receive Groups > Edit, choose “{account}”, and untick “Include the selected account in this group”. Outlook then neither fetches nor sends for it.',
    note: `${note}. account: its name in the list`,
    example: { account: 'anna@example.com' },
  },
  'outlook-encrypt': {
    text: '{protocol, select, pop3 {For the incoming server, tick “This server requires an encrypted connection”, and type {port, number, ::group-off} as its port.} imap {For the incoming server (IMAP), choose {tls, select, implicit {{version, select, 2010 {SSL} 2013 {SSL} other {SSL/TLS}}} other {{version, select, 2010 {TLS} 2013 {TLS} other {STARTTLS}}}} as the type of encrypted connection, and type {port, number, ::group-off} as its port.} other {For the outgoing server (SMTP), choose {tls, select, implicit {{version, select, 2010 {SSL} 2013 {SSL} other {SSL/TLS}}} other {{version, select, 2010 {TLS} 2013 {TLS} other {STARTTLS}}}} as the type of encrypted connection, and type {port, number, ::group-off} as its port.}}',
    note: `${versions}; protocol: pop3, imap or submission; tls: implicit or starttls`,
    example: { version, protocol: 'submission', tls: 'implicit', port: 465 },
  },
  'outlook-password-after': {
    text: 'Change the password at your provider afterwards: it may have been seen.',
    note: 'After encryption was switched on',
  },
  'outlook-known-values': {
    text: 'These are the values that {provider} publishes.',
    note: 'After ports and encryption. provider: name of a mail provider',
    example: { provider: 'GMX' },
  },
  'outlook-outgoing-tab': { text: 'Choose the tab Outgoing Server.', note },
  'outlook-outgoing': {
    text: 'Tick “My outgoing server (SMTP) requires authentication”, and choose “Use same settings as my incoming mail server”.',
    note,
  },
  'outlook-finish': { text: 'Choose OK, Next, Finish.', note },
  'outlook-finish-page': { text: 'Choose Next, Finish.', note },
  'outlook-server-name': {
    text: 'As the {protocol, select, submission {outgoing mail server (SMTP)} other {incoming mail server}}, type {host}.',
    note: `${note}. protocol: pop3, imap or submission; host: the server’s name`,
    example: { protocol: 'imap', host: 'imap.example.com' },
  },
  'outlook-server-asked': {
    text: 'As incoming and outgoing mail server, type the names that the host of your mailbox tells you.',
    note,
  },
  'outlook-outgoing-of': {
    text: 'As the outgoing mail server (SMTP), type the name that the host of {domain} tells you.',
    note: `${note}. domain: what is behind the @ of the address`,
    example: { domain: 'example.com' },
  },
  'outlook-compare': {
    text: 'Compare server names and user name with what the host of your mailbox tells you. Under More Settings, on the tab Advanced, compare ports and encryption.',
    note,
  },
  'outlook-remove-account': {
    text: 'On the tab {version, select, 2010 {E-mail} other {Email}}, choose “{account}”, then Remove.',
    note: `${versions}; account: its name in the list`,
    example: { version, account: 'anna@example.com' },
  },
  'outlook-compare-folders': {
    text: 'Look into the folders of both accounts first, and note which mail only “{account}” has.',
    note: `${note}. account: the doubled one`,
    example: { account: 'anna@example.com' },
  },
  'outlook-note-file': {
    text: 'Note where its data file lies, and copy it before you go on: {file}.',
    note: `${note}. file: full name of the data file`,
    example: { file: 'C:\\Users\\anna\\Documents\\Outlook Files\\anna.pst' },
  },
  'outlook-cache-goes': {
    text: 'Its mail stays on the server. What lies only on this computer, such as contacts and appointments of this account, goes with it: copy that first.',
    note: 'Before an account without a data file of its own is removed',
  },
  'outlook-reopen-file': {
    text: 'Delete no data file. If its mail is no longer shown, choose the tab Data Files, then Add, and open the file that you noted.',
    note,
  },
  'outlook-update-password': {
    text: '{version, select, 2010 {Type the password in the field Password, and tick “Remember password”.} 2013 {Type the password in the field Password, and tick “Remember password”.} other {Type the password in the field Password, and tick “Remember password”. Newer builds have a shorter way: File > Account Settings > Update Password.}}',
    note: versions,
    example: { version },
  },
  'outlook-try-web': {
    text: 'Try user name and password on the provider’s web page first. With two-step sign-in, create an app password there and use that.',
    note: 'Before the password is typed anew',
  },
  'outlook-own-login': {
    text: 'If sending has a user name and password of its own (tab Outgoing Server, “Log on using”), type the password there as well.',
    note,
  },
  'outlook-app-password': {
    text: 'If mail works, nothing is to do: an app password is in use. Otherwise create one on the security page of your provider account.',
    note: 'First step',
  },
  'outlook-sign-in-page': {
    text: '{version, select, 2010 {We know of no way to sign in on a provider’s page for such an account in Outlook 2010. Ask the provider for an app password, or use a newer program.} 2013 {We know of no way to sign in on a provider’s page for such an account in Outlook 2013. Ask the provider for an app password, or use a newer program.} other {Outlook has no field for it: choose File > Add Account, type {address}, and sign in on the provider’s page that opens. If no such page opens, use the provider’s app password or another program. Keep the old account until the new one shows the same mail.}}',
    note: `${versions}; address: the account’s`,
    example: { version, address: 'anna@example.com' },
  },
  'outlook-options': { text: 'In Outlook, choose File > Options > Advanced, part “Send and receive”.', note },
  'outlook-send-immediately': { text: 'Tick “Send immediately when connected”, then OK.', note },
  'outlook-managed': {
    text: 'Your organisation sets this. Ask whoever looks after this computer.',
    note: 'In place of steps where a policy holds the setting',
  },
  'outlook-scheduled': {
    text: 'To send it earlier, open the message in the folder Outbox, choose Options > Delay Delivery, untick “Do not deliver before”, close the window, and choose Send. Otherwise leave it: it leaves at its time while Outlook runs.',
    note,
  },
  'outlook-open-parked': { text: 'Open the message in the folder Outbox.', note },
  'outlook-press-send': { text: 'Choose Send. Closing it would leave it lying again.', note },
  'outlook-online': {
    text: 'Choose the tab Send/Receive. If Work Offline is highlighted, click it once.',
    note,
  },
  'outlook-send-receive': {
    text: 'Choose Send/Receive > Send/Receive All Folders. If an error appears, its text names the cause.',
    note,
  },
  'outlook-restart': {
    text: 'If Outlook still says that it is sending, close it and start it again. What remains then only a tool for MAPI folders can show; leave that to somebody who knows it.',
    note,
  },
  'outlook-work-offline': {
    text: 'Choose Send/Receive > Work Offline, and wait a moment.',
    note,
  },
  'outlook-to-drafts': {
    text: 'Drag the message from Outbox to Drafts. If Outlook says that it is being sent, wait five minutes and try again.',
    note,
  },
  'outlook-online-again': { text: 'Choose Send/Receive > Work Offline again, so that Outlook is online.', note },
  'outlook-take-back': {
    text: 'To take the message back, go on as follows.',
    note: 'Before the steps that move a message to Drafts',
  },
  'outlook-smaller': {
    text: 'Open it in Drafts, put a link to the file in place of the file, and choose Send.',
    note,
  },
  'outlook-one-copy': { text: 'Tell the recipients that one copy is enough, and send it no more.', note },
  'outlook-ask-recipient': {
    text: 'Ask one recipient whether it arrived. If it did, delete it from Outbox while Outlook is offline; if not, send it.',
    note,
  },
  'outlook-add-imap': {
    text: '{version, select, 2010 {In Outlook 2010, choose File > Info > Add Account, then “Manually configure server settings”, then Internet E-mail, and IMAP as the account type.} 2013 {In Outlook 2013, choose File > Info > Add Account, then “Manual setup or additional server types”, then “POP or IMAP”, and IMAP as the account type.} other {In Outlook, choose File > Add Account, type {address}, open Advanced options, tick “Let me set up my account manually”, and choose IMAP.}}',
    note: `${versions}; address: the account’s`,
    example: { version, address: 'anna@example.com' },
  },
  'outlook-imap-values': {
    text: 'Type {address} as address and user name. Incoming: the server that your host names, port 993, SSL/TLS. Outgoing: the server that your host names, port 465, SSL/TLS, with the same sign-in. If the host names other values, take those.',
    note: `${note}. address: the account’s`,
    example: { address: 'anna@example.com' },
  },
  'outlook-connect': { text: 'Choose Next or Connect, and type the password when you are asked.', note },
  'outlook-remove-old': {
    text: 'When the new account shows the mail, and contacts and appointments of the old one are copied, remove the old one: choose it in the list of accounts, then Remove.',
    note,
  },
  'outlook-data-files': {
    text: 'Choose the tab Data Files, and there {file}.',
    note: `${note}. file: full name`,
    example: { file: 'C:\\Mail\\anna.pst' },
  },
  'outlook-close': { text: 'Close Outlook, and wait until it has ended.', note },
  'outlook-close-office': { text: 'Close Outlook and the other Office programs.', note },
  'outlook-move-file': {
    text: 'In the Explorer, {how, select, copy {copy} other {move}} {file} to a folder of this computer that no other program synchronises, such as C:\\Mail.',
    note: 'how: copy or move; file: full name of the data file',
    example: { how: 'move', file: 'C:\\Users\\anna\\OneDrive\\anna.pst' },
  },
  'outlook-point-to-file': {
    text: 'Open {file} in its old place no more: give it another name there. Start Outlook. It says that the file is missing; choose OK, and open the one at the new place.',
    note: `${note}. file: full name at the old place`,
    example: { file: '\\\\server\\mail\\anna.pst' },
  },
  'outlook-open-moved': {
    text: 'Start Outlook. It says that the file is missing; choose OK, and open the file at its new place.',
    note,
  },
  'outlook-find-file': {
    text: 'Look for {file}: on drives that are not connected, in the recycle bin, in your backup, or under another name.',
    note: 'file: full name of the data file',
    example: { file: 'D:\\Mail\\anna.pst' },
  },
  'outlook-put-back': { text: 'Put it back exactly there while Outlook is closed, then start Outlook.', note },
  'outlook-not-found': {
    text: 'If it cannot be found, do not let Outlook make a new one before somebody has looked into your backup.',
    note,
  },
  'outlook-close-file': {
    text: 'If nobody needs it any more, choose Remove. That closes it in Outlook and deletes nothing.',
    note,
  },
  'outlook-empty-deleted': {
    text: 'Empty Deleted Items, or move older mail into a data file of its own (Home > New Items > More Items > Outlook Data File).',
    note,
  },
  'outlook-compact': { text: 'Choose Settings, then Compact Now. It can take long; leave Outlook open.', note },
  'outlook-cached': {
    text: 'Tick “Use Cached Exchange Mode” (if it is not on this page: More Settings > Advanced), then Next and Finish, and start Outlook anew.',
    note,
  },
  'outlook-add-in-update': {
    text: 'Look for a newer version of “{addIn}” first.',
    note: 'addIn: its name',
    example: { addIn: 'Example add-in' },
  },
  'outlook-add-in': {
    text: '{version, select, 2010 {In Outlook 2010, choose File > Options > Add-Ins, then Manage: Disabled Items > Go, and enable “{addIn}”.} 2013 {In Outlook 2013, choose File > Info > Slow and Disabled Add-Ins, and there “Always enable this add-in” at “{addIn}”.} other {In Outlook, choose File > Info > Slow and Disabled COM Add-ins (in some builds: Manage COM Add-ins), and there “Always enable this add-in” at “{addIn}”.}}',
    note: `${versions}; addIn: its name`,
    example: { version, addIn: 'Example add-in' },
  },
  'outlook-add-in-off': { text: 'If Outlook ends or hangs again, leave it off.', note },
  'outlook-show-profiles': {
    text: 'Open Control Panel > Mail (Microsoft Outlook) > Show Profiles.',
    note: 'Names in Windows; use those of the translated Windows, and add the English ones in brackets',
  },
  'outlook-use-profile': {
    text: 'At “Always use this profile”, choose “{profile}”, then OK. Remove none of the profiles.',
    note: `${note}. profile: the one that has the accounts`,
    example: { profile: 'Outlook' },
  },
  'outlook-credential-manager': {
    text: 'Open Control Panel > User Accounts > Credential Manager > Windows Credentials.',
    note: 'Names in Windows; use those of the translated Windows, and add the English ones in brackets',
  },
  'outlook-remove-entry': {
    text: 'Open the entry {target}, and choose Remove. Leave all others alone.',
    note: 'target: name of an entry, exactly as it stands there; Remove: name in Windows',
    example: { target: 'MicrosoftOffice16_Data:SSPI:anna@example.com' },
  },
  'outlook-asks-once': { text: 'Start Outlook. If it asks for the password, type it and let Outlook keep it.', note },
  'outlook-new-accounts': {
    text: 'In the new Outlook, choose the cogwheel (Settings) > Accounts > Email accounts, and compare what is set up there.',
    note: 'A step in the new Outlook; use the names of the translated program, and add the English ones in brackets',
  },
  'outlook-new-remove': {
    text: 'At “{account}”, choose Manage, then Remove, if it is there twice.',
    note: 'A step in the new Outlook. account: its name in the list',
    example: { account: 'anna@example.com' },
  },
  'outlook-new-off': {
    text: 'To use the classic Outlook again, switch “New Outlook” off at the top right.',
    note: 'A step in the new Outlook; use the names of the translated program, and add the English ones in brackets',
  },
  'outlook-look-again': {
    text: 'Then look again, to see whether the finding is gone.',
    note: 'Last step: scan once more',
  },
  'outlook-unconfirmed': {
    text: 'These names come from Microsoft’s help and from help pages of others. They are not confirmed: we saw none of them in this version of Outlook.',
    note: 'Stands below the steps in Outlook; not itself a step',
  },
});
