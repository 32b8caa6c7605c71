const localPart = (user: string): string =>
  (user.includes('@') ? user.slice(0, user.lastIndexOf('@')) : user).toLowerCase();

/**
 * Whether two user names at one server are two ways to write one user: `dan` and `dan@example.test`, or the same in other
 * letters. A conclusion, since a server may know both; equal names are one form, not two.
 */
export const areFormsOfOneUser = (one: string, other: string): boolean =>
  one !== other &&
  localPart(one) !== '' &&
  localPart(one) === localPart(other) &&
  (one.includes('@') !== other.includes('@') || one.toLowerCase() === other.toLowerCase());
