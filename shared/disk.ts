/**
 * An opened file of ours or of the machine's, for writing. Every method rejects with the system's own error. Mode, owner and time are
 * set through the opened file: by its name, somebody could put a link there meanwhile and have root change another one.
 */
export interface DiskFile {
  /** All of `bytes`, at `position`. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  truncate(size: number): Promise<void>;
  setMode(mode: number): Promise<void>;
  setOwner(user: number, group: number): Promise<void>;
  /** Milliseconds since 1970, with fractions. */
  setModified(milliseconds: number): Promise<void>;
  /** Resolves when the bytes are on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The few things a disk does when something is written: every byte that the program writes for a repair goes through one of these,
 * so that a test can let each of them fail in turn. Paths are those of the computer that runs us.
 */
export interface Disk {
  /** A new file; rejects where the name is taken. */
  create(path: string, mode: number): Promise<DiskFile>;
  /** A file that is there, for reading and writing; a link is not followed. */
  open(path: string): Promise<DiskFile>;
  /** Takes the place of what is at `to`. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  makeFolder(path: string, mode: number): Promise<void>;
  removeFolder(path: string): Promise<void>;
  /** Resolves when the names in a folder are on the disk. */
  syncFolder(path: string): Promise<void>;
}
