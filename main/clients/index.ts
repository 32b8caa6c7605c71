import type { Client } from './client.ts';
import { outlook } from './outlook/client.ts';
import { outlookMac } from './outlook-mac/client.ts';
import { outlookNew } from './outlook-new/client.ts';
import { thunderbird } from './thunderbird/client.ts';

/** In the order in which they are shown. */
export const clients: readonly Client[] = [thunderbird, outlook, outlookNew, outlookMac];
