import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PstError, type PstOutbox, readOutbox } from '../../../../main/formats/pst/outbox.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import type { Result } from '../../../../shared/result.ts';
import { calm, pffexportCount, samples, withFile } from '../../../support/pst-samples.ts';
import { writePst } from '../../../support/pst-writer.ts';
import { tableRow } from '../../../support/table-rows.ts';

const flagsOf = ({ outbox }: PstOutbox) =>
  outbox?.map(({ flags }) =>
    flags ? Number(flags.read) + 4 * Number(flags.submit) + 8 * Number(flags.unsent) : 'no flags',
  );

/** What the reader says of a store, in the words of the table in test/README.md. Flags: 1 read, 4 submit, 8 unsent. */
function described(read: Result<PstOutbox, PstError>): string {
  if (!read.ok) {
    const { code, offset } = read.error;
    const reason = read.error.code === 'not-determined' ? `, ${read.error.reason}` : '';
    return code === 'cut' ? `not readable: cut at ${offset}` : `not readable: ${code}${reason}`;
  }
  const { kind, how, outbox, faults } = read.value;
  const faulty = faults.map(({ code, offset }) => `; ${code} at ${offset}`).join('');
  if (!outbox) return `${kind}: no outbox here${faulty}`;
  const flags = outbox.length > 0 ? `, flags ${flagsOf(read.value)?.join(' ')}` : '';
  return `${kind}: ${outbox.length} in the outbox by ${how}${flags}${faulty}`;
}

type Expected = {
  readonly says: string;
  readonly subjects?: readonly string[];
  readonly exchange?: boolean;
  readonly bytes?: number;
};
const stuck = [
  'message 1',
  'message 2',
  'check sent date of this message',
  'this message contains embedded MSG',
  'HTML body',
  'Multiple attachments',
];
/** Written by hand after the notes that come with the samples. */
const expected: Readonly<Record<string, Expected>> = {
  'ansi-empty-shape.pst': { says: 'ansi: no outbox here' },
  'ansi-one-message.pst': { says: 'ansi: no outbox here' },
  'damaged-missing-blocks.pst': { says: 'not readable: damaged' },
  'derived-crypt-byte-2.pst': { says: 'not readable: damaged' },
  'derived-header-cut.pst': { says: 'not readable: cut at 300' },
  'derived-stuck-outbox-4k.ost': {
    says: 'ost-4k: 2 in the outbox by fixed-node, flags 13 9',
    subjects: ['Accepted: meeting from Ed', 'meeting with attachments (jpg, pdf, text)'],
    exchange: true,
    bytes: 25_000,
  },
  'derived-stuck-outbox.pst': {
    says: 'unicode: 6 in the outbox by entry-id, flags 13 13 9 12 1 8',
    subjects: stuck,
    bytes: 30_000,
  },
  'derived-truncated-early.pst': { says: 'not readable: cut at 420000' },
  'derived-truncated.pst': {
    says: 'unicode: 6 in the outbox by entry-id, flags 13 13 9 12 1 8; cut at 1700000',
    subjects: stuck,
  },
  'pst-named-ost.ost': { says: 'unicode: no outbox here' },
  'unicode-archive-no-outbox.pst': { says: 'unicode: no outbox here' },
  'unicode-delivery-store.pst': { says: 'unicode: 0 in the outbox by entry-id', subjects: [] },
  'unicode-empty.pst': { says: 'unicode: no outbox here' },
  'unicode-password-set.pst': { says: 'unicode: 0 in the outbox by entry-id', subjects: [] },
};

it('a store of our own and a file that is none are told in the words of the table', async () => {
  const item = { subject: 'Angebot', flags: 9 };
  const says = async (bytes: Uint8Array) => described(await readOutbox(memorySource(bytes), calm()));
  expect(await says(writePst({ outbox: [item, item] }))).toBe('unicode: 2 in the outbox by entry-id, flags 9 9');
  expect(await says(new Uint8Array())).toBe('not readable: not-a-store');
});

if (samples) {
  const folder = samples;

  describe('every sample of a store', () => {
    it('is in the table', () => {
      expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort());
    });

    for (const [name, want] of Object.entries(expected))
      it(`${name}: ${want.says}`, async () => {
        const file = path.join(folder, name);
        const { read, bytes } = await withFile(file, async (source, count) => ({
          read: await readOutbox(source, calm(want.exchange)),
          bytes: count(),
        }));
        tableRow('stores', [name, want.says, described(read)]);
        expect(described(read)).toBe(want.says);
        if (read.ok) expect(read.value.bytesRead).toBe(bytes);
        if (want.bytes) expect(bytes).toBeLessThanOrEqual(want.bytes);
        if (!want.subjects) return;
        expect(read.ok && read.value.outbox?.map(({ subject }) => subject)).toEqual(want.subjects);
        // pffexport gives up on the copy that is cut.
        if (!name.includes('truncated')) expect(pffexportCount(file, 'Outbox')).toBe(want.subjects.length);
      });

    it('an .ost of an Exchange account is not determined where the profile does not say Exchange', async () => {
      const file = path.join(folder, 'derived-stuck-outbox-4k.ost');
      const read = await withFile(file, (source) => readOutbox(source, calm(false)));
      expect(read).toMatchObject({ ok: false, error: { code: 'not-determined', reason: 'no-entry-id' } });
    });

    it('a sparse copy of 3 GB is read like the store itself', async () => {
      const out = mkdtempSync(path.join(tmpdir(), 'pst-'));
      try {
        const small = path.join(folder, 'derived-stuck-outbox.pst');
        const large = path.join(out, 'sparse-sample.pst');
        writeFileSync(large, readFileSync(small));
        truncateSync(large, 3 * 1024 ** 3);
        const [one, other] = await Promise.all(
          [small, large].map((file) =>
            withFile(file, async (source, bytes) => [described(await readOutbox(source, calm())), bytes()]),
          ),
        );
        expect(one).toEqual(other);
      } finally {
        rmSync(out, { recursive: true });
      }
    });
  });
}
