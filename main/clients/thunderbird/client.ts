import type { Client } from '../client.ts';
import { collect } from './collect.ts';
import { locate } from './locate.ts';

/** Thunderbird, every edition of it; facts measured on 153.7 ESR. */
export const thunderbird: Client = { id: 'thunderbird', locate, collect };
