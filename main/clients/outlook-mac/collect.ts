import type { Profile } from '../../../shared/model/profile.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Collected, Run } from '../client.ts';
import { everySection, makeProblem } from '../problem.ts';

/**
 * That there is a profile, and no more: the tables of its database are not published and were not seen by us (outlook.md §5). So no
 * check may pass on this profile's account.
 */
export async function collect(profile: Profile, _machine: Machine, run: Run): Promise<Collected> {
  run.signal.throwIfAborted();
  if (profile.use === 'empty') return { sections: {}, problems: [] };
  return {
    sections: {},
    problems: [makeProblem('client-not-readable-yet', profile.id, everySection, { file: profile.path })],
  };
}
