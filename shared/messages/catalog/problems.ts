import { defineMessages } from '../define-messages.ts';

const file = { file: '/home/ada/.thunderbird/main/prefs.js' };
const note = 'What could not be read. file: its full name; ends without a full stop only where more follows';
const withLine = { ...file, line: 12 };
const lineNote = `${note}. line: number of the line, 0 where it is not known`;
const withCount = { ...file, count: 3 };
const countNote = `${note}. count: how many, 0 where that is not known`;

/** One text for each problem code. Rendered by `reports/words.ts`, which fills every parameter. */
export default defineMessages('problem', {
  'home-unreadable': { text: 'The folder {file} may not be read by this user.', note, example: file },
  'folder-unreadable': { text: 'The folder {file} could not be read.', note, example: file },
  'file-missing': { text: '{file} does not exist, though the program names it.', note, example: file },
  'file-denied': { text: '{file} may not be read by this user.', note, example: file },
  'file-locked': { text: '{file} is held by another program.', note, example: file },
  'file-changed': { text: '{file} changed while it was read.', note, example: file },
  'file-cut': {
    text: '{file} ends in the middle{line, select, 0 {} other { of line {line}}}. What stands before that was read.',
    note: lineNote,
    example: withLine,
  },
  'file-damaged': {
    text: '{file} is damaged{line, select, 0 {} other { at line {line}}}. What could be understood was read.',
    note: lineNote,
    example: withLine,
  },
  'file-too-large': { text: '{file} is larger than a settings file can be, so it was not read.', note, example: file },
  'file-outside-image': { text: '{file} lies outside the folder that was looked at.', note, example: file },
  'link-loop': { text: '{file} is a link that leads back to itself.', note, example: file },
  'disk-error': { text: 'The disk gave an error while {file} was read.', note, example: file },
  'profile-missing': {
    text: 'The program names the profile folder {file}, which does not exist.',
    note,
    example: file,
  },
  'profile-newer': {
    text: '{file} was written by a newer version of the program than we know. Parts of it may be missing here.',
    note,
    example: file,
  },
  'index-lies': {
    text: 'The index of {file} does not fit the mail in it{count, plural, =0 {} one { in # place} other { in # places}}.',
    note: countNote,
    example: withCount,
  },
  'outbox-partly-read': {
    text: 'The outbox {file} is too large to be read whole. {count, plural, =0 {The part from {from} to {to} was not read.} other {Not all of its # messages were read.}}',
    note: `${note}. from, to: where in the file the part begins and ends that was not read, as sizes; count: how many messages there are, 0 where that is not known`,
    example: { ...file, count: 0, from: '524 kB', to: '9.9 GB' },
  },
  'sent-partly-read': {
    text: 'Of the folder of sent mail {file} only a part was read.',
    note,
    example: file,
  },
  'primary-password': {
    text: 'A primary password protects the saved sign-ins in {file}. Their user names could not be seen.',
    note: `${note}. "primary password": the word Thunderbird shows (German: Hauptpasswort)`,
    example: file,
  },
  'logins-key-unreadable': {
    text: 'The key of the saved sign-ins, {file}, could not be opened. Their user names could not be seen.',
    note,
    example: file,
  },
  'logins-unreadable': { text: 'The saved sign-ins in {file} could not be read.', note, example: file },
  'logins-unknown-store': {
    text: 'The saved sign-ins in {file} are kept in a way we do not know yet.',
    note,
    example: file,
  },
  'processes-unreadable': {
    text: 'The list of running programs could not be read, so it is not known whether the mail program is open.',
    note: 'What could not be read',
  },
  'client-not-readable-yet': {
    text: 'There are settings of a mail program in {file} that this version cannot read yet.',
    note,
    example: file,
  },
  'registry-missing': {
    text: 'No Windows registry was found for {file}, so Outlook could not be looked for.',
    note,
    example: { file: 'C:\\Users\\ada' },
  },
  'registry-unreadable': {
    text: 'The Windows registry could not be read, so Outlook could not be looked for.',
    note: 'file: none',
    example: file,
  },
  'registry-not-settled': {
    text: 'Windows had not finished writing {file}. What changed last may be missing here.',
    note,
    example: { file: 'C:\\Users\\ada\\NTUSER.DAT' },
  },
  'registry-key-damaged': {
    text: 'A key in {file} is damaged{detail, select, none {} other {: {detail}}}.',
    note: `${note}. detail: the key’s path in the registry`,
    example: { file: 'C:\\Users\\ada\\NTUSER.DAT', detail: 'Software\\Microsoft' },
  },
  'account-list-broken': {
    text: 'Outlook’s list of accounts {count, plural, =0 {ends in the middle of a number} one {names # account that is not there} other {names # accounts that are not there}}, in {file}.',
    note: `${note}. count: how many accounts; 0 where only the list’s end is wrong`,
    example: { file: 'HKEY_CURRENT_USER\\Software\\Microsoft', count: 1 },
  },
  'rules-not-read': {
    text: 'Outlook’s rules are not read yet: those of the profile {file} could not be seen.',
    note: 'file: the registry key of a profile. "Rules": the name Outlook shows (German: Regeln)',
    example: { file: 'HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Outlook' },
  },
  'credential-manager-unread': {
    text: 'What the Credential Manager of Windows holds for the user of {file} could not be seen from here.',
    note: 'file: the home folder of a user of the computer. "Credential Manager": the name Windows shows (German: Anmeldeinformationsverwaltung)',
    example: { file: 'C:\\Users\\ada' },
  },
  'accounts-partly-read': {
    text: 'Outlook has {count, number} accounts in {file}. Not all of them were read.',
    note: `${note}. count: how many there are, more than a thousand`,
    example: { file: 'HKEY_CURRENT_USER\\Software\\Microsoft', count: 20_000 },
  },
  'file-in-cloud-only': {
    text: '{file} is kept in an online folder and not on this disk. Reading it would download it, so it was not opened.',
    note,
    example: { file: 'C:\\Users\\ada\\OneDrive\\Documents\\Outlook Files\\ada.pst' },
  },
  'store-on-network': {
    text: 'The data file {file} lies on another computer, so it was not opened.',
    note,
    example: { file: '\\\\server\\mail\\ada.pst' },
  },
  'log-not-understood': {
    text: '{file} has lines, and none of them has the form that we know of such a log.',
    note,
    example: { file: 'C:\\Users\\ada\\AppData\\Local\\Temp\\Outlook Logging\\Opmlog.log' },
  },
  'store-not-determined': {
    text: 'What waits in the outbox of {file} could not be determined{detail, select, missing {: the file is not there} empty {: the file has 0 bytes} notAStore {: it is no data file of Outlook} damaged {: a part of it that leads there is damaged} cut {: the file ends too early} time {: reading took too long} bytes {: more would have to be read than we allow ourselves} noEntryId {: the file does not say which of its folders is the outbox, as the copy of an IMAP account may} noOutboxNode {: its outbox is not where it is in other files of Exchange} other {}}.',
    note: `${note}. detail: why: missing, empty, notAStore, damaged, cut, time, bytes, noEntryId, noOutboxNode, or nothing`,
    example: { file: 'C:\\Users\\ada\\ada@example.com.ost', detail: 'noEntryId' },
  },
  'deferral-not-known': {
    text: 'Whether {count, plural, one {# waiting message} other {# waiting messages}} in {file} may be put off to a date could not be seen: that would mean opening each.',
    note: countNote,
    example: { file: 'C:\\Users\\ada\\ada@example.com.ost', count: 2 },
  },
  'tls-not-known': {
    text: 'Whether the connection of {detail} is encrypted could not be told: where Outlook keeps STARTTLS for IMAP is not known.',
    note: 'detail: the account’s name; file: its registry key',
    example: { file: 'HKEY_CURRENT_USER\\Software\\Microsoft', detail: 'ada@example.com' },
  },
  'sign-in-not-known': {
    text: '{count, plural, one {How an account of Outlook signs in could not be told: no password is saved for it. It may use OAuth2, or Outlook asks each time.} other {How # accounts of Outlook sign in could not be told: no password is saved for them. They may use OAuth2, or Outlook asks each time.}} {count, plural, one {It stands} other {They stand}} in the profile {file}.',
    note: `${note}. count: how many accounts; file: the registry key of the profile`,
    example: { file: 'HKEY_CURRENT_USER\\Software\\Microsoft', count: 1 },
  },
  'accounts-kept-elsewhere': {
    text: 'Of the new Outlook only the addresses and kinds of its {count, plural, one {account} other {# accounts}} can be read, in {file}. Its servers, saved passwords, rules and waiting mail are not kept in a readable form on this computer.',
    note: `${note}. count: how many accounts`,
    example: { file: 'C:\\Users\\ada\\AppData\\Local\\Microsoft\\Olk\\UserSettings.json', count: 2 },
  },
  'pop3-policy-elsewhere': {
    text: 'Whether a POP3 account of the new Outlook leaves mail on the server could not be seen; {file} names {count, plural, one {one such account} other {# such accounts}}.',
    note: `${note}. count: how many accounts`,
    example: { file: 'C:\\Users\\ada\\AppData\\Local\\Microsoft\\Olk\\UserSettings.json', count: 1 },
  },
  'pop-history-not-determined': {
    text: 'What Outlook has fetched by POP3 and removed from the server could not be determined: its record of that in {file} could not be read, or not whole.',
    note,
    example: { file: 'C:\\Users\\ada\\Documents\\Outlook Files\\ada@example.com.pst' },
  },
  'outlook-mac-log-not-read': {
    text: 'What Outlook for Mac has logged is not read yet. Where its logging is switched on, it logs to {file}.',
    note,
    example: { file: '/Users/ada/Library/Containers/com.microsoft.Outlook/Data/Library/Logs' },
  },
});
