import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../shared/evaluate.ts';
import { scanImage } from '../../../support/outlook-image.ts';
import { popBlob } from '../../../support/pop-blob.ts';
import { type WrittenStore, writePst } from '../../../support/pst-writer.ts';

const registry = '16-pop-and-imap-same-mailbox';
const pst = 'Users/anna/Documents/Outlook Files/anna@example.test.pst';
const blob = popBlob('+b20260501080000CANARY$2d1', '&b20260503140211CANARY$2d2');
const account = String.raw`[HKEY_CURRENT_USER\Software\Microsoft\Office\16.0\Outlook\Profiles\Outlook\9375CFF0413111d3B88A00104B2A6676\00000002]`;
/** The same account, as if it had never said whether it leaves mail on the server. */
const noLeave = `${account}\n"Leave on Server"=-`;
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

  it('is the account’s whose number stands in place of the address; another number is another profile’s', async () => {
    const histories = ['Blob00c0ffee', 'Blob0badcafe'].map((name) => ({ name, blob }));
    const numbered = `${account}\n"Mini UID"=dword:00c0ffee`;
    expect((await scanned({ histories }, numbered)).popHistories).toMatchObject([
      { account: expect.stringContaining('00000002'), name: 'anna@example.test', removed: 1 },
    ]);
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

  it('makes the finding say what was removed, beside Outlook’s own IMAP account', async () => {
    const inventory = await scanned({ histories: [{ name: 'BlobPOPanna@example.test', blob }] });
    const { findings } = evaluate(inventory);
    expect(findings.filter(({ check }) => check === 'pop3-empties-shared-mailbox')).toMatchObject([
      { message: 'emptied', params: { taken: 2, removed: 1, last: '2026-05-03 14:02:11' } },
    ]);
  });

  it('leaves the check unsure where it is the only word and could not be read', async () => {
    const inventory = await scanned(new Uint8Array(0), noLeave);
    expect(codesOf(inventory)).toContainEqual(['pop-history-not-determined', ['popHistories']]);
    const { outcomes } = evaluate(inventory);
    expect(outcomes.find(({ check }) => check === 'pop3-empties-shared-mailbox')?.kind).toBe('inconclusive');
  });

  it('is a finding where the account does not say whether it leaves mail', async () => {
    const histories = [{ name: 'BlobPOPanna@example.test', blob }];
    const { findings } = evaluate(await scanned({ histories }, noLeave));
    expect(findings.filter(({ check }) => check === 'pop3-empties-shared-mailbox')).toMatchObject([
      { message: 'removed', sureness: 'likely' },
    ]);
  });

  it('is not looked for where no account fetches by POP3', async () => {
    const histories = [{ name: 'BlobPOPanna@example.test', blob }];
    const inventory = await scanned({ histories }, `${account}\n"POP3 Server"=-`);
    expect(inventory.stores.some(({ path }) => path.endsWith('.pst'))).toBe(true);
    expect(inventory.popHistories).toEqual([]);
  });
});
