import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { countRows, readTable } from '../../../main/formats/sqlite-pages.ts';
import { memorySource } from '../../../shared/byte-source.ts';
import { homeFolder } from '../../support/homes.ts';
import { mutations } from '../../support/mutations.ts';

const file = path.join(homeFolder('saved-logins'), 'files/home/anna/.thunderbird/k3v9x2ab.default-default/key4.db');
const database = readFileSync(file);
const source = memorySource(database);

/** A database that SQLite itself wrote. */
function written(...statements: string[]): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'sqlite-pages-'));
  try {
    const made = new DatabaseSync(path.join(folder, 'made.db'));
    for (const statement of statements) made.exec(statement);
    made.close();
    return readFileSync(path.join(folder, 'made.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('readTable', () => {
  it('reads the same rows as SQLite from a real key4.db', async () => {
    const real = new DatabaseSync(file, { readOnly: true });
    for (const table of ['metaData', 'nssPrivate']) {
      const expected = real
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map((row) => Object.values(row));
      const read = await readTable(source, table);
      // The first column of nssPrivate is the row's number, which the record itself leaves empty.
      const skip = table === 'nssPrivate' ? 1 : 0;
      const rows = read.ok ? read.value.map((row) => row.slice(skip)) : [];
      expect(rows).toEqual(expected.map((row) => row.slice(skip)));
      expect(rows.length).toBeGreaterThan(0);
    }
    real.close();
  });

  it('reads every kind of value', async () => {
    const made = written(
      'CREATE TABLE t (a)',
      "INSERT INTO t VALUES (NULL), (0), (1), (-5), (300), (-70000), (5000000000), (0.5), ('Grüße'), (x'00ff')",
    );
    expect(await readTable(memorySource(made), 't')).toEqual({
      ok: true,
      value: [null, 0, 1, -5, 300, -70000, 5e9, 0.5, 'Grüße', Uint8Array.of(0, 255)].map((value) => [value]),
    });
  });

  it('follows inner pages and overflow chains', async () => {
    const made = written(
      'PRAGMA page_size = 512',
      'CREATE TABLE t (a, b)',
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO t SELECT i, hex(zeroblob(i)) FROM n',
    );
    const read = await readTable(memorySource(made), 't');
    const rows = read.ok ? read.value : [];
    expect(rows.map(([number, text]) => [number, String(text).length])).toEqual(
      Array.from({ length: 1_000 }, (_, at) => [at + 1, 2 * (at + 1)]),
    );
  });

  it('says which table is not there and counts none in it', async () => {
    expect(await readTable(source, 'nothing')).toEqual({ ok: false, error: { code: 'no-table' } });
    expect(await countRows(source, 'nothing')).toEqual({ ok: true, value: 0 });
  });

  it('refuses other files, short files and a file cut in its pages', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('abc'),
      Buffer.alloc(4096),
      Buffer.from('{"logins":[]}'.repeat(40)),
    ])
      expect(await readTable(memorySource(bytes), 'metaData')).toEqual({ ok: false, error: { code: 'not-sqlite' } });
    expect(await readTable(memorySource(database.subarray(0, 200)), 'metaData')).toEqual({
      ok: false,
      error: { code: 'damaged' },
    });
  });

  it('ends on a tree that points back into itself', async () => {
    const bytes = new Uint8Array(65_536);
    bytes.set(Buffer.from('SQLite format 3\0'));
    const view = new DataView(bytes.buffer);
    view.setUint16(16, 1);
    view.setUint8(100, 5);
    view.setUint16(103, 30_000);
    view.setUint32(108, 1);
    // Every pointer names byte 200, where the number of this very page stands.
    for (let at = 112; at < 60_112; at += 2) view.setUint16(at, 200);
    view.setUint32(200, 1);
    const read = await readTable(memorySource(bytes), 'metaData');
    expect(read).toMatchObject({ ok: false });
  });

  it('survives 1,000 kinds of damage', async () => {
    for (const { what, bytes } of mutations(database, 1_000, 5)) {
      const read = await readTable(memorySource(bytes), 'metaData');
      expect(typeof read.ok, what).toBe('boolean');
    }
  });
});
