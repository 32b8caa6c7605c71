import type { Provider } from '../provider.ts';
import { europe } from './europe.ts';
import { german } from './german.ts';
import { overseas } from './overseas.ts';
import { worldwide } from './worldwide.ts';

/** The largest providers: facts, each entry with its source and date. Nobody's full list; for any other domain, ask its own servers. */
export const providers: readonly Provider[] = [...worldwide, ...german, ...europe, ...overseas];
