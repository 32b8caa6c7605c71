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

const windowsCalls = onFirstUse(() =>
  unlessMissing(async (): Promise<WindowsCalls> => {
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
  }),
);

/** Functions declared on first use, once for the whole process: koffi keeps every declaration. Null where koffi is missing. */
export const declare = <T>(make: (calls: WindowsCalls) => T): (() => Promise<T | null>) =>
  onFirstUse(async () => {
    const calls = await windowsCalls();
    return calls && make(calls);
  });

/**
 * Null where a native module cannot be loaded: a virus scanner blocks it, or the package lacks the one for this processor. What it would
 * have told is then unknown, and nobody may take it for nothing.
 */
export async function unlessMissing<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load();
  } catch (error) {
    // Node, node-gyp-build and koffi each tell it in another way, and each by an Error.
    if (!(error instanceof Error)) throw error;
    return null;
  }
}

function onFirstUse<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
