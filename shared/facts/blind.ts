import type { SubjectId } from '../model/ids.ts';
import type { Problem, SectionName } from '../model/problem.ts';

/**
 * Whether one of `sections` could not be read completely for `profile`. What is absent there may only be unseen, so a check
 * that concludes from absence ("its account was deleted") says nothing; its outcome is inconclusive by its `needs`.
 */
export const isBlind = (problems: readonly Problem[], profile: SubjectId, sections: readonly SectionName[]): boolean =>
  problems.some(
    ({ subject, blinds }) =>
      (subject === profile || subject.startsWith(`${profile}/`) || profile.startsWith(`${subject}/`)) &&
      blinds.some((section) => sections.includes(section)),
  );
