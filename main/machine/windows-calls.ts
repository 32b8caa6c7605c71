import type { LibraryHandle } from 'koffi';

type Koffi = typeof import('koffi');

/**
 * The functions of Windows that Node has none for, through koffi: loaded when the first is needed, and on Windows only.
 * docs/verify-on-windows.md, step 10.
 */
export type WindowsCalls = {
  readonly koffi: Koffi;
  readonly kernel32: LibraryHandle;
  readonly advapi32: LibraryHandle;
  readonly shell32: LibraryHandle;
  readonly ole32: LibraryHandle;
  /** Of the call just before. */
  readonly lastError: () => number;
};

/** What winerror.h calls them. */
export const systemError = {
  accessDenied: 5,
  noMoreFiles: 18,
  notFound: 1168,
  noSuchLogonSession: 1312,
} as const;

export const windowsCalls = onFirstUse(async (): Promise<WindowsCalls> => {
  const koffi = await import('koffi');
  const kernel32 = koffi.load('kernel32.dll');
  return {
    koffi,
    kernel32,
    advapi32: koffi.load('advapi32.dll'),
    shell32: koffi.load('shell32.dll'),
    ole32: koffi.load('ole32.dll'),
    lastError: kernel32.func('uint32 __stdcall GetLastError()'),
  };
});

/** A function is declared once for the whole process: koffi keeps every declaration. */
export function onFirstUse<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
