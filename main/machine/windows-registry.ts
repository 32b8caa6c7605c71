import type { RegistryError, RegistryTree, RegistryValue } from '../../shared/registry.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { unlessMissing } from './windows-calls.ts';

type Registry = typeof import('native-reg');
type Key = NonNullable<ReturnType<Registry['openKey']>>;

/** System error codes of winerror.h, as native-reg hands them on. */
const meanings: Readonly<Record<number, RegistryError['code'] & ('missing' | 'denied' | 'changed')>> = {
  2: 'missing',
  3: 'missing',
  161: 'missing',
  5: 'denied',
  // The key was deleted while it was open.
  1018: 'changed',
  // The value grew between asking for its length and for its bytes.
  234: 'changed',
};

/**
 * HKEY_CURRENT_USER of the process that runs us, read-only: every key is opened with KEY_READ and closed before the answer. Whose it is
 * when somebody else's rights were borrowed, and what Windows shows in place of a packaged program's own registry:
 * docs/verify-on-windows.md, step 4, and docs/verify-on-windows.md, step 5. Null
 * where native-reg cannot be loaded.
 */
export async function openLiveRegistry(): Promise<RegistryTree | null> {
  const registry = await unlessMissing(() => import('native-reg'));
  if (!registry) return null;
  const within = <T>(path: string, use: (key: Key) => T): Result<T, RegistryError> => {
    // A name may hold a NUL, which every call of Win32 takes for its end: another key would be opened.
    if (path.includes('\0')) return err({ code: 'damaged', at: path });
    try {
      const key = registry.openKey(registry.HKCU, path, registry.Access.READ);
      if (key === null) return err({ code: 'missing' });
      try {
        return ok(use(key));
      } finally {
        registry.closeKey(key);
      }
    } catch (error) {
      return err({ code: meanings[systemNumber(error)] ?? 'io' });
    }
  };
  return {
    keys: async (path) => within(path, (key) => registry.enumKeyNames(key)),
    values: async (path) =>
      within(path, (key) => registry.enumValueNames(key).flatMap((name) => readValue(registry, key, name))),
  };
}

/** Nothing where the value went away after it was listed. */
function readValue(registry: Registry, key: Key, name: string): RegistryValue[] {
  const data = registry.queryValueRaw(key, name);
  return data === null ? [] : [{ name, type: data.type, data: new Uint8Array(data) }];
}

/** What a failed call to the registry says; an error that does not come from there is a bug and is thrown on. */
function systemNumber(error: unknown): number {
  if (error instanceof Error && 'syscall' in error && 'errno' in error && typeof error.errno === 'number')
    return error.errno;
  throw error;
}
