import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRegistryExport } from '../../main/formats/registry-export.ts';
import { listed } from '../support/registry-listing.ts';
import { openWindowsLab, readLiveRegistry, type WindowsLab } from './windows/in-wine.ts';

const exports = fileURLToPath(new URL('../machines/outlook/reg', import.meta.url));
const names = readdirSync(exports).filter((name) => name.endsWith('.reg'));

let lab: WindowsLab;
beforeAll(async () => {
  lab = await openWindowsLab();
});
afterAll(() => lab.close());

describe('the live registry', () => {
  it('gives the same tree as the export that it was made from', async () => {
    const files = names.map((name) => path.join(exports, name));
    const live = await readLiveRegistry(lab, files);
    for (const [at, file] of files.entries())
      expect(live[at], file).toEqual(await listed(parseRegistryExport(readFileSync(file)).tree));
  });
});
