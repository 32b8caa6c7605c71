import type { ReadError } from '../../../shared/byte-source.ts';

/** Why an answer is `not-determined`: nothing is wrong with the file, but it does not say; or it could not be read. */
export type PstReason = 'no-entry-id' | 'no-outbox-node' | 'stopped' | 'limit' | ReadError['code'];

/** `offset`: the byte of the file where it showed; null where no byte is to blame. */
export type PstError =
  | { readonly code: 'not-a-store' | 'cut' | 'damaged' | 'changed'; readonly offset: number }
  | { readonly code: 'too-large-budget'; readonly offset: number }
  | { readonly code: 'not-determined'; readonly reason: PstReason; readonly offset: number | null };

/**
 * Damage beside which an answer still stands. `header-checksum`: often a file not written by Outlook; `cut`: shorter than its header
 * says; the others name what could not be read, so that a missing value is never taken for an absent one.
 */
export type PstFault = {
  readonly code: 'header-checksum' | 'cut' | 'item' | 'recipients' | 'associated' | 'queue';
  readonly offset: number | null;
};

/** Carries a PstError up to the one place that turns it into a value; never leaves this folder. */
export class PstStop extends Error {
  readonly error: PstError;

  constructor(error: PstError) {
    super(error.code);
    this.error = error;
  }
}

export const damagedAt = (offset: number) => new PstStop({ code: 'damaged', offset });

/** Little-endian bytes that know where in the file they lay; reading beyond their end is damage at that place. */
export class View {
  readonly bytes: Uint8Array;
  /** Offset in the file of the page or block the bytes come from. */
  readonly origin: number;
  readonly #data: DataView;

  constructor(bytes: Uint8Array, origin: number) {
    this.bytes = bytes;
    this.origin = origin;
    this.#data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    return this.#data.getUint8(this.#within(at, 1));
  }

  u16(at: number): number {
    return this.#data.getUint16(this.#within(at, 2), true);
  }

  u32(at: number): number {
    return this.#data.getUint32(this.#within(at, 4), true);
  }

  /** 64 bits as a number; one above 2^53 is no place in a file and no id that was ever given. */
  u64(at: number): number {
    const value = Number(this.#data.getBigUint64(this.#within(at, 8), true));
    if (!Number.isSafeInteger(value)) throw damagedAt(this.origin);
    return value;
  }

  part(at: number, length: number): View {
    return new View(this.bytes.subarray(this.#within(at, length), at + length), this.origin);
  }

  #within(at: number, length: number): number {
    if (at < 0 || length < 0 || at + length > this.bytes.length) throw damagedAt(this.origin);
    return at;
  }
}
