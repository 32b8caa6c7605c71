import path from 'node:path';
import { declare } from './windows-calls.ts';

/** Folder ids of knownfolders.h, as the sixteen bytes of a GUID. */
const ids = {
  /** {3EB685DB-65F9-4CF6-A03A-E3EF65729F3D}; `%APPDATA%` */
  roaming: 'db85b63ef965f64ca03ae3ef65729f3d',
  /** {F1B32785-6FBA-4FCF-9D55-7B8E7F157091}; `%LOCALAPPDATA%` */
  local: '8527b3f1ba6fcf4f9d557b8e7f157091',
  /** {5E6C858F-0E22-4760-9AFE-EA3317B67173}; `%USERPROFILE%` */
  profile: '8f856c5e220e60479afeea3317b67173',
} as const;

/** KF_FLAG_DONT_VERIFY: neither looks for the folder, which may lie on a share, nor makes it. */
const asWritten = 0x4000;
const invalidAttributes = 0xffffffff;
/** FILE_ATTRIBUTE_OFFLINE, _RECALL_ON_OPEN, _RECALL_ON_DATA_ACCESS: what is there is a placeholder of something elsewhere. */
const placeholder = 0x1000 | 0x40000 | 0x400000;
const driveRemote = 4; // DRIVE_REMOTE

const declared = declare(({ koffi, kernel32, shell32, ole32 }) => {
  const folderOf: (id: Uint8Array, flags: number, token: null, text: unknown[]) => number = shell32.func(
    'int32 __stdcall SHGetKnownFolderPath(const uint8 *id, uint32 flags, void *token, _Out_ void **text)',
  );
  const free: (text: unknown) => void = ole32.func('void __stdcall CoTaskMemFree(void *text)');
  const attributesOf: (file: string) => number = kernel32.func('uint32 __stdcall GetFileAttributesW(str16 file)');
  const driveType: (root: string) => number = kernel32.func('uint32 __stdcall GetDriveTypeW(str16 root)');
  const deviceOf: (drive: string, into: Uint8Array, units: number) => number = kernel32.func(
    'uint32 __stdcall QueryDosDeviceW(str16 drive, void *into, uint32 units)',
  );
  return {
    folderOf,
    free,
    attributesOf,
    driveType,
    deviceOf,
    textAt: (at: unknown): string => koffi.decode.string16(at),
  };
});

/**
 * The folder as the system has it for the one who runs us, whatever the environment says; null where it does not say.
 * docs/verify-on-windows.md, step 9.
 */
export async function knownFolder(which: keyof typeof ids): Promise<string | null> {
  const calls = await declared();
  if (!calls) return null;
  const { folderOf, free, textAt } = calls;
  const at: unknown[] = [null];
  const isGiven = folderOf(Buffer.from(ids[which], 'hex'), asWritten, null, at) === 0;
  try {
    return isGiven ? textAt(at[0]) : null;
  } finally {
    free(at[0]);
  }
}

/**
 * A placeholder of OneDrive, iCloud or another cloud folder, or a file in an archive: opening it would fetch it. Asking for its
 * attributes does not. Null where Windows cannot be asked. docs/verify-on-windows.md, step 2.
 */
export async function isWindowsPlaceholder(real: string): Promise<boolean | null> {
  const calls = await declared();
  if (!calls) return null;
  const attributes = calls.attributesOf(path.win32.toNamespacedPath(real));
  return attributes !== invalidAttributes && (attributes & placeholder) !== 0;
}

/**
 * Whether a drive letter stands for a share. Tells what Windows knows by heart: nobody is asked over the network. Where Windows cannot be
 * asked, every drive but the system's own counts as one.
 */
export async function isRemoteDrive(letter: string): Promise<boolean> {
  const calls = await declared();
  if (!calls) return `${letter}:`.toUpperCase() !== (process.env.SystemDrive ?? 'C:').toUpperCase();
  return calls.driveType(`${letter}:\\`) === driveRemote;
}

/** The folder or the share that `subst` gave a drive letter, null for every other drive. Nobody is asked over the network. */
export async function substitutedDrive(letter: string): Promise<string | null> {
  const calls = await declared();
  if (!calls) return null;
  const into = Buffer.alloc(2 * 32_768);
  const units = calls.deviceOf(`${letter}:`, into, into.length / 2);
  return folderOfDevice(into.toString('utf16le', 0, 2 * units));
}

/** `text`: what the kernel has for a drive letter, the newest first, each up to a NUL: `\??\C:\folder`, `\??\UNC\server\share`. */
export function folderOfDevice(text: string): string | null {
  const [, share, folder] = /^\\\?\?\\(?:UNC(\\[^\0]+)|([A-Za-z]:[^\0]*))/i.exec(text) ?? [];
  if (share !== undefined) return `\\${share}`;
  return folder === undefined ? null : /^..$/.test(folder) ? `${folder}\\` : folder;
}
