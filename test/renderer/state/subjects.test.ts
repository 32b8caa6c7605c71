import { expect, it } from 'vitest';
import { subjectOf } from '../../../renderer/state/subjects.ts';
import { anAccount, anInventory, aProfile } from '../../support/inventory.ts';

const profile = aProfile({ id: 'outlook:ada/16.0/Work', client: 'outlook', name: 'Work' });
const account = anAccount({ id: 'outlook:ada/16.0/Work/00000002', profile: profile.id, address: 'ada@example.com' });
const observation = {
  id: 'outlook:ada/16.0/Work/observation/1',
  profile: profile.id,
  account: account.id,
  by: 'client-log',
  protocol: 'pop3',
  operation: 'sign-in',
  localTime: null,
  at: null,
  host: 'pop.example.com',
  code: '-ERR',
  text: 'no',
  times: 1,
  sources: {},
} as const;
const signIn = {
  id: 'outlook:ada/16.0/Work/sign-in/1',
  profile: profile.id,
  store: 'windows-credential-manager',
  service: 'other',
  origin: 'MicrosoftOffice16_Data:SSPI:old@example.com',
  host: '',
  user: 'old@example.com',
  createdAt: null,
  changedAt: null,
  sources: {},
} as const;
const inventory = anInventory({
  profiles: [profile],
  accounts: [account],
  credentials: [signIn],
  observations: [
    observation,
    { ...observation, id: 'other', account: null },
    { ...observation, id: 'bare', account: null, host: null },
  ],
  popHistories: [
    {
      id: 'history',
      profile: profile.id,
      account: null,
      name: 'shop@example.com',
      taken: 3,
      removed: 3,
      lastTaken: null,
      lastRemoved: null,
      sources: {},
    },
  ],
  addIns: [
    {
      id: 'add-in',
      profile: profile.id,
      name: 'Example.Addin',
      loads: true,
      setAside: null,
      keptOn: false,
      sources: {},
    },
  ],
});

it.each([
  [observation.id, 'ada@example.com'],
  ['other', 'pop.example.com'],
  ['bare', 'Work'],
  [signIn.id, 'old@example.com'],
  ['history', 'shop@example.com'],
  ['add-in', 'Example.Addin'],
])('%s is called as a person calls it, and belongs to its profile', (id, label) => {
  expect(subjectOf(inventory, id)).toEqual({ label, profile });
});
