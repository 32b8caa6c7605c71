import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMessageAt } from '../../../main/formats/mbox.ts';
import { readFolderIndex } from '../../../main/formats/msf.ts';
import { memorySource } from '../../../shared/byte-source.ts';
import { homeFolder } from '../../support/homes.ts';
import { mutations } from '../../support/mutations.ts';

const folder = path.join(
  homeFolder('stuck-outbox'),
  'files/home/anna/.thunderbird/k3v9x2ab.default-default/Mail/Local Folders/Unsent Messages',
);
const index = readFileSync(`${folder}.msf`);

describe('readFolderIndex', () => {
  it('reads five messages and the size of the folder from a real index', () => {
    const { messages, folderSize, faults } = readFolderIndex(index);
    expect({ folderSize, faults }).toEqual({ folderSize: 13_453, faults: [] });
    expect(messages).toHaveLength(5);
    expect(messages[0]).toMatchObject({
      offset: 0,
      messageId: '987942f5-61e5-4734-8282-5b43d917b8fb@example.test',
      date: '2026-11-23T20:37:24.000Z',
      subject: 'Blocked by the server (554)',
    });
  });

  it('gives offsets at which the folder holds just that message', async () => {
    const source = memorySource(readFileSync(folder));
    for (const { offset, messageId, subject, date } of readFolderIndex(index).messages) {
      const head = await readMessageAt(source, offset ?? -1, 4096);
      expect(head).toMatchObject({ ok: true, value: { messageId: `<${messageId}>`, subject, date } });
    }
  });

  it('finds no message in a file that is no index', () => {
    expect(readFolderIndex(Buffer.from('From - '))).toEqual({
      messages: [],
      folderSize: null,
      faults: [{ code: 'not-mork', offset: 0 }],
    });
  });

  it('reads an index of 100,000 messages in three seconds', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `[${(at + 1).toString(16)}(^82=${at * 700})(^83=2bc)]`);
    const text = `// <!-- <mdb:mork:z v="1.4"/> -->
< <(a=c)> (80=ns:msg:db:row:scope:msgs:all)(81=ns:msg:db:table:kind:msgs)(82=storeToken)(83=size)>
{1:^80 {(k^81:c)(s=9)} ${rows.join('\n')}}`;
    const started = performance.now();
    const { messages, faults } = readFolderIndex(Buffer.from(text));
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(faults).toEqual([]);
    expect(messages).toHaveLength(100_000);
    expect(messages.at(-1)).toMatchObject({ offset: 69_999_300, size: 700 });
  });

  it('survives 1,000 kinds of damage', () => {
    for (const { what, bytes } of mutations(index, 1_000, 3)) {
      const { messages } = readFolderIndex(bytes);
      expect(
        messages.every(({ offset }) => offset === null || offset >= 0),
        what,
      ).toBe(true);
    }
  });
});
