import type { ReadError } from '../../shared/byte-source.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SystemCredential } from './machine.ts';
import { instantOf } from './read-errors.ts';
import { declare, systemError } from './windows-calls.ts';

/** CRED_TYPE_… of wincred.h. */
const types: Readonly<Record<number, string>> = {
  1: 'generic',
  2: 'domain-password',
  3: 'domain-certificate',
  4: 'domain-visible-password',
  5: 'generic-certificate',
  6: 'domain-extended',
};

/** An address in memory, which nobody follows. */
type Pointer = unknown;
/** A CREDENTIALW as far as we take it out: the addresses of the secret, the comment and the attributes stay addresses. */
type Row = {
  readonly Type: number;
  readonly TargetName: string | null;
  readonly UserName: string | null;
  readonly LastWritten: { readonly low: number; readonly high: number };
  readonly CredentialBlobSize: number;
};

const declared = declare(({ koffi, advapi32, lastError }) => {
  const time = koffi.struct({ low: 'uint32', high: 'uint32' });
  const row = koffi.struct({
    Flags: 'uint32',
    Type: 'uint32',
    TargetName: 'str16',
    Comment: 'void *',
    LastWritten: time,
    CredentialBlobSize: 'uint32',
    // Never decoded: this program has no way to a saved password.
    CredentialBlob: 'void *',
    Persist: 'uint32',
    AttributeCount: 'uint32',
    Attributes: 'void *',
    TargetAlias: 'void *',
    UserName: 'str16',
  });
  const list: (filter: null, flags: number, count: number[], rows: Pointer[]) => boolean = advapi32.func(
    'bool __stdcall CredEnumerateW(void *filter, uint32 flags, _Out_ uint32 *count, _Out_ void **rows)',
  );
  const free: (rows: Pointer) => void = advapi32.func('void __stdcall CredFree(void *rows)');
  return {
    list,
    free,
    lastError,
    rowsAt: (at: Pointer, count: number): readonly Row[] => {
      const pointers: readonly Pointer[] = koffi.decode(at, koffi.array('void *', count));
      return pointers.map((pointer): Row => koffi.decode(pointer, row));
    },
  };
});

/**
 * What the Credential Manager holds for the one who runs us: names and dates, never a secret. Null where this session has none (a
 * service, a sign-in over the network). docs/verify-on-windows.md, step 6.
 */
export async function windowsCredentials(): Promise<Result<readonly SystemCredential[] | null, ReadError>> {
  const calls = await declared();
  if (!calls) return err({ code: 'io' });
  const { list, free, lastError, rowsAt } = calls;
  const [count, rows]: [number[], Pointer[]] = [[0], [null]];
  if (!list(null, 0, count, rows)) {
    const code = lastError();
    if (code === systemError.notFound) return ok([]);
    if (code === systemError.noSuchLogonSession) return ok(null);
    return err({ code: code === systemError.accessDenied ? 'denied' : 'io' });
  }
  const [at] = rows;
  try {
    return ok(
      rowsAt(at, count[0] ?? 0)
        .map(entryOf)
        .sort(byTarget),
    );
  } finally {
    free(at);
  }
}

const entryOf = (row: Row): SystemCredential => ({
  store: 'windows-credential-manager',
  target: row.TargetName ?? '',
  user: row.UserName === '' ? null : row.UserName,
  type: types[row.Type] ?? `type-${row.Type}`,
  changedAt: instantOfFileTime(row.LastWritten.high, row.LastWritten.low),
  size: row.CredentialBlobSize,
});

const byTarget = (a: SystemCredential, b: SystemCredential) =>
  a.target < b.target ? -1 : a.target > b.target ? 1 : a.type < b.type ? -1 : 1;

/** A FILETIME counts 100 ns since 1601, in two halves; 0 says nothing. */
export function instantOfFileTime(high: number, low: number): SystemCredential['changedAt'] {
  const ticks = high * 2 ** 32 + low;
  return ticks === 0 ? null : instantOf(Math.trunc(ticks / 10_000) + Date.UTC(1601, 0, 1));
}
