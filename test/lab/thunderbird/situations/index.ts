import { fetching } from './fetching.ts';
import { folders } from './folders.ts';
import { passwords } from './passwords.ts';
import { sending } from './sending.ts';
import type { Situation } from './situation.ts';

export const situations: readonly Situation[] = [...fetching, ...passwords, ...sending, ...folders];
