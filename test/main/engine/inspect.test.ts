import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '../../../main/engine/content.ts';
import { inspect } from '../../../main/engine/inspect.ts';
import { openMachine } from '../../../main/engine/open-machine.ts';
import { realDisk } from '../../../main/machine/disk.ts';
import { openJournal } from '../../../main/store/journal.ts';
import type { StoredChange } from '../../../main/store/journal-entry.ts';

let root = '';
let source: Source;
let entry = '';
const file = () => path.join(root, 'home/anna/file');

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'inspect-'));
  mkdirSync(path.join(root, 'home/anna'), { recursive: true });
  const machine = await openMachine({ folder: root, platform: 'linux', users: { kind: 'all' } });
  if (!machine.ok) throw new Error(machine.error.code);
  const journal = openJournal(path.join(root, 'data'), realDisk);
  source = { machine: machine.value, journal, signal: new AbortController().signal };
  entry = await journal.begin('2026-11-24T18:00:00.000Z');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const mark = (text: string | null) =>
  text === null ? null : { size: text.length, sha256: createHash('sha256').update(text).digest('hex') };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const change = (kind: StoredChange['kind'], before: string | null, after: string | null): StoredChange => ({
  kind,
  path: '/home/anna/file',
  before: mark(before),
  after: mark(after),
  part: null,
  values: [],
  edit: null,
  old: null,
  fresh: null,
  kept: null,
  facts: null,
});
async function standing(stored: StoredChange, now: string | null) {
  rmSync(file(), { force: true });
  if (now !== null) writeFileSync(file(), now);
  const found = await inspect(stored, entry, source);
  return found.ok ? found.value : found.error.code;
}

describe('what a file has of a change', () => {
  it.each([
    ['write', 'old', 'new', 'old', 'before'],
    ['write', 'old', 'new', 'new', 'after'],
    ['write', 'old', 'new', 'odd', 'other'],
    ['write', 'old', 'new', null, 'other'],
    ['write', null, 'new', null, 'before'],
    ['write', null, 'new', 'new', 'after'],
    ['set-aside', 'old', null, 'old', 'before'],
    ['set-aside', 'old', null, null, 'after'],
    ['set-aside', 'old', null, 'index made anew', 'other'],
  ] as const)('%s of %j to %j, now %j: %s', async (kind, before, after, now, expected) => {
    expect(await standing(change(kind, before, after), now)).toBe(expected);
  });

  it.each([
    ['..0800..', 'before'],
    ['..0808..', 'after'],
    ['..0898..', 'other'],
    ['..0808...', 'other'],
    ['..080', 'other'],
    [null, 'other'],
  ])('splice of 0800 to 0808, now %j: %s', async (now, expected) => {
    const part = { offset: 2, before: '0800', after: '0808' };
    const splice = { ...change('splice', '..0800..', '..0808..'), part, old: base64('0800'), fresh: base64('0808') };
    expect(await standing(splice, now)).toBe(expected);
  });

  it('splice torn in the middle of its bytes: torn', async () => {
    const part = { offset: 1, before: 'abcd', after: 'wxyz' };
    const splice = { ...change('splice', '.abcd.', '.wxyz.'), part, old: base64('abcd'), fresh: base64('wxyz') };
    for (const now of ['.wbcd.', '.wxcd.', '.wxyd.', '.abcz.']) expect(await standing(splice, now), now).toBe('torn');
  });

  it('append, cut at every byte: before, torn, after; anything else: other', async () => {
    await source.journal.keep(entry, 'kept/01-file', [Buffer.from('added\n')]);
    const append = { ...change('append', 'old\n', 'old\nadded\n'), kept: 'kept/01-file' };
    for (let size = 4; size <= 10; size += 1) {
      const expected = size === 4 ? 'before' : size === 10 ? 'after' : 'torn';
      expect(await standing(append, 'old\nadded\n'.slice(0, size)), `${size}`).toBe(expected);
    }
    for (const now of ['old\nadded\nmore', 'old\naXX', 'old', ''])
      expect(await standing(append, now), now).toBe('other');
  });

  it('an append is not one any more where its copy is gone', async () => {
    const append = { ...change('append', 'old\n', 'old\nadded\n'), kept: null };
    expect(await standing(append, 'old\nadded\n')).toBe('other');
  });

  it('quarantine concerns our own folder only', async () => {
    expect(await standing(change('quarantine', null, 'mail'), null)).toBe('after');
  });
});
