import { describe, expect, it } from 'vitest';
import { closing } from '../../../main/cli/outcome.ts';
import { languages, translator } from '../../../shared/messages/format.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';

const entry = (state: JournalEntry['state']): JournalEntry => ({
  id: '20261124-100000',
  at: '2026-11-24T10:00:00.000Z',
  fix: 'pop3-leave-on-server',
  finding: 'x:1',
  check: 'x',
  undoes: null,
  state,
  machine: null,
  changes: [],
  kept: 0,
  quarantined: [],
});
const words = (states: readonly JournalEntry['state'][], cause: 'stopped' | 'crash', isChanging = false) => {
  const { key, command } = closing({ entries: states.map(entry), isChanging }, cause);
  return languages.map((language) => translator(language)(key, { command, code: 'TypeError', file: 'x.log' }));
};

describe('the last sentence of a command that was stopped or broke', () => {
  it.each(['stopped', 'crash'] as const)('says that nothing was changed only where nothing was: %s', (cause) => {
    for (const text of [words([], cause), words(['refused'], cause)].flat())
      expect(text).toMatch(/Nothing was changed|Nichts wurde geändert/);
    for (const text of [words(['done'], cause), words(['done', 'rolled-back'], cause), words([], cause, true)].flat())
      expect(text).not.toMatch(/Nothing was changed|Nichts wurde geändert/);
  });

  it('leads on: to the history of what was done, to recover where something may be cut off', () => {
    for (const text of [words(['done'], 'crash'), words(['done', 'rolled-back'], 'stopped')].flat())
      expect(text).toContain('postmender history');
    for (const text of [words(['done'], 'crash', true), words(['open'], 'stopped')].flat())
      expect(text).toContain('postmender recover');
  });
});
