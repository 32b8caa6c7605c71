// What the tests do with Windows and the program never does: write credentials, hold files.
import koffi from 'koffi';

const kernel32 = koffi.load('kernel32.dll');
const advapi32 = koffi.load('advapi32.dll');

const time = koffi.struct({ low: 'uint32', high: 'uint32' });
const credential = koffi.struct({
  Flags: 'uint32',
  Type: 'uint32',
  TargetName: 'str16',
  Comment: 'str16',
  LastWritten: time,
  CredentialBlobSize: 'uint32',
  CredentialBlob: 'void *',
  Persist: 'uint32',
  AttributeCount: 'uint32',
  Attributes: 'void *',
  TargetAlias: 'str16',
  UserName: 'str16',
});
const credWrite = advapi32.func('__stdcall', 'CredWriteW', 'bool', [koffi.pointer(credential), 'uint32']);

export const credentialType = { generic: 1, domainPassword: 2 } as const;

export function writeCredential(type: number, target: string, user: string | null, secret: Uint8Array): void {
  const one = {
    Flags: 0,
    Type: type,
    TargetName: target,
    Comment: null,
    LastWritten: { low: 0, high: 0 },
    CredentialBlobSize: secret.length,
    CredentialBlob: secret,
    Persist: 2,
    AttributeCount: 0,
    Attributes: null,
    TargetAlias: null,
    UserName: user,
  };
  if (!credWrite(one, 0)) throw new Error(`CredWriteW(${target}) failed`);
}

/** FILE_SHARE_… of winnt.h. */
export const share = { none: 0, 'read-write': 3 } as const;
const [read, write, openExisting] = [0x8000_0000, 0x4000_0000, 3];

const createFile: (
  file: string,
  access: number,
  share: number,
  security: null,
  how: number,
  flags: number,
  template: null,
) => number | bigint = kernel32.func(
  'intptr __stdcall CreateFileW(str16 file, uint32 access, uint32 share, void *security, uint32 how, uint32 flags, void *template)',
);
const closeHandle: (handle: number | bigint) => boolean = kernel32.func('bool __stdcall CloseHandle(intptr handle)');

/** Opens a file for reading and writing and keeps it; the answer lets go of it. */
export function hold(file: string, shared: keyof typeof share): () => void {
  const handle = createFile(file, read + write, share[shared], null, openExisting, 0, null);
  if (Number(handle) === -1) throw new Error(`CreateFileW(${file}) failed`);
  return () => {
    closeHandle(handle);
  };
}
