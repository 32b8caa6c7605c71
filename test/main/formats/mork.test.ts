import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseMork } from '../../../main/formats/mork.ts';
import { homeFolder } from '../../support/homes.ts';
import { mutations } from '../../support/mutations.ts';

const index = readFileSync(
  path.join(
    homeFolder('stuck-outbox'),
    'files/home/anna/.thunderbird/k3v9x2ab.default-default/Mail/Local Folders/Unsent Messages.msf',
  ),
);
const magic = '// <!-- <mdb:mork:z v="1.4"/> -->\n';
const columns = '< <(a=c)> (80=msgs)(81=subject)(82=kind)>\n';
const mork = (text: string) => parseMork(Buffer.from(`${magic}${columns}${text}`));
const row = (text: string, key = 'msgs/1') => Object.fromEntries(mork(text).rows.get(key) ?? []);
const at = (text: string) => magic.length + columns.length + text.length;

const root = fileURLToPath(new URL('../../machines/thunderbird', import.meta.url));
const indexes = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.msf'));

describe('parseMork', () => {
  it('reads every index of the recorded homes without a fault', () => {
    for (const name of indexes) expect(parseMork(readFileSync(path.join(root, name))).faults, name).toEqual([]);
    expect(indexes.length).toBeGreaterThan(100);
  });

  it('reads a real index without a fault', () => {
    const { rows, tables, faults } = parseMork(index);
    expect(faults).toEqual([]);
    expect(tables.find(({ kind }) => kind === 'ns:msg:db:table:kind:msgs')?.rows.size).toBe(5);
    expect(rows.get('ns:msg:db:row:scope:msgs:all/1')?.get('subject')).toBe('Blocked by the server (554)');
  });

  it('says of other files that they are not Mork', () => {
    for (const text of ['', '// ', 'SQLite format 3\0', '{}'])
      expect(parseMork(Buffer.from(text)).faults).toEqual([{ code: 'not-mork', offset: 0 }]);
  });

  it('reads values written out and values referred to', () => {
    expect(row('<(90=Hello)>[1:^80(^81^90)(^82=x)]')).toEqual({ subject: 'Hello', kind: 'x' });
  });

  it('undoes escapes, and reads bytes as UTF-8 whether they are escaped or not', () => {
    expect(row('[1:^80(^81=a\\)b\\\\c\\\nd)]')).toEqual({ subject: 'a)b\\cd' });
    expect(row('[1:^80(^81=Gr$C3$BC$C3$9Fe)]')).toEqual({ subject: 'Grüße' });
    expect(row('[1:^80(^81=Grüße “1”)]')).toEqual({ subject: 'Grüße “1”' });
  });

  it('takes out a cell that is cut, with or without its value', () => {
    expect(row('[1:^80(^81=a)(^82=b)][1:^80-(^81)]')).toEqual({ kind: 'b' });
    expect(row('[1:^80(^81=a)(^82=b)][1:^80-(^81=a)]')).toEqual({ kind: 'b' });
    expect(mork('[1:^80-(^81)]').faults).toEqual([]);
  });

  it('empties a row that is cut before it is written anew', () => {
    expect(row('[1:^80(^81=a)(^82=b)][-1:^80(^81=c)]')).toEqual({ subject: 'c' });
  });

  it('lets rows join and leave a table', () => {
    const { tables } = mork('{1:^80 {(k^82:c)(s=9)} [1(^81=a)] 2 3 }\n{1:^80 -2 4!0 }');
    expect(tables[0]).toEqual({ scope: 'msgs', kind: 'kind', id: '1', rows: new Set(['msgs/1', 'msgs/3', 'msgs/4']) });
  });

  it('applies a finished group and passes over one that was taken back', () => {
    expect(row('[1:^80(^81=a)]@$${1{@[1:^80(^81=b)]@$$}1}@')).toEqual({ subject: 'b' });
    const aborted = '[1:^80(^81=a)]@$${1{@[1:^80(^81=b)]@$$}~~}@@$${2{@[1:^80(^82=c)]@$$}2}@';
    expect(row(aborted)).toEqual({ subject: 'a', kind: 'c' });
    expect(mork(aborted).faults).toEqual([]);
  });

  it('reports a group cut at any byte and applies nothing of it', () => {
    const before = '[1:^80(^81=a)]';
    const group = '@$${1{@[1:^80(^81=b)]@$$}1}@';
    for (let length = 1; length < group.length; length += 1) {
      const { rows, faults } = mork(before + group.slice(0, length));
      expect(faults, group.slice(0, length)).toHaveLength(1);
      expect(rows.get('msgs/1')?.get('subject')).toBe('a');
    }
  });

  it('reports a file cut inside a row, a dictionary or a table', () => {
    for (const text of ['[1:^80(^81=a', '[1:^80(^81=a)', '<(90=Hel', '<(90=Hello)', '{1:^80 ', '{1:^80 1 '])
      expect(mork(text).faults, text).toEqual([{ code: 'cut', offset: at(text) }]);
    expect(mork('{1:^80 {(k^82:c)').faults).toEqual([{ code: 'cut', offset: at('{1:^80 ') }]);
  });

  it('reports a zeroed block, inside a value and between two items', () => {
    const zeros = '\0'.repeat(64);
    expect(mork(`[1:^80(^81=a${zeros}b)]`).faults).toEqual([{ code: 'zeroed', offset: at('[1:^80(^81=a') }]);
    expect(mork(`[1:^80(^81=a)]${zeros}`).faults[0]).toEqual({ code: 'zeroed', offset: at('[1:^80(^81=a)]') });
  });

  it('reads a value of 32 million characters', () => {
    expect(row(`[1:^80(^81=${'a'.repeat(32_000_000)})]`).subject).toHaveLength(32_000_000);
  });

  it('takes time in proportion to the file: 100,000 rows, and as many groups of every kind', () => {
    const many = (text: (id: string) => string) =>
      Array.from({ length: 100_000 }, (_, at) => text((at + 1).toString(16))).join('\n');
    const started = performance.now();
    expect(mork(many((id) => `<(${id}=${id})>[${id}:^80(^81^${id})]`)).rows.size).toBe(100_000);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(mork(many((id) => `@$\${${id}{@[${id}:^80(^81=a)]@$$}${id}}@`)).rows.size).toBe(100_000);
    expect(mork(many((id) => `@$\${${id}{@ @$$}~~}@`)).faults).toEqual([]);
    expect(mork(many((id) => `@$\${${id}{@`)).faults).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(12_000);
  });

  it('survives 1,000 kinds of damage', () => {
    for (const { what, bytes } of mutations(index, 1_000, 2)) {
      const inside = parseMork(bytes).faults.every(({ offset }) => offset >= 0 && offset <= bytes.length);
      expect(inside, what).toBe(true);
    }
  });
});
