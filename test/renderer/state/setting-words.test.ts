import { describe, expect, it } from 'vitest';
import { look } from '../../../main/engine/repair.ts';
import { describedWords, isOwnName, settingWords } from '../../../renderer/state/setting-words.ts';
import { textOf } from '../../../renderer/state/text.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { homeFolder, quietRun } from '../../support/homes.ts';

const file = '/home/anna/.thunderbird/k3v9x2ab.default-default/prefs.js';
const text = textOf('en', 'UTC');

async function inventoryOf(home: string): Promise<Inventory> {
  const seen = await look({ folder: homeFolder(home), users: { kind: 'all' } }, quietRun());
  if (!seen.ok) throw new Error(seen.error.code);
  return seen.value.inventory;
}

describe('a changed setting in words', () => {
  it('says what the evidence table says, and what holds where no line stands', async () => {
    const inventory = await inventoryOf('pop-imap-conflict');
    const words = (name: string, before: string | null, after: string | null) =>
      settingWords(text, inventory, file, { name: `mail.server.server3.${name}`, before, after });
    expect(words('leave_on_server', null, 'true')).toEqual({
      name: 'Leaves mail on the server',
      before: 'no',
      after: 'yes',
    });
    expect(words('socketType', '0', '3')).toEqual({ name: 'Encryption', before: 'not encrypted', after: 'SSL/TLS' });
    expect(words('port', '110', '995')).toEqual({ name: 'Port', before: '110', after: '995' });
    expect(words('leave_on_server', 'true', null)).toMatchObject({ before: 'yes', after: null });
  });

  it('says times, yes and no, and the state of a filter in the reader’s language', () => {
    const german = textOf('de', 'UTC');
    const before = '2021-11-24T20:37:07.609Z';
    expect(describedWords(text, { name: 'imap://mail.example.test anna', before, after: null })).toEqual({
      name: 'imap://mail.example.test anna',
      before: expect.stringContaining('2021'),
      after: null,
    });
    expect(describedWords(text, { name: 'x', before, after: null }).before).not.toContain('T20');
    expect(describedWords(german, { name: 'Rechnungen: enabled', before: 'yes', after: 'no' })).toMatchObject({
      name: expect.not.stringContaining('enabled'),
      before: 'ja',
      after: 'nein',
    });
    expect(['mail.server.server1.port', 'X-Mozilla-Status', 'Re: your order', 'Drafts'].map(isOwnName)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('keeps the program’s own name where it knows no word, or the value is not certain', async () => {
    const inventory = await inventoryOf('pop-imap-conflict');
    const words = (name: string, after: string, path = file) =>
      settingWords(text, inventory, path, { name, before: null, after });
    expect(words('mail.server.server3.unheard_of', 'true')).toBeNull();
    expect(words('mail.server.server3.socketType', '9')).toBeNull();
    expect(words('mail.server.server3.leave_on_server', '2')).toBeNull();
    expect(words('mail.server.server3.leave_on_server', 'true', '/home/eva/.thunderbird/x/prefs.js')).toBeNull();
  });
});
