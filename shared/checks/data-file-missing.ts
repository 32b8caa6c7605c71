import { dataFiles } from '../facts/data-files.ts';
import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'data-file-missing',
    topic: 'folder',
    severity: 'error',
    since: '0.2.0',
    needs: ['stores', 'accounts', 'profiles'],
    clients: ['outlook'],
    references: [vendor('Microsoft', 'KB 2659085: 0x8004010F when Outlook sends or receives')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'The data file of an account is not there', note: 'Heading in the list of checks' },
    why: {
      text: 'Outlook has nowhere to put the account’s mail, so it neither receives nor sends, and its older mail cannot be seen.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Look for the file: it may have been moved, renamed, or lie on a drive that is not connected. Put it back in its place before Outlook starts; Outlook may otherwise make an empty one.',
      note: 'What a person can do by hand',
    },
    missing: {
      text: 'The account {account} keeps its mail in {file}, which is not there.',
      note: 'account: the account’s name; file: full name of the data file',
      example: { account: 'anna@example.com', file: 'C:\\Users\\anna\\Documents\\Outlook Files\\anna.pst' },
    },
  },
  applies: ({ stores }) => stores.some(({ format, account }) => format === 'pst' && account !== null),
  run(seen, report) {
    for (const { id, account, format, missing, path } of dataFiles(seen)) {
      const owner = seen.accounts.find((one) => one.id === account);
      // An .ost is a copy, which Outlook makes anew.
      if (!missing || !owner || format === 'ost') continue;
      report('missing', {
        subject: id,
        related: [owner.id],
        evidence: [`${id}#path`, `${id}#missing`],
        params: { account: owner.name, file: path },
      });
    }
  },
});
