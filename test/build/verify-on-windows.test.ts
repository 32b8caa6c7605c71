import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');
const page = 'docs/verify-on-windows.md';

it('what Wine cannot prove: the code names every step, and no other', () => {
  const steps = [...read(page).matchAll(/^## (\d+)\. /gm)].map(([, number]) => Number(number));
  expect(steps).toEqual(steps.map((_, at) => at + 1));
  expect(steps.length).toBeGreaterThan(5);
  const named = new Map<number, string[]>();
  // A comment may break its line anywhere.
  for (const file of globSync('{main,shared}/**/*.ts', { cwd: root }))
    for (const [, number] of read(file)
      .replaceAll(/\s+(?:\*|\/\/)\s+/g, ' ')
      .matchAll(/docs\/verify-on-windows\.md,\s+step\s+(\d+)/g))
      named.set(Number(number), [...(named.get(Number(number)) ?? []), file]);
  expect([...named.keys()].toSorted((a, b) => a - b)).toEqual(steps);
});

it('each step says what is expected', () => {
  for (const step of read(page).split(/^## /m).slice(1)) expect(step, step.split('\n')[0]).toMatch(/Expected:/);
});
