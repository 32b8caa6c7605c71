import { dataFiles } from '../facts/data-files.ts';
import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'archive-missing',
    topic: 'folder',
    severity: 'warning',
    since: '0.2.0',
    needs: ['stores', 'profiles'],
    clients: ['outlook'],
    references: [vendor('Microsoft', 'KB 2659085: 0x8004010F when Outlook sends or receives')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'A data file that Outlook opens besides is not there', note: 'Heading in the list of checks' },
    why: {
      text: 'Outlook asks for it at each start. The mail in it, often an archive, cannot be seen.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Look for the file: it may have been moved, renamed, or lie on a drive that is not connected. If nobody needs it any more, close it in Account Settings, on the page Data Files.',
      note: 'What a person can do by hand. Account Settings and Data Files are names in Outlook; use those of the translated program',
    },
    missing: {
      text: 'Outlook opens {file}, which is not there. No account delivers into it.',
      note: 'file: full name of the data file',
      example: { file: 'D:\\Archive\\2019.pst' },
    },
  },
  applies: ({ stores }) => stores.some(({ format, account }) => format.startsWith('pst') && account === null),
  run(seen, report) {
    for (const { id, account, format, missing, path } of dataFiles(seen))
      if (missing && account === null && format !== 'ost')
        report('missing', { subject: id, evidence: [`${id}#path`, `${id}#missing`], params: { file: path } });
  },
});
