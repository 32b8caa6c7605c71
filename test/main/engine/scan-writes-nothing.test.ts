import { createHash } from 'node:crypto';
import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { homeFolder, homes, scanFolder } from '../../support/homes.ts';

const copy = mkdtempSync(path.join(tmpdir(), 'scan-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Every file and folder with its content and both times, to the nanosecond. */
function picture(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const { mtimeNs, ctimeNs, mode } = lstatSync(file, { bigint: true });
      const hash = entry.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : '-';
      return `${file} ${mode} ${mtimeNs} ${ctimeNs} ${hash}`;
    })
    .sort();
}

it.each(homes)('a scan of %s leaves every file as it was: content, mtime and ctime', async (home) => {
  const folder = path.join(copy, home);
  cpSync(homeFolder(home), folder, { recursive: true });
  const before = picture(folder);
  await scanFolder(folder);
  expect(picture(folder)).toEqual(before);
});
