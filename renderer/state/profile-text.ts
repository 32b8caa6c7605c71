import { programName } from '../../shared/facts/program-name.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import type { Profile } from '../../shared/model/profile.ts';
import type { Text } from './text.ts';

/** The program a thing belongs to, with the profile's name where the program has more than one that is set up. */
export function profileText(text: Text, { profiles }: Inventory, { client, name, use }: Profile): string {
  const program = programName(client);
  const isOnly = use !== 'empty' && profiles.filter((one) => one.client === client && one.use !== 'empty').length === 1;
  return isOnly ? program : text('profile-of', { program, profile: name });
}
