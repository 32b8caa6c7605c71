import { describe, expect, it } from 'vitest';
import { textOf } from '../../../renderer/state/text.ts';
import { sortFindings, verdictOf, verdictText } from '../../../renderer/state/verdict.ts';
import type { Finding, Severity } from '../../../shared/model/finding.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { anInventory, aProblem, profileId } from '../../support/inventory.ts';

const aFinding = (id: string, severity: Severity): Finding => ({
  id,
  check: 'outbox-item-stuck',
  severity,
  message: 'unknown',
  subject: profileId,
  related: [],
  params: {},
  evidence: [],
  sureness: 'seen',
});
const stuck = aFinding('stuck', 'error');
const advice = aFinding('advice', 'advice');
const blinding = aProblem({ blinds: ['outbox'] });

function said(inventory: Partial<Inventory>, findings: readonly Finding[] = [], ignored: readonly string[] = []) {
  const sorted = sortFindings(
    findings,
    ignored.map((finding) => ({ finding })),
  );
  const verdict = verdictOf({ inventory: anInventory(inventory) }, sorted);
  const { first, second } = verdictText(textOf('en', 'UTC'), verdict);
  return second === null ? first : `${first} ${second}`;
}

describe('the verdict of the overview', () => {
  it('counts what needs the reader, and says whether the rest is in order', () => {
    expect(said({}, [stuck, aFinding('other', 'warning')])).toBe(
      'Two things need you. Everything else we could see is in order.',
    );
    expect(said({}, [stuck, advice])).toBe('One thing needs you. Beyond that there is one piece of advice.');
  });

  it('does not count what was ignored', () => {
    expect(said({}, [stuck], ['stuck'])).toBe('Everything we looked at is in order.');
  });

  it('never calls the whole in order where a part was not visible', () => {
    for (const findings of [[], [stuck], [advice]])
      expect(said({ problems: [blinding] }, findings)).toContain('Not everything was visible');
    expect(said({ problems: [blinding] })).toContain('What could be seen is in order.');
    expect(said({ accounts: [], problems: [blinding] })).toContain('What could be seen is in order.');
  });

  it('is not troubled by a problem that hides nothing', () => {
    expect(said({ problems: [aProblem({ blinds: [] })] })).toBe('Everything we looked at is in order.');
  });

  it('tells nothing installed, nothing set up and nothing visible apart', () => {
    expect(said({ profiles: [], accounts: [] })).toBe('No mail program was found here.');
    expect(said({ profiles: [], accounts: [], problems: [aProblem({ blinds: [] })] })).toBe(
      'No mail program was found here.',
    );
    expect(said({ accounts: [] })).toBe('A mail program is installed, but no account is set up in it.');
    expect(said({ profiles: [], accounts: [], problems: [blinding] })).toBe('Nothing could be seen.');
  });
});
