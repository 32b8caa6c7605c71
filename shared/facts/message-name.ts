/**
 * How texts name a message: two parameters for `{named, select, true {“{subject}”} other {A message without a subject}}`,
 * because ICU cannot tell an empty text from a full one.
 */
export const messageName = ({ subject }: { readonly subject: string }): { named: boolean; subject: string } => ({
  named: subject.trim() !== '',
  subject: subject.trim(),
});
