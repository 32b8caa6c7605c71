import type { ReadError } from '../../../shared/byte-source.ts';

/** Why an answer is `not-determined`: nothing is wrong with the file, but it does not say; or it could not be read. */
export type PstReason = 'no-entry-id' | 'no-outbox-node' | 'no-inbox-node' | 'stopped' | ReadError['code'];

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

/**
 * Little-endian bytes that know where in the file they lay; reading beyond their end is damage at that place. Parts share the bytes:
 * a long queue has some ten thousand of them, and a typed array for each costs more than what is in it.
 */
export class View {
  readonly length: number;
  /** Offset in the file of the page or block the bytes come from. */
  readonly origin: number;
  readonly #whole: Uint8Array;
  readonly #from: number;

  constructor(whole: Uint8Array, origin: number, from = 0, length = whole.length) {
    this.#whole = whole;
    this.#from = from;
    this.length = length;
    this.origin = origin;
  }

  get bytes(): Uint8Array {
    return this.#whole.subarray(this.#from, this.#from + this.length);
  }

  u8(at: number): number {
    return this.#byte(this.#within(at, 1));
  }

  u16(at: number): number {
    const place = this.#within(at, 2);
    return this.#byte(place) | (this.#byte(place + 1) << 8);
  }

  u32(at: number): number {
    const place = this.#within(at, 4);
    const low = this.#byte(place) | (this.#byte(place + 1) << 8) | (this.#byte(place + 2) << 16);
    return (low | (this.#byte(place + 3) << 24)) >>> 0;
  }

  /** 64 bits as a number; one above 2^53 is no place in a file and no id that was ever given. */
  u64(at: number): number {
    const value = this.u32(at + 4) * 2 ** 32 + this.u32(at);
    if (!Number.isSafeInteger(value)) throw damagedAt(this.origin);
    return value;
  }

  part(at: number, length: number): View {
    return new View(this.#whole, this.origin, this.#within(at, length), length);
  }

  #byte(place: number): number {
    return this.#whole[place] ?? 0;
  }

  /** The place in the whole; the part asked for lies within this view. */
  #within(at: number, length: number): number {
    if (at < 0 || length < 0 || at + length > this.length) throw damagedAt(this.origin);
    return this.#from + at;
  }
}
