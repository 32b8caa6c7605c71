import { byHandOnly } from '../change.ts';
import type { Client } from '../client.ts';
import { collect } from './collect.ts';
import { locate } from './locate.ts';
import { isRunning } from './running.ts';

/**
 * Classic Outlook for Windows, 2007 to Microsoft 365. Its profile hive is not written: Microsoft supports no such change (KB 266352),
 * so every repair is by hand.
 */
export const outlook: Client = {
  id: 'outlook',
  platforms: ['windows'],
  locate,
  collect,
  isRunning: (_profile, machine) => isRunning(machine),
  ...byHandOnly,
};
