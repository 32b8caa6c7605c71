import { z } from 'zod';
import { account, identity, submission } from './account.ts';
import { addIn } from './add-in.ts';
import { credentialEntry } from './credential.ts';
import { filterRule } from './filter.ts';
import { instant, platform } from './ids.ts';
import { observation } from './observation.ts';
import { outboxItem, sentItem } from './outbox.ts';
import { popHistory } from './pop-history.ts';
import { problem } from './problem.ts';
import { profile } from './profile.ts';
import { setAside, setting, store } from './store.ts';

/** Raised with every change of an Inventory's shape; `upgrade.ts` brings older scans up to it. */
export const schemaVersion = 2;

export const machineInfo = z.strictObject({
  platform,
  name: z.string(),
  kind: z.enum(['live', 'image']),
  users: z.array(z.strictObject({ name: z.string(), home: z.string() })),
});
export type MachineInfo = z.infer<typeof machineInfo>;

/** Everything a scan saw, plain data, no secrets. Checks see nothing else. `takenAt` is "now" for every check. */
export const inventory = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  product: z.strictObject({ name: z.string(), version: z.string() }),
  takenAt: instant,
  machine: machineInfo,
  /** Which clients were looked for; one that was not found simply has no profile. */
  clients: z.array(z.string()),
  profiles: z.array(profile),
  accounts: z.array(account),
  identities: z.array(identity),
  submissions: z.array(submission),
  credentials: z.array(credentialEntry),
  outbox: z.array(outboxItem),
  sent: z.array(sentItem),
  filters: z.array(filterRule),
  stores: z.array(store),
  settings: z.array(setting),
  setAside: z.array(setAside),
  observations: z.array(observation),
  popHistories: z.array(popHistory),
  addIns: z.array(addIn),
  problems: z.array(problem),
});
export type Inventory = z.infer<typeof inventory>;

/** What one client contributes for one profile. */
export type Sections = Omit<Inventory, 'schemaVersion' | 'product' | 'takenAt' | 'machine' | 'clients' | 'problems'>;

export const emptySections = (): Sections => ({
  profiles: [],
  accounts: [],
  identities: [],
  submissions: [],
  credentials: [],
  outbox: [],
  sent: [],
  filters: [],
  stores: [],
  settings: [],
  setAside: [],
  observations: [],
  popHistories: [],
  addIns: [],
});
