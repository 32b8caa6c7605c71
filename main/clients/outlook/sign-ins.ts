import { signInOf } from '../../../shared/facts/office-sign-in.ts';
import type { CredentialEntry } from '../../../shared/model/credential.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Machine, MachineUser, SystemCredential } from '../../machine/machine.ts';
import { makeProblem } from '../problem.ts';

type Collected = { readonly credentials: readonly CredentialEntry[]; readonly problems: readonly Problem[] };

/** What the Credential Manager of Windows knows about Outlook's sign-ins; what it holds for other programs stays unseen. */
export async function collectSignIns(profile: Profile, machine: Machine, user: MachineUser): Promise<Collected> {
  const entries = await machine.credentials(user);
  if (!entries.ok || entries.value === null)
    return {
      credentials: [],
      problems: [makeProblem('credential-manager-unread', profile.id, [], { file: user.home })],
    };
  const found = entries.value.filter(({ store }) => store === 'windows-credential-manager');
  return { credentials: found.flatMap((entry, at) => entryOf(profile, entry, at)), problems: [] };
}

function entryOf(profile: Profile, { store, target, changedAt }: SystemCredential, at: number): CredentialEntry[] {
  const whose = signInOf(target);
  if (!whose || store !== 'windows-credential-manager') return [];
  const source = { file: null, line: null, key: target, by: 'program' } as const;
  return [
    {
      id: `${profile.id}/sign-in/${at + 1}`,
      profile: profile.id,
      store,
      service: 'other',
      origin: target,
      host: '',
      user: whose.address,
      createdAt: null,
      changedAt,
      sources: { origin: source, user: source, changedAt: source },
    },
  ];
}
