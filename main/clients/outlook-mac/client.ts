import { byHandOnly } from '../change.ts';
import type { Client } from '../client.ts';
import { collect } from './collect.ts';
import { locate } from './locate.ts';
import { isRunning } from './running.ts';

/** Outlook for Mac, 2016 and later: its profiles are found and named, their content is not read. */
export const outlookMac: Client = {
  id: 'outlook-mac',
  platforms: ['macos'],
  locate,
  collect,
  isRunning: (_profile, machine) => isRunning(machine),
  ...byHandOnly,
};
