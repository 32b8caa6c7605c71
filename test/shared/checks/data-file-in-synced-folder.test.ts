import check from '../../../shared/checks/data-file-in-synced-folder.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { anInventory, aProfile, aSetting, aStore } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profile = aProfile({ id: 'outlook:anna/16.0/Outlook', client: 'outlook', user: 'anna' });
const at = (path: string, change: Partial<Inventory> = {}) =>
  anInventory({
    profiles: [profile],
    machine: { platform: 'windows', name: 'desk', kind: 'image', users: [{ name: 'anna', home: 'C:\\Users\\anna' }] },
    stores: [aStore({ id: `${profile.id}/store/1`, profile: profile.id, format: 'pst', path, size: 10_000 })],
    ...change,
  });
const folder = aSetting('synced-folder', 'D:\\Firma', {
  profile: profile.id,
  id: `${profile.id}/setting/synced-folder/1`,
});

testCheck(check, {
  silent: [
    { name: 'the usual place', on: at('C:\\Users\\anna\\Documents\\Outlook Files\\anna.pst') },
    { name: 'a folder that only begins so', on: at('C:\\Users\\anna\\OneDrive old\\anna.pst') },
    { name: 'a file that is named so', on: at('C:\\Users\\anna\\Dropbox.pst') },
    { name: 'a folder of that name deeper down', on: at('C:\\Users\\anna\\Documents\\Dropbox\\anna.pst') },
    { name: 'another folder than the one that OneDrive names', on: at('D:\\Firma2\\anna.pst', { settings: [folder] }) },
  ],
  loud: [
    {
      name: 'below the folder that OneDrive names, whatever it is called',
      on: at('D:\\firma\\Mail\\anna.pst', { settings: [folder] }),
      says: [{ message: 'synced', params: { program: 'OneDrive' } }],
    },
    {
      name: 'below a folder of the usual name',
      on: at('C:\\Users\\anna\\OneDrive - Firma GmbH\\anna.pst'),
      says: [{ message: 'looksSynced', params: { program: 'OneDrive' } }],
    },
    {
      name: 'at the root of another drive',
      on: at('E:\\Dropbox\\Mail\\anna.pst'),
      says: [{ message: 'looksSynced', params: { program: 'Dropbox' } }],
    },
    ...(
      [
        ['Google Drive', 'Google Drive'],
        ['iCloudDrive', 'iCloud Drive'],
        ['Nextcloud2', 'Nextcloud'],
        ['ownCloud', 'ownCloud'],
      ] as const
    ).map(([name, program]) => ({
      name,
      on: at(`C:\\Users\\anna\\${name}\\anna.pst`),
      says: [{ message: 'looksSynced', params: { program } }],
    })),
  ],
});
