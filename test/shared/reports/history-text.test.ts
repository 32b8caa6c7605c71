import { describe, expect, it } from 'vitest';
import { translator } from '../../../shared/messages/format.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { entryText, historyText } from '../../../shared/reports/history-text.ts';

const english = translator('en');
const german = translator('de');
const entry = (change: Partial<JournalEntry> = {}): JournalEntry => ({
  id: '20261124-100000',
  at: '2026-11-24T10:00:00.000Z',
  fix: 'pop3-leave-on-server',
  finding: 'x:1',
  check: 'x',
  undoes: null,
  state: 'done',
  machine: null,
  changes: [{ kind: 'write', path: '/home/ada/prefs.js', before: null, after: null, part: null, values: [] }],
  kept: 12_000,
  quarantined: [],
  ...change,
});

describe('the text of an entry', () => {
  it('says what was done, where its copies lie and how to take it back', () => {
    const text = entryText(english, entry({ quarantined: ['message.eml'] }), '/data/journal/x', true);
    expect(text).toContain('Done: Leave mail on the server');
    expect(text).toContain('  20261124-100000, ');
    expect(text).toContain('    written: /home/ada/prefs.js\n');
    expect(text).toContain('12 kB of copies in /data/journal/x');
    expect(text).toContain('1 message kept');
    expect(text).toContain('postmender undo 20261124-100000');
  });

  it('offers no way back where nothing was done, and says why', () => {
    const refusal = { code: 'stopped', file: null, params: {} } as const;
    const text = entryText(german, entry({ state: 'rolled-back', refusal, kept: 0 }), null);
    expect(text).toContain('Fehlgeschlagen und sofort zurückgenommen:');
    expect(text).toContain('Angehalten. Das Begonnene wurde zurückgenommen.');
    expect(text).not.toContain('postmender undo');
  });

  it('names the entry that it takes back, and a fix of a version to come by its id', () => {
    const text = entryText(english, entry({ fix: 'of-tomorrow', undoes: '20261124-095900' }), null);
    expect(text).toContain('Done: of-tomorrow, takes back 20261124-095900');
  });
});

describe('the text of the history', () => {
  it('ends with the room that all copies take, for how long, in both languages', () => {
    const all = [entry(), entry({ id: '20261124-090000', kept: 3_000 })];
    expect(historyText(english, all, (id) => `/data/${id}`)).toMatch(/15 kB\. They are kept for 90 days.*\n$/);
    expect(historyText(german, all, (id) => `/data/${id}`)).toContain('15 kB. Sie bleiben 90 Tage');
  });

  it('is one sentence where nothing was ever done', () => {
    expect(historyText(english, [], String)).toBe('Nothing was repaired yet.\n');
    expect(historyText(german, [], String)).toBe('Es wurde noch nichts repariert.\n');
  });
});
