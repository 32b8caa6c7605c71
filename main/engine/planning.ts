import { fixKinds, isFixId } from '../../shared/facts/fix-kinds.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import type { Choice, Plan, Refusal } from '../../shared/model/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Change, refuse } from '../clients/change.ts';
import { clients } from '../clients/index.ts';
import { fixes } from '../fixes/index.ts';
import { guarded } from './carry-out.ts';
import type { Source } from './content.ts';
import { describe, digestOf } from './describe.ts';

export type Planning = { readonly finding: Finding; readonly inventory: Inventory; readonly source: Source };
export type Planned = {
  readonly plan: Plan;
  readonly changes: readonly Change[];
  readonly profiles: readonly string[];
};

/** What a fix would do about a finding. Reads only; a plan with a refusal has no changes. */
export async function planFix(
  { finding, inventory, source }: Planning,
  fixId: string,
  chosen: ReadonlyMap<string, string>,
): Promise<Planned> {
  const fix = fixes.find(({ meta }) => meta.id === fixId);
  const about = {
    finding: finding.id,
    check: finding.check,
    fix: fixId,
    kind: isFixId(fixId) ? fixKinds[fixId] : ('guided' as const),
  };
  const nothing = (refusal: Refusal, choices: readonly Choice[] = []): Planned => {
    const empty = { ...about, choices: [...choices], changes: [], mustBeClosed: [] };
    return { plan: { ...empty, digest: digestOf(empty), refusal }, changes: [], profiles: [] };
  };
  if (!fix) return nothing({ code: 'no-such-fix', file: null, params: { fix: fixId } });
  const wanted = fix.plan({ finding, inventory, chosen });
  if (!wanted.ok) {
    const { choices, ...refusal } = wanted.error;
    return nothing(refusal, choices);
  }
  const { profile: profileId, intent, choices } = wanted.value;
  const profile = inventory.profiles.find(({ id }) => id === profileId);
  const client = clients.find(({ id }) => id === profile?.client);
  if (!profile || !client) return nothing({ code: 'not-found', file: null, params: {} }, choices);
  const made = await guarded(async () => {
    const edited = await client.edit(intent, profile, source.machine, source.signal);
    if (!edited.ok) return edited;
    const changes = [];
    for (const change of edited.value) changes.push(await describe(change, source));
    return ok({ edited: edited.value, changes });
  });
  if (!made.ok) return nothing(made.error, choices);
  const mustBeClosed = fix.meta.mustBeClosed === 'client' ? [profile.id] : [];
  const plain = { ...about, choices: [...choices], changes: made.value.changes, mustBeClosed };
  const cannot = fix.meta.risk === 'needs-consent' ? { cannotBringBack: `fix.${fixId}.cannot` } : {};
  return { plan: { ...plain, digest: digestOf(plain), ...cannot }, changes: made.value.edited, profiles: mustBeClosed };
}

/** Whether the programs of these profiles are closed; the reason where not, or where nobody can tell. */
export async function whoRuns(
  profiles: readonly string[],
  inventory: Inventory,
  source: Source,
): Promise<Refusal | null> {
  for (const id of profiles) {
    const profile = inventory.profiles.find((one) => one.id === id);
    const client = clients.find((one) => one.id === profile?.client);
    // Not seen is not closed: it may belong to a user whom we did not look at.
    if (!profile || !client) return { code: 'running-unknown', file: id, params: { program: '' } };
    const running = await client.isRunning(profile, source.machine);
    if (running === 'yes') return { code: 'running', file: profile.path, params: { program: profile.client } };
    if (running === 'unknown')
      return { code: 'running-unknown', file: profile.path, params: { program: profile.client } };
  }
  return null;
}

/** The finding that is meant: by its id, or by the check's id where that has only one. */
export function findFinding(findings: readonly Finding[], name: string): Result<Finding, Refusal> {
  const exact = findings.find(({ id }) => id === name);
  if (exact) return ok(exact);
  const [only, other] = findings.filter(({ check }) => check === name);
  if (only && !other) return ok(only);
  return other
    ? refuse('needs-choice', null, { key: name })
    : err({ code: 'not-found', file: null, params: { finding: name } });
}
