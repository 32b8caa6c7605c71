import { byHandOnly } from '../change.ts';
import type { Client } from '../client.ts';
import { collect } from './collect.ts';
import { locate } from './locate.ts';
import { isRunning } from './running.ts';

/** New Outlook for Windows (`olk.exe`): which addresses are set up in it, and of what kind. More is not on this disk; nothing is changed. */
export const outlookNew: Client = {
  id: 'outlook-new',
  platforms: ['windows'],
  locate,
  collect,
  isRunning: (_profile, machine) => isRunning(machine),
  ...byHandOnly,
};
