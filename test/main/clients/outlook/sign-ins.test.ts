import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openMachine } from '../../../../main/engine/open-machine.ts';
import { scan } from '../../../../main/engine/scan.ts';
import { evaluate } from '../../../../shared/evaluate.ts';
import { shareable } from '../../../../shared/reports/shareable.ts';
import { quietRun } from '../../../support/homes.ts';
import { outlookImage } from '../../../support/outlook-image.ts';

const made: (() => void)[] = [];
afterEach(() => {
  for (const remove of made.splice(0)) remove();
});

/** A computer with one POP3 account of web@example.test, and what its Credential Manager lists. */
async function seen(credentials: readonly object[] | null) {
  const { folder, remove } = outlookImage({ registry: '16-pop-leave-off' });
  made.push(remove);
  const machine = {
    platform: 'windows',
    takenAt: '2026-11-24T12:00:00Z',
    users: [{ name: 'anna', home: 'files/Users/anna' }],
    registry: [{ file: 'user.reg', user: 'anna' }],
    ...(credentials === null ? {} : { credentials }),
  };
  writeFileSync(path.join(folder, 'machine.json'), JSON.stringify(machine));
  const opened = await openMachine({ folder, users: { kind: 'all' } });
  if (!opened.ok) throw new Error(opened.error.detail);
  return scan(opened.value, quietRun());
}

describe('sign-ins in the Credential Manager', () => {
  const office = (whose: string, version = 16) => ({
    target: `MicrosoftOffice${version}_Data:SSPI:${whose}`,
    user: whose,
    changedAt: '2024-05-01T10:00:00Z',
    size: 40,
  });

  it('are listed by name and date; those of other programs, users and of the whole of Office are not', async () => {
    const inventory = await seen([
      office('old@example.test'),
      { ...office('ben@example.test'), of: 'ben' },
      { target: 'git:https://example.test', user: 'CANARY-git' },
      { target: 'MicrosoftOffice16_Data:ADAL:CANARY-token', user: 'CANARY-user' },
      { target: 'Outlook:', user: 'CANARY-empty' },
    ]);
    const kept = inventory.credentials.filter(({ store }) => store === 'windows-credential-manager');
    expect(kept).toMatchObject([
      {
        origin: 'MicrosoftOffice16_Data:SSPI:old@example.test',
        user: 'old@example.test',
        changedAt: '2024-05-01T10:00:00.000Z',
      },
    ]);
    expect(JSON.stringify(inventory)).not.toContain('CANARY');
  });

  it('for an address of nobody are left over, probably; two versions of one are doubled and told once', async () => {
    const checks = async (...credentials: object[]) =>
      evaluate(await seen(credentials)).findings.flatMap(({ check }) => (check.startsWith('office-') ? [check] : []));
    expect(await checks(office('old@example.test'))).toEqual(['office-sign-in-orphaned']);
    expect(await checks(office('old@example.test'), office('old@example.test', 15))).toEqual([
      'office-sign-in-doubled',
    ]);
    const [account] = (await seen([])).accounts;
    expect(await checks(office(account?.address?.toUpperCase() ?? ''))).toEqual([]);
  });

  it('that cannot be seen are said, and nothing passes', async () => {
    const inventory = await seen(null);
    expect(inventory.problems.map(({ code }) => code)).toContain('credential-manager-unread');
    expect(evaluate(inventory, ['office-sign-in-doubled']).outcomes).toMatchObject([{ kind: 'inconclusive' }]);
    expect((await seen([])).problems.map(({ code }) => code)).not.toContain('credential-manager-unread');
  });

  it('leave nobody’s address in a report for others, which is judged alike', async () => {
    const inventory = await seen([office('Jane.Secret@private.test'), office('jane.secret@private.test', 15)]);
    const shared = shareable(inventory);
    expect(JSON.stringify(shared)).not.toMatch(/jane|private\.test/i);
    const told = (one: typeof inventory) => evaluate(one).findings.map(({ check, message }) => `${check} ${message}`);
    expect(told(shared)).toEqual(told(inventory));
    expect(told(shared)).toContain('office-sign-in-doubled twice');
  });
});
