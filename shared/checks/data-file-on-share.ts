import { dataFiles, isShare } from '../facts/data-files.ts';
import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'data-file-on-share',
    topic: 'folder',
    severity: 'warning',
    since: '0.2.0',
    needs: ['stores', 'profiles'],
    clients: ['outlook'],
    references: [
      vendor('Microsoft', 'KB 297019: limits to using personal folders (.pst) files over LAN and WAN links'),
    ],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'A data file of Outlook lies on another computer', note: 'Heading in the list of checks' },
    why: {
      text: 'Microsoft does not support a PST that is used over a network: a short break in the connection can damage it, and Outlook becomes slow.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Close Outlook, copy the file to this computer, and open the copy from there. Keep the old one until the new one has proved itself.',
      note: 'What a person can do by hand',
    },
    onShare: {
      text: 'Outlook works with {file}, which lies on another computer.',
      note: 'file: full name of the data file on the network',
      example: { file: '\\\\server\\mail\\anna.pst' },
    },
  },
  applies: ({ stores }) => stores.some(({ format }) => format.startsWith('pst')),
  run(seen, report) {
    for (const { id, format, path } of dataFiles(seen))
      if (isShare(path) && format !== 'ost')
        report('onShare', { subject: id, evidence: [`${id}#path`], params: { file: path } });
  },
});
