import { defineMessages } from '../define-messages.ts';

const help = 'Help of an option in a terminal; no full stop needed, starts in lower case';
const command = 'What a command does; one line in the list of commands';
const place = 'Stands for a value in a usage line; capitals, no spaces';
const usage = 'Wrong usage; names what was typed';
const option = { option: '--format' };

/** The words of the command line. */
export default defineMessages('cli', {
  intro: {
    text: 'Looks at the mail programs on a computer, says what is wrong, and repairs it so that every step can be taken back.',
    note: 'Top of the help',
  },
  usage: { text: 'Usage: {line}', note: 'Before a usage line', example: { line: 'postmender scan [--machine DIR]' } },
  commands: { text: 'Commands', note: 'Heading in the help' },
  options: { text: 'Options', note: 'Heading in the help' },
  everywhere: { text: 'With every command', note: 'Heading in the help: options that every command takes' },
  'exit-codes': { text: 'Exit codes', note: 'Heading in the help' },
  examples: { text: 'Examples', note: 'Heading in the help' },
  'more-help': {
    text: '{command} shows the options of a command.',
    note: 'Below the list of commands. command: what to type',
    example: { command: 'postmender scan --help' },
  },
  'see-help': {
    text: 'More: {command}',
    note: 'After wrong usage. command: what to type',
    example: { command: 'postmender --help' },
  },

  'command-scan': { text: 'looks at this computer, or at a folder, and reports', note: command },
  'command-evaluate': { text: 'judges a saved scan', note: command },
  'command-checks': { text: 'lists every check', note: command },
  'command-explain': { text: 'shows the page of one check', note: command },

  'command-plan': { text: 'shows what a repair would change; writes nothing', note: command },
  'command-fix': { text: 'repairs, so that it can be taken back', note: command },
  'command-history': { text: 'lists what was repaired, and what is kept of it', note: command },
  'command-undo': { text: 'takes a repair back', note: command },
  'command-recover': { text: 'ends a repair that was cut off', note: command },

  'value-findings': { text: 'FINDING…', note: place },
  'value-entry': { text: 'ENTRY', note: place },
  'value-choice': { text: 'KEY=VALUE', note: place },
  'value-dir': { text: 'DIR', note: place },
  'value-file': { text: 'FILE', note: place },
  'value-name': { text: 'NAME', note: place },
  'value-ids': { text: 'ID,…', note: place },
  'value-id': { text: 'ID', note: place },

  'option-machine': { text: 'look at this folder instead: a home, a disk, an image with machine.json', note: help },
  'option-platform': { text: 'what the folder comes from, where it cannot be recognised', note: help },
  'option-user': { text: 'only this user’s mail', note: help },
  'option-all-users': { text: 'the mail of every user of the computer', note: help },
  'option-network-paths': {
    text: 'on Windows, also read what lies on network shares and mapped drives',
    note: `${help}. Without it nothing touches them`,
  },
  'option-client': { text: 'only these mail programs', note: help },
  'option-save': { text: 'keep what was seen, to be judged later or elsewhere', note: help },
  'option-check': { text: 'only these checks', note: help },
  'option-fail-on': {
    text: 'the least severity that gives exit code 1 (warning)',
    note: `${help}. (warning): the default`,
  },
  'option-format': { text: 'form of the report (text)', note: `${help}. (text): the default` },
  'option-out': { text: 'write the report into a file', note: help },
  'option-all': { text: 'every finding', note: help },
  'option-all-safe': { text: 'every repair that needs no choice and can be taken back completely', note: help },
  'option-fix': { text: 'this repair, where a finding has several', note: help },
  'option-choose': { text: 'what you decide, where a repair asks; may be given again', note: help },
  'option-plan': { text: 'exactly what a plan saved with --format json says', note: help },
  'option-yes': { text: 'ask nothing', note: help },
  'option-accept-loss': { text: 'also what an undo cannot bring back completely', note: help },
  'option-export': { text: 'copy the messages that are kept into this folder', note: help },
  'option-lang': { text: 'language of the words (the system’s)', note: `${help}. In brackets: the default` },
  'option-no-color': { text: 'no colours; so does the variable NO_COLOR', note: help },
  'option-shareable': { text: 'replace names, addresses, servers and subjects', note: help },
  'option-data': { text: 'keep our own files (the log) in this folder', note: help },
  'option-quiet': { text: 'no progress and no notes', note: help },
  'option-verbose': { text: 'say what is being read, and what it took', note: help },
  'option-help': { text: 'show this help', note: help },
  'option-version': { text: 'show the version', note: help },

  'exit-0': { text: 'nothing at or above the threshold', note: 'Meaning of an exit code' },
  'exit-1': { text: 'findings', note: 'Meaning of an exit code' },
  'exit-2': { text: 'wrong usage, or a file or folder that cannot be used', note: 'Meaning of an exit code' },
  'exit-3': { text: 'nothing found, but something could not be read', note: 'Meaning of an exit code' },
  'exit-4': { text: 'a repair was refused, or failed and was taken back', note: 'Meaning of an exit code' },
  'exit-70': { text: 'a fault of this program', note: 'Meaning of an exit code' },
  'exit-130': { text: 'stopped by Ctrl+C (143: by the system)', note: 'Meaning of an exit code' },

  'example-scan': { text: 'this computer', note: 'What an example command does' },
  'example-all-users': { text: 'everybody’s mail on this computer', note: 'What an example command does' },
  'example-machine': { text: 'a disk of another computer', note: 'What an example command does' },
  'example-json': { text: 'for another program', note: 'What an example command does' },
  'example-share': { text: 'a page to pass on, without names', note: 'What an example command does' },
  'example-evaluate': { text: 'a scan that was saved with --save', note: 'What an example command does' },
  'example-plan': { text: 'what could be repaired, and how', note: 'What an example command does' },
  'example-fix': { text: 'repair what is safe, one after the other', note: 'What an example command does' },
  'example-history': { text: 'what was done, and how to take it back', note: 'What an example command does' },
  'example-explain': { text: 'one check, explained', note: 'What an example command does' },

  'no-command': { text: 'No command was given.', note: usage },
  'unknown-command': { text: '“{name}” is not a command.', note: usage, example: { name: 'scna' } },
  'later-command': {
    text: '“{name}” does not exist yet: this version asks nothing over the network.',
    note: `${usage}: a command of a later version`,
    example: { name: 'live' },
  },
  'unknown-option': {
    text: '“{command}” has no option {option}.',
    note: usage,
    example: { ...option, command: 'scan' },
  },
  'missing-value': { text: '{option} needs a value: {value}.', note: usage, example: { ...option, value: 'FILE' } },
  'unwanted-value': { text: '{option} takes no value.', note: usage, example: { option: '--quiet' } },
  'wrong-value': {
    text: '{option} does not know “{given}”. It knows: {known}.',
    note: usage,
    example: { ...option, given: 'xml', known: 'text, json' },
  },
  'twice-option': { text: '{option} was given twice.', note: usage, example: option },
  'not-together': {
    text: '{one} and {other} do not go together.',
    note: usage,
    example: { one: '--user', other: '--all-users' },
  },
  'missing-operand': {
    text: '“{command}” needs {operand}.',
    note: usage,
    example: { command: 'explain', operand: 'ID' },
  },
  'unwanted-operand': {
    text: '“{command}” does not know what to do with “{given}”.',
    note: usage,
    example: { command: 'scan', given: 'x' },
  },
  'unknown-check': { text: 'There is no check “{id}”.', note: usage, example: { id: 'outbox-stuck' } },
  suggestion: { text: 'Did you mean {names}?', note: 'After an unknown name', example: { names: 'outbox-item-stuck' } },
  'all-checks': {
    text: '{command} lists all of them.',
    note: 'After an unknown check',
    example: { command: 'postmender checks' },
  },

  'open-folder-missing': {
    text: 'The folder {file} does not exist.',
    note: 'Wrong --machine',
    example: { file: '/mnt/disk' },
  },
  'open-folder-unreadable': {
    text: 'The folder {file} could not be read. Look at its rights, or run this as a user who may read it.',
    note: 'Wrong --machine',
    example: { file: '/mnt/disk' },
  },
  'open-machine-json-invalid': {
    text: '{file} could not be understood{detail, select, none {} other {: {detail}}}.',
    note: 'The description of an image is wrong. detail: where, or none',
    example: { file: '/mnt/disk/machine.json', detail: 'users/0/home' },
  },
  'open-platform-unknown': {
    text: '{file} does not look like a home folder or a disk. Say with --platform where it comes from.',
    note: 'Wrong --machine',
    example: { file: '/mnt/disk' },
  },
  'open-user-unknown': {
    text: 'There is no user “{file}” here.',
    note: 'Wrong --user. file: the name',
    example: { file: 'bob' },
  },

  'saved-missing': { text: '{file} does not exist.', note: 'A saved scan', example: { file: 'scan.json' } },
  'saved-unreadable': { text: '{file} could not be read.', note: 'A saved scan', example: { file: 'scan.json' } },
  'saved-not-a-scan': {
    text: '{file} is not a saved scan. Save one with: {command}',
    note: 'A saved scan. command: what to type',
    example: { file: 'scan.json', command: 'postmender scan --save FILE' },
  },
  'saved-report': {
    text: '{file} is a report, not a saved scan. Save one with: {command}',
    note: 'A saved scan. command: what to type',
    example: { file: 'scan.json', command: 'postmender scan --save FILE' },
  },
  'saved-newer-version': {
    text: '{file} was saved by a newer version of this program (form {detail}; this one knows up to {known}). Please update it.',
    note: 'A saved scan. detail: number of its form',
    example: { file: 'scan.json', detail: '2', known: 1 },
  },
  'saved-damaged': {
    text: '{file} is a damaged scan: “{detail}” is not as it should be. Please make it anew.',
    note: 'A saved scan. detail: where in the file',
    example: { file: 'scan.json', detail: 'accounts/0/name' },
  },

  'out-folder-missing': {
    text: '{file} was not written: its folder does not exist. Make it first, or name another.',
    note: 'A file could not be written',
    example: { file: 'x/report.html' },
  },
  'out-denied': {
    text: '{file} was not written: this user may not write there. Name a file in a folder of your own.',
    note: 'A file could not be written',
    example: { file: '/etc/report.html' },
  },
  'out-is-folder': {
    text: '{file} was not written: it is a folder. Name a file in it.',
    note: 'A file could not be written',
    example: { file: '/tmp' },
  },
  'out-disk-full': {
    text: '{file} was not written: the disk is full. Make room, or name a file on another disk.',
    note: 'A file could not be written',
    example: { file: 'report.html' },
  },
  'out-read-only': {
    text: '{file} was not written: the disk can only be read. Name a file on another disk.',
    note: 'A file could not be written',
    example: { file: '/mnt/cd/report.html' },
  },
  'out-io': {
    text: '{file} was not written: the disk gave an error. Name a file on another disk.',
    note: 'A file could not be written',
    example: { file: 'report.html' },
  },
  written: {
    text: 'Written: {file}',
    note: 'After a report or scan was written into a file',
    example: { file: 'report.html' },
  },

  locating: {
    text: 'Looking for {program} of {user}',
    note: 'Progress. program: a mail program; user: name of the computer’s user',
    example: { program: 'Thunderbird', user: 'ada' },
  },
  reading: {
    text: 'Reading {program}, profile {profile}{total, plural, =0 {} =1 {} other { ({done} of {total})}}',
    note: 'Progress',
    example: { program: 'Thunderbird', profile: 'main', done: 1, total: 3 },
  },
  judging: { text: 'Judging', note: 'Progress' },
  took: {
    text: 'Took {milliseconds, number} ms, read {size}, log: {log}',
    note: 'With --verbose. size: such as 25 kB; log: file name',
    example: { milliseconds: 120, size: '25 kB', log: '/home/ada/.local/share/postmender/logs/postmender.log' },
  },
  stopped: { text: 'Stopped. Nothing was changed.', note: 'After Ctrl+C' },
  'stopped-back': { text: 'Stopped. What was begun was taken back.', note: 'After Ctrl+C in the middle of a repair' },
  'stopped-done': {
    text: 'Stopped. What was done before that stays; “{command}” lists it.',
    note: 'After Ctrl+C between two repairs. command: what to type',
    example: { command: 'postmender history' },
  },
  'stopped-back-done': {
    text: 'Stopped. What was begun was taken back; what was done before that stays, and “{command}” lists it.',
    note: 'After Ctrl+C in the middle of a later repair. command: what to type',
    example: { command: 'postmender history' },
  },
  'stopped-open': {
    text: 'Stopped in the middle of a change. “{command}” ends it.',
    note: 'After Ctrl+C, where the change could not be taken back. command: what to type',
    example: { command: 'postmender recover' },
  },
  crash: {
    text: 'This program made a mistake ({code}). Nothing was changed. The log may help to find it: {file}',
    note: 'A fault of ours. code: kind of error; file: the log',
    example: { code: 'TypeError', file: '/home/ada/.local/share/postmender/logs/postmender.log' },
  },
  'crash-done': {
    text: 'This program made a mistake ({code}). What was done before that stays; “{command}” lists it. The log may help to find it: {file}',
    note: 'A fault of ours between two repairs. command: what to type',
    example: { code: 'TypeError', command: 'postmender history', file: '/home/ada/postmender.log' },
  },
  'crash-open': {
    text: 'This program made a mistake ({code}), perhaps in the middle of a change: “{command}” ends what was cut off. The log may help to find it: {file}',
    note: 'A fault of ours during a repair. command: what to type',
    example: { code: 'TypeError', command: 'postmender recover', file: '/home/ada/postmender.log' },
  },

  'no-page': { text: 'There is no page of this check.', note: 'After the short form of a check' },
  'page-english': {
    text: 'The page of this check is in English.',
    note: 'Between the short form of a check and its page; not shown in English',
  },
});
