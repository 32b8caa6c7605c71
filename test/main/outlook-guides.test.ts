import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { evaluate } from '../../shared/evaluate.ts';
import { translator } from '../../shared/messages/format.ts';
import { guideFor, isGuideNote } from '../../shared/reports/guide.ts';
import { scanImage } from '../support/outlook-image.ts';

const samples = readdirSync(fileURLToPath(new URL('../machines/outlook/reg/', import.meta.url)))
  .filter((name) => name.endsWith('.reg'))
  .map((name) => name.replace('.reg', ''));
const menus: Readonly<Record<string, string>> = {
  '14.0': 'In Outlook 2010, choose File > Info',
  '15.0': 'In Outlook 2013, choose File > Info',
  '16.0': 'In Outlook, choose File',
};

it.each(samples)('every finding in %s comes with steps for its version, as a scan finds it', async (registry) => {
  const inventory = await scanImage({ registry });
  const about = evaluate(inventory).findings.filter(({ subject }) => subject.startsWith('outlook:'));
  for (const finding of about) {
    const steps = guideFor(finding, inventory);
    if (steps === null) throw new Error(`${finding.check} has no steps`);
    expect(steps.filter(isGuideNote)).toHaveLength(1);
    const version = /^outlook:[^/]+\/([^/]+)\//.exec(finding.subject)?.[1] ?? '';
    for (const language of ['en', 'de'] as const) {
      const words = steps.map(({ key, params }) => translator(language)(`guide.${key}`, params)).join('\n');
      expect(words).not.toMatch(/CANARY|\{|undefined|Thunderbird/);
      if (language === 'en') expect(words).toContain(menus[version]);
    }
  }
});

it('finds something in most of them', async () => {
  const found = await Promise.all(
    samples.map(async (registry) => evaluate(await scanImage({ registry })).findings.length > 0),
  );
  expect(found.filter(Boolean).length).toBeGreaterThan(samples.length / 2);
});
