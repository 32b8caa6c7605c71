import { dataFiles } from '../facts/data-files.ts';
import { syncedFolderOf } from '../facts/synced-folder.ts';
import { defineCheck, vendor } from './define-check.ts';

const example = { file: 'C:\\Users\\anna\\OneDrive\\Documents\\Outlook Files\\anna.pst', program: 'OneDrive' };

export default defineCheck({
  meta: {
    id: 'data-file-in-synced-folder',
    topic: 'folder',
    severity: 'warning',
    since: '0.2.0',
    needs: ['stores', 'settings', 'profiles'],
    clients: ['outlook'],
    references: [vendor('Microsoft', 'How to remove an Outlook .pst data file from OneDrive')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'A data file of Outlook lies in a synchronised folder', note: 'Heading in the list of checks' },
    why: {
      text: 'Two programs then work on one file: Outlook writes to it all day, and the other one copies it each time. It can be locked, doubled or damaged, and it fills the line.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Close Outlook, move the file to a folder of this computer that is not synchronised, and open it from there. Let the other program finish before you start Outlook again.',
      note: 'What a person can do by hand',
    },
    synced: {
      text: 'Outlook works with {file}, in a folder that {program} synchronises.',
      note: 'file: full name of the data file; program: OneDrive',
      example,
    },
    looksSynced: {
      text: 'Outlook works with {file}, probably in a folder that {program} synchronises: it is named so.',
      note: 'file: full name of the data file; program: OneDrive, Dropbox, …',
      example: { file: 'C:\\Users\\anna\\Dropbox\\anna.pst', program: 'Dropbox' },
    },
  },
  applies: ({ stores }) => stores.some(({ format }) => format.startsWith('pst') || format === 'ost'),
  run(seen, report) {
    for (const store of dataFiles(seen)) {
      const folder = syncedFolderOf(store, seen);
      if (!folder) continue;
      const { program, setting } = folder;
      const params = { file: store.path, program };
      const evidence = [`${store.id}#path`];
      if (setting) report('synced', { subject: store.id, evidence: [...evidence, `${setting.id}#value`], params });
      else report('looksSynced', { subject: store.id, evidence, params, sureness: 'likely' });
    }
  },
});
