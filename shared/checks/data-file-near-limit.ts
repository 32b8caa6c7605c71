import { dataFiles } from '../facts/data-files.ts';
import type { Setting, Store } from '../model/store.ts';
import { defineCheck, vendor } from './define-check.ts';

/** From this part of its limit on a file is worth a word; Outlook's own default for taking nothing more is 95 % too (KB 832925). */
const near = 0.95;
const mebibyte = 1024 * 1024;

export default defineCheck({
  meta: {
    id: 'data-file-near-limit',
    topic: 'folder',
    severity: 'warning',
    since: '0.2.0',
    needs: ['stores', 'settings', 'profiles'],
    clients: ['outlook'],
    references: [vendor('Microsoft', 'KB 832925: how to configure the size limit for both (.pst) and (.ost) files')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'A data file of Outlook is nearly full', note: 'Heading in the list of checks' },
    why: {
      text: 'At its limit Outlook takes no more mail into the file, and messages can no longer be sent or moved.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Empty Deleted Items, or move older mail into a data file of its own. Then make the file smaller: Account Settings > Data Files > Settings > Compact Now.',
      note: 'What a person can do by hand. Names in Outlook; use those of the translated program',
    },
    nearLimit: {
      text: '{file} is {size, number} GB large; Outlook takes mail into it up to about {limit, number} GB.',
      note: 'file: full name of the data file; size, limit: in GB',
      example: { file: 'C:\\Users\\anna\\Documents\\Outlook Files\\anna.pst', size: 48.1, limit: 50 },
    },
  },
  applies: ({ stores }) => stores.some(({ format, size }) => size !== null && /^(?:pst|ost)/.test(format)),
  run(seen, report) {
    for (const store of dataFiles(seen)) {
      const limit = limitOf(store, seen.settings);
      if (store.size === null || !limit || store.size < near * limit.bytes) continue;
      report('nearLimit', {
        subject: store.id,
        evidence: [`${store.id}#size`, `${store.id}#format`, `${limit.setting.id}#value`],
        params: { file: store.path, size: gigabytes(store.size), limit: gigabytes(limit.bytes) },
      });
    }
  },
});

/** The form of Outlook 97 to 2002 has a limit of its own, in bytes; that of the others is in MB. */
function limitOf({ format, profile }: Store, settings: readonly Setting[]) {
  const isOld = format === 'pst-ansi';
  const setting = settings.find(
    (one) => one.profile === profile && one.name === (isOld ? 'ansi-data-file-limit' : 'data-file-limit'),
  );
  if (!setting || typeof setting.value !== 'number' || setting.value === 0) return null;
  return { setting, bytes: isOld ? setting.value : setting.value * mebibyte };
}

/** As programs show sizes, in units of 1,073,741,824 bytes with one decimal. */
const gigabytes = (bytes: number) => Math.round(bytes / (102.4 * mebibyte)) / 10;
