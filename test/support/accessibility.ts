import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands: the rule, and the elements that break it. Empty where all is well. */
export async function accessibilityFaults(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(
    'axe.run().then((found) => found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]))',
  );
}
