import type { Result } from './result.ts';

/**
 * Why bytes could not be had. `changed`: the file was replaced or cut while it was read. `elsewhere`: a placeholder of a cloud folder,
 * whose content opening would download. `network`: on another computer, where nobody asked to look.
 */
export type ReadError = {
  readonly code:
    | 'missing'
    | 'denied'
    | 'locked'
    | 'changed'
    | 'io'
    | 'too-large'
    | 'outside'
    | 'loop'
    | 'not-a-file'
    | 'elsewhere'
    | 'network';
};

/** Ranged reads over one opened file, handed to a format so that the format never sees the disk. */
export interface ByteSource {
  /** Bytes, as of the moment it was opened. */
  readonly size: number;
  /** Reads up to `length` bytes at `offset`; shorter only at the end of the file. */
  read(offset: number, length: number): Promise<Result<Uint8Array, ReadError>>;
}

/** A source over bytes already in memory: whole small files, and tests. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => ({ ok: true, value: bytes.subarray(offset, offset + length) }),
  };
}
