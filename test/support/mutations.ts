/** Mulberry32: the same numbers for the same seed on every machine, so that a failing mutation can be made again. */
function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return below <= 0 ? 0 : ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * `count` damaged copies of `sample`, in turn: cut short, a block zeroed, 1 to 8 bits flipped, random bytes inserted, a
 * part doubled. `what` says kind, offset and length in bytes, for the message of a failing test.
 */
export function* mutations(
  sample: Uint8Array,
  count: number,
  seed = 1,
): Generator<{ what: string; bytes: Uint8Array }> {
  // A Buffer's own slice() shares its memory: the damage would go into the sample itself.
  const bytes = Uint8Array.from(sample);
  const next = seeded(seed);
  for (let i = 0; i < count; i++) {
    const at = next(bytes.length);
    const length = 1 + next(Math.min(4096, bytes.length - at));
    const before = bytes.subarray(0, at);
    const after = bytes.subarray(at);
    switch (i % 5) {
      case 0:
        yield { what: `cut at ${at}`, bytes: bytes.slice(0, at) };
        break;
      case 1:
        yield { what: `zeroed ${length} at ${at}`, bytes: bytes.slice().fill(0, at, at + length) };
        break;
      case 2: {
        const flipped = bytes.slice();
        const flips = 1 + next(8);
        for (let n = 0; n < flips; n++) {
          const where = next(bytes.length);
          flipped[where] = (flipped[where] ?? 0) ^ (1 << next(8));
        }
        yield { what: `flipped ${flips} bits (mutation ${i}, seed ${seed})`, bytes: flipped };
        break;
      }
      case 3: {
        const inserted = Uint8Array.from({ length: 1 + next(64) }, () => next(256));
        yield { what: `inserted ${inserted.length} at ${at}`, bytes: joined(before, inserted, after) };
        break;
      }
      default:
        yield { what: `doubled ${length} at ${at}`, bytes: joined(before, bytes.subarray(at, at + length), after) };
    }
  }
}
