import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { translator } from '../../../../shared/messages/format.ts';
import { problemText } from '../../../../shared/reports/words.ts';
import { homeFolder, scanFolder } from '../../../support/homes.ts';

const root = mkdtempSync(path.join(tmpdir(), 'outbox-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;

const message = (number: number, body: string) =>
  `From - Tue Nov 24 09:00:00 2026\nX-Mozilla-Status: 0800\nMessage-ID: <${number}@example.test>\nSubject: ${number}\n\n${body}\n\n`;

/** An index in Thunderbird's form that names where each of these messages begins. */
function indexOf(texts: readonly string[]): string {
  let offset = 0;
  const rows = texts.map((text, row) => {
    const at = offset;
    offset += text.length;
    return `[${(row + 1).toString(16)}(^82=${at})(^83=${text.length.toString(16)})]`;
  });
  return `// <!-- <mdb:mork:z v="1.4"/> -->
< <(a=c)> (80=ns:msg:db:row:scope:msgs:all)(81=ns:msg:db:table:kind:msgs)(82=storeToken)(83=size)
(84=ns:msg:db:row:scope:dbfolderinfo:all)(85=ns:msg:db:table:kind:dbfolderinfo)(86=folderSize)>
{1:^80 {(k^81:c)(s=9)} ${rows.join('\n')}}
{1:^84 {(k^85:c)(s=9)} [1(^86=${offset.toString(16)})]}`;
}

/** A home whose outbox is changed by `change`, scanned: what is in it, and what is said about it besides damage. */
async function scanned(change: (outbox: string) => void) {
  made += 1;
  const folder = path.join(root, String(made));
  cpSync(homeFolder('stuck-outbox'), folder, { recursive: true });
  const profile = path.join(folder, 'files/home/anna/.thunderbird/k3v9x2ab.default-default');
  change(path.join(profile, 'Mail', 'Local Folders', 'Unsent Messages'));
  const { outbox, problems } = await scanFolder(folder);
  const [problem, ...others] = problems.filter(({ code }) => code !== 'file-damaged');
  expect(others).toEqual([]);
  if (!problem) throw new Error('nothing was said');
  return { outbox, problem };
}

describe('an outbox too large to be read whole', () => {
  it('without an index: its ends are read, and the part between them is named', async () => {
    const text = Array.from({ length: 30 }, (_, number) => message(number, 'a long line\n'.repeat(8_000))).join('');
    const { outbox, problem } = await scanned((file) => {
      writeFileSync(file, text);
      rmSync(`${file}.msf`);
    });
    expect(outbox.map(({ subject }) => subject)).toEqual(['0', '1', '2', '3', '4', '25', '26', '27', '28', '29']);
    expect(problem).toMatchObject({
      code: 'outbox-partly-read',
      blinds: ['outbox'],
      params: { from: 524_288, to: text.length - 524_289 },
    });
    expect(problemText(translator('en'), problem)).toMatch(
      /Unsent Messages is too large to be read whole\. The part from 524 kB to 2\.4 MB was not read\.$/,
    );
    expect(problemText(translator('de'), problem)).toMatch(
      /Unsent Messages ist zu groß, um ganz gelesen zu werden\. Der Teil von 524 kB bis 2,4 MB wurde nicht gelesen\.$/,
    );
  });

  it('of 10 GB: the same, and as fast', async () => {
    const started = performance.now();
    const { problem } = await scanned((file) => {
      truncateSync(file, 10_000_000_000);
      rmSync(`${file}.msf`);
    });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(problem.params).toMatchObject({ from: 524_288, to: 9_999_475_711 });
    expect(problemText(translator('en'), problem)).toContain('The part from 524 kB to 10 GB was not read.');
  });

  it('with an index of more messages than anyone queues: how many there are', async () => {
    const texts = Array.from({ length: 10_001 }, (_, number) => message(number, 'a line\n'));
    const { outbox, problem } = await scanned((file) => {
      writeFileSync(file, texts.join(''));
      writeFileSync(`${file}.msf`, indexOf(texts));
    });
    expect(outbox).toHaveLength(10_000);
    expect(problem).toMatchObject({ code: 'outbox-partly-read', params: { count: 10_001 } });
    expect(problemText(translator('en'), problem)).toContain('Not all of its 10,001 messages were read.');
    expect(problemText(translator('de'), problem)).toContain('Nicht alle seiner 10.001 Nachrichten wurden gelesen.');
  });
});
