import type { FixKind } from '../model/plan.ts';

/**
 * Every fix there is, and whether it is done at once or after a choice. Beside the checks, since a saved report tells which of its
 * findings can be repaired, wherever it is opened; `main/fixes` says how.
 */
export const fixKinds = {
  'check-interval-restore': 'automatic',
  'connection-encrypt': 'automatic',
  'filter-switch-off': 'automatic',
  'outbox-mend-submission': 'choice',
  'outbox-move-to-drafts': 'automatic',
  'outbox-quarantine': 'automatic',
  'password-forget': 'automatic',
  'pop3-leave-on-server': 'automatic',
  'pop3-stop-checking': 'automatic',
  'profile-settings-restore': 'automatic',
  'submission-sign-in-on': 'automatic',
} as const satisfies Readonly<Record<string, FixKind>>;
export type FixId = keyof typeof fixKinds;

/** What a person does by hand, told by the check's own words; every finding has it. */
export const byHand = { id: 'by-hand', kind: 'guided' } as const;

export const isFixId = (id: string): id is FixId => Object.hasOwn(fixKinds, id);

/** Programs whose files may be changed from outside: an id begins with the program it belongs to. Outlook's may not (KB 266352). */
export const repairable = /^thunderbird:/;

/** What can be done about a finding: the repairs of its check where its program can be repaired, and the way by hand last. */
export const fixesOf = (
  fixes: readonly string[],
  subject: string,
): readonly { readonly id: string; readonly kind: FixKind }[] => [
  ...fixes
    .filter(isFixId)
    .filter(() => repairable.test(subject))
    .map((id) => ({ id, kind: fixKinds[id] })),
  byHand,
];
