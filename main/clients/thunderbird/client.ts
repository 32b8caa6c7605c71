import type { Client } from '../client.ts';
import { collect } from './collect.ts';
import { edit } from './edit.ts';
import { locate } from './locate.ts';
import { isRunning } from './running.ts';
import { turnBack } from './turn-back.ts';

/** Thunderbird, every edition of it; facts measured on 153.7 ESR. */
export const thunderbird: Client = {
  id: 'thunderbird',
  platforms: ['windows', 'macos', 'linux'],
  locate,
  collect,
  isRunning: (profile, machine) => isRunning(machine, profile.path),
  edit,
  turnBack,
};
