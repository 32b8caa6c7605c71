import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/evaluate.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { type Inventory, inventory as schema } from '../../../shared/model/inventory.ts';
import { homeFolder, homes, readHomeJson, scanFolder } from '../../support/homes.ts';

type Expected = {
  findings: { check: string; severity: string; about: string }[];
  inconclusive: string[];
};

/** What a finding is about, in the one word that `expected.json` uses. */
function about(inventory: Inventory, { subject }: Finding): string {
  const account = inventory.accounts.find((one) => one.id === subject);
  const identity = inventory.identities.find((one) => one.id === subject);
  return (
    account?.address ??
    identity?.address ??
    inventory.credentials.find((one) => one.id === subject)?.origin ??
    inventory.outbox.find((one) => one.id === subject)?.subject ??
    inventory.filters.find((one) => one.id === subject)?.name ??
    inventory.submissions.find((one) => one.id === subject)?.endpoint.host ??
    inventory.setAside.find((one) => one.id === subject)?.file ??
    subject
  );
}

describe.each(homes)('the verdict on %s', (home) => {
  const expected = readHomeJson(home, 'expected.json') as Expected;
  const scanned = scanFolder(homeFolder(home));

  it('is what its description promises', async () => {
    const inventory = await scanned;
    const { findings, outcomes } = evaluate(inventory);
    const key = (one: { check: string; severity: string; about: string }) =>
      `${one.severity} ${one.check}: ${one.about}`;
    expect(findings.map((one) => key({ ...one, about: about(inventory, one) })).sort()).toEqual(
      expected.findings.map(key).sort(),
    );
    expect(
      outcomes
        .filter((one) => one.kind === 'inconclusive')
        .map((one) => one.check)
        .sort(),
    ).toEqual([...expected.inconclusive].sort());
  });

  it('comes from an inventory that keeps its own schema and survives being saved', async () => {
    const inventory = await scanned;
    expect(schema.parse(JSON.parse(JSON.stringify(inventory)))).toEqual(inventory);
    expect(evaluate(JSON.parse(JSON.stringify(inventory)) as Inventory)).toEqual(evaluate(inventory));
  });
});
