/** An expected outcome: a value, or why there is none. Plain data, so it survives IPC and structuredClone. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** For the branch that the types say cannot be reached: reaching it is a bug, and bugs are loud. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${typeof value}`);
}
