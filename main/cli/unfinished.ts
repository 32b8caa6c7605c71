import { product } from '../../shared/product.ts';
import { history } from '../engine/history.ts';
import type { Shell } from './shell.ts';

/** A repair that a crash cut off leaves files neither old nor new: whoever looks should know. */
export async function tellUnfinished({ translate, tell, data, quiet }: Shell): Promise<void> {
  if (quiet) return;
  const entries = await history(data);
  if (entries.ok && entries.value.some(({ state }) => state === 'open'))
    tell(translate('repair.recover-needed', { command: `${product.id} recover` }));
}
