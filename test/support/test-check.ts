import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { AnyCheck } from '../../shared/checks/define-check.ts';
import { evaluate } from '../../shared/evaluate.ts';
import { resolveEvidence } from '../../shared/facts/evidence.ts';
import { type Inventory, inventory } from '../../shared/model/inventory.ts';
import { anInventory } from './inventory.ts';

export type Case = { readonly name: string; readonly on: Inventory };
export type LoudCase = Case & {
  /** The messages it must say, in any order. */
  readonly says: readonly { readonly message: string; readonly subject?: string; readonly params?: object }[];
};

/**
 * The contract of every check: silent where nothing is wrong (the healthy computer is always among the silent), loud with
 * evidence that exists and the parameters its example promises; never changes what it looks at.
 */
export function testCheck(check: AnyCheck, cases: { silent: readonly Case[]; loud: readonly LoudCase[] }): void {
  const { id } = check.meta;
  const silent = [{ name: 'a healthy computer', on: anInventory() }, ...cases.silent];
  const all: readonly Case[] = [...silent, ...cases.loud];

  describe(id, () => {
    it('is tried on different cases of both kinds', () => {
      expect(cases.silent.length).toBeGreaterThan(0);
      expect(cases.loud.length).toBeGreaterThan(0);
      for (const [at, one] of all.entries())
        for (const other of all.slice(at + 1))
          expect(isDeepStrictEqual(one.on, other.on), `${one.name} = ${other.name}`).toBe(false);
    });

    it('has every message said by a loud case', () => {
      const spoken = Object.keys(check.messages).filter((name) => !['title', 'why', 'hand'].includes(name));
      const said = new Set(cases.loud.flatMap((one) => one.says.map((say) => say.message)));
      expect([...said].sort()).toEqual(spoken.sort());
    });

    for (const { name, on } of silent)
      it(`is silent: ${name}`, () => {
        expect(findings(check, on)).toEqual([]);
      });

    for (const { name, on, says } of cases.loud)
      it(`speaks: ${name}`, () => {
        const found = findings(check, on);
        expect(found.map((one) => one.message).sort()).toEqual(says.map((say) => say.message).sort());
        for (const say of says)
          expect(
            found.some(
              (one) =>
                one.message === say.message &&
                (say.subject === undefined || one.subject === say.subject) &&
                Object.entries(say.params ?? {}).every(([key, value]) => one.params[key] === value),
            ),
            `${JSON.stringify(say)} in ${JSON.stringify(found)}`,
          ).toBe(true);
        expect(new Set(found.map((one) => one.id)).size).toBe(found.length);
        for (const one of found) {
          expect(one.evidence.length).toBeGreaterThan(0);
          for (const path of one.evidence) expect(resolveEvidence(on, path), path).not.toBeNull();
          const example = check.messages[one.message]?.example ?? {};
          expect(Object.keys(one.params).sort()).toEqual(Object.keys(example).sort());
          expect(JSON.parse(JSON.stringify(one))).toEqual(one);
        }
      });
  });
}

function findings(check: AnyCheck, on: Inventory) {
  expect(inventory.parse(on)).toEqual(on);
  const frozen = deepFreeze(structuredClone(on));
  return evaluate(frozen, undefined, [check]).findings;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
