import type { ByteSource, ReadError } from '../../shared/byte-source.ts';
import type { Instant, Platform } from '../../shared/model/ids.ts';
import type { RegistryTree } from '../../shared/registry.ts';
import type { Result } from '../../shared/result.ts';

export type Entry = { readonly name: string; readonly kind: 'file' | 'folder' | 'link' | 'other' };

export type Stat = {
  /** Of what a link leads to. */
  readonly kind: 'file' | 'folder' | 'other';
  /** Bytes. */
  readonly size: number;
  readonly modifiedAt: Instant;
  /** `device:inode`, to tell whether two paths are one file; null where the platform has none. */
  readonly identity: string | null;
};

export type MachineUser = { readonly name: string; readonly home: string };

export type Process = {
  readonly pid: number;
  /** As the system shows it, without a path: `thunderbird`, `thunderbird-bin`, `OUTLOOK.EXE`. */
  readonly name: string;
};

/** One place where a user's part of the Windows registry stands: the live one, or a file whose form the header tells. */
export type RegistryPart =
  | { readonly kind: 'live'; readonly tree: RegistryTree }
  | {
      readonly kind: 'file';
      readonly file: string;
      withSource<T>(use: (source: ByteSource) => Promise<T>): Promise<Result<T, ReadError>>;
    };

/** An entry of the system's store of passwords, as far as it can be told without opening it. */
export type SystemCredential = {
  readonly store: 'windows-credential-manager' | 'apple-keychain';
  /** Its name: `MicrosoftOffice16_Data:SSPI:anna@example.com`. */
  readonly target: string;
  readonly user: string | null;
  /** The store's own word for its kind: `generic`, `domain-password`. */
  readonly type: string;
  readonly changedAt: Instant | null;
  /** Bytes of the secret; null where the store does not say. */
  readonly size: number | null;
};

/** A machine's folders for one user; null where this platform has no such folder. All absolute, in the machine's own form. */
export type UserFolders = {
  readonly home: string;
  /** Windows %APPDATA%, macOS ~/Library/Application Support, Linux null. */
  readonly roaming: string | null;
  /** Windows %LOCALAPPDATA%. */
  readonly local: string | null;
  /** macOS ~/Library. */
  readonly library: string | null;
};

/**
 * Where we look: the live system or an image. It reads and cannot write: there is no method to do so.
 * Paths are absolute and in the machine's own form (`C:\Users\ada\…` on an image of a Windows disk, wherever that image lies).
 * A scan touches the disk through this interface only.
 */
export interface Machine {
  readonly platform: Platform;
  readonly kind: 'live' | 'image';
  readonly name: string;
  /** "Now" of every check: machine.json's for an image, else when the machine was opened. */
  readonly takenAt: Instant;
  /** The users asked for (`select`), homes that cannot be read included. */
  readonly users: readonly MachineUser[];
  folders(user: MachineUser): UserFolders;
  join(...parts: readonly string[]): string;
  /** Sorted by name. */
  list(path: string): Promise<Result<readonly Entry[], ReadError>>;
  stat(path: string): Promise<Result<Stat, ReadError>>;
  /** The text of a symbolic link (Thunderbird's `lock` is one whose target never exists). */
  readLink(path: string): Promise<Result<string, ReadError>>;
  /** Opens for ranged reads, gives the source to `use`, closes afterwards whatever happens. */
  withSource<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<Result<T, ReadError>>;
  /** A whole file of at most `limit` bytes; `too-large` otherwise. `changed` when it changed under us twice. */
  read(path: string, limit: number): Promise<Result<Uint8Array, ReadError>>;
  /** Where a path lies on the computer that runs us; `missing` where an image has no such file. */
  whereIs(path: string): Promise<Result<string, ReadError>>;
  /** Whether another program holds it: Linux /proc/locks, Windows sharing violation, macOS lsof; an image: never. */
  lockState(path: string): Promise<'locked' | 'free' | 'unknown'>;
  processes(): Promise<Result<readonly Process[], ReadError>>;
  /** Of one user; none where the platform has no registry, or an image holds none. An error: there is one, and it cannot be read. */
  registry(user: MachineUser): Promise<Result<readonly RegistryPart[], ReadError>>;
  /** What the system's store of passwords knows about each entry of a user, never a secret; null: it cannot be seen from here. */
  credentials(user: MachineUser): Promise<Result<readonly SystemCredential[] | null, ReadError>>;
  /** So far, for the budget and the benchmark. */
  readonly bytesRead: number;
}

/** Which users' homes: the one who runs us, one by name, or all. */
export type UserChoice =
  | { readonly kind: 'current' }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'all' };

export type OpenError = {
  readonly code: 'folder-missing' | 'folder-unreadable' | 'machine-json-invalid' | 'platform-unknown' | 'user-unknown';
  readonly file: string;
  readonly detail?: string;
};
