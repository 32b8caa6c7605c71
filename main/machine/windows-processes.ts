import type { ReadError } from '../../shared/byte-source.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Process } from './machine.ts';
import { declare, systemError } from './windows-calls.ts';

/** A PROCESSENTRY32W of tlhelp32.h. `dwSize` must be set before each call. */
type Row = { dwSize: number; th32ProcessID: number; szExeFile: string };
type Handle = number | bigint;

const processesOnly = 0x2; // TH32CS_SNAPPROCESS
const longestName = 260; // MAX_PATH

const declared = declare(({ koffi, kernel32, lastError }) => {
  const row = koffi.struct({
    dwSize: 'uint32',
    cntUsage: 'uint32',
    th32ProcessID: 'uint32',
    th32DefaultHeapID: 'uintptr',
    th32ModuleID: 'uint32',
    cntThreads: 'uint32',
    th32ParentProcessID: 'uint32',
    pcPriClassBase: 'int32',
    dwFlags: 'uint32',
    szExeFile: koffi.array('char16', longestName, 'String'),
  });
  const inout = koffi.inout(koffi.pointer(row));
  const snapshot: (flags: number, pid: number) => Handle = kernel32.func(
    'intptr __stdcall CreateToolhelp32Snapshot(uint32 flags, uint32 pid)',
  );
  const step = (name: string): ((handle: Handle, into: Row) => boolean) =>
    kernel32.func('__stdcall', name, 'bool', ['intptr', inout]);
  const close: (handle: Handle) => boolean = kernel32.func('bool __stdcall CloseHandle(intptr handle)');
  return {
    first: step('Process32FirstW'),
    next: step('Process32NextW'),
    snapshot,
    close,
    lastError,
    size: koffi.sizeof(row),
  };
});

/** Every process of the computer, other people's too: their names take no rights. docs/verify-on-windows.md, step 8. */
export async function windowsProcesses(): Promise<Result<readonly Process[], ReadError>> {
  const calls = await declared();
  if (!calls) return err({ code: 'io' });
  const { first, next, snapshot, close, lastError, size } = calls;
  const handle = snapshot(processesOnly, 0);
  if (Number(handle) === -1) return err({ code: lastError() === systemError.accessDenied ? 'denied' : 'io' });
  try {
    const found: Process[] = [];
    const row: Row = { dwSize: size, th32ProcessID: 0, szExeFile: '' };
    for (let more = first(handle, row); more; more = next(handle, row)) {
      found.push({ pid: row.th32ProcessID, name: row.szExeFile });
      row.dwSize = size;
    }
    // A list that broke off must not look like one in which a program does not run.
    return lastError() === systemError.noMoreFiles && found.length > 0 ? ok(found) : err({ code: 'io' });
  } finally {
    close(handle);
  }
}
