import type { ReadError } from './byte-source.ts';
import type { Result } from './result.ts';

/** REG_… numbers of winnt.h. */
export const registryType = { none: 0, string: 1, expandable: 2, binary: 3, dword: 4, multi: 7, qword: 11 } as const;

/** A value as it is stored: strings are UTF-16LE with their final NUL, numbers little-endian. `name` is empty for the default value. */
export type RegistryValue = { readonly name: string; readonly type: number; readonly data: Uint8Array };

export type RegistryError = ReadError | { readonly code: 'damaged'; readonly at: string };

/**
 * One user's part of the registry (HKEY_CURRENT_USER), whether it is live, an export or a hive file. Paths are key names with
 * backslashes between, without a leading one; upper and lower case are the same.
 */
export interface RegistryTree {
  /** The names of the keys directly below, in the order of the store; `missing` where there is no such key. */
  keys(path: string): Promise<Result<readonly string[], RegistryError>>;
  values(path: string): Promise<Result<readonly RegistryValue[], RegistryError>>;
}
