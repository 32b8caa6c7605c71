import { describe, expect, it } from 'vitest';
import { scanImage } from '../../../support/outlook-image.ts';
import { popBlob } from '../../../support/pop-blob.ts';
import { type WrittenStore, writePst } from '../../../support/pst-writer.ts';

const registry = '16-pop-and-imap-same-mailbox';
const pst = 'Users/anna/Documents/Outlook Files/anna@example.test.pst';
const blob = popBlob('+b20260501080000CANARY$2d1', '&b20260503140211CANARY$2d2');
const scanned = async (store: Omit<WrittenStore, 'outbox'> | Uint8Array, registryText = '') =>
  await scanImage({
    registry,
    registryText,
    files: { [pst]: store instanceof Uint8Array ? store : writePst({ outbox: [], ...store }) },
  });
const codesOf = ({ problems }: Awaited<ReturnType<typeof scanned>>) =>
  problems.filter(({ params }) => params.file?.endsWith('.pst')).map(({ code, blinds }) => [code, blinds]);

describe('what a POP3 account of Outlook has fetched and removed', () => {
  it('is read from the store it delivers into, by its address, without a UID', async () => {
    const inventory = await scanned({ histories: [{ name: 'BlobPOPAnna@example.test', blob }] });
    const account = inventory.accounts.find(({ incoming }) => incoming.protocol === 'pop3')?.id;
    expect(account).toBeDefined();
    expect(inventory.popHistories).toMatchObject([
      { account, name: 'Anna@example.test', taken: 2, removed: 1, lastRemoved: '2026-05-03 14:02:11' },
    ]);
    expect(JSON.stringify(inventory)).not.toContain('CANARY');
    expect(codesOf(inventory)).toEqual([]);
  });

  it('belongs to no account where none has the address', async () => {
    const inventory = await scanned({ histories: [{ name: 'BlobPOPbob@example.test', blob }] });
    expect(inventory.popHistories).toMatchObject([{ account: null, name: 'bob@example.test' }]);
  });

  it('is the latest where the store has several, and none where nothing was fetched', async () => {
    const old = popBlob('&b20200101080000a');
    const histories = [blob, old].map((one) => ({ name: 'BlobPOPanna@example.test', blob: one }));
    expect((await scanned({ histories })).popHistories).toMatchObject([{ taken: 2 }]);
    expect((await scanned({ histories: [] })).popHistories).toEqual([]);
  });

  it('is named as not determined where its form is not known', async () => {
    const histories = [{ name: 'BlobPOPanna@example.test', blob: popBlob.with({ version: 4 }) }];
    const inventory = await scanned({ histories });
    expect(inventory.popHistories).toEqual([]);
    expect(codesOf(inventory)).toEqual([['pop-history-not-determined', []]]);
  });

  it('is named once with the outbox where the file cannot be read', async () => {
    expect(codesOf(await scanned(new Uint8Array(0))).map(([code]) => code)).toEqual(['store-not-determined']);
  });
});
