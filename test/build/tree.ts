import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export function write(base: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(base, name)), { recursive: true });
    writeFileSync(path.join(base, name), text);
  }
}

/** A folder with these files, by their paths; gone when the test is over. */
export function tree(files: Readonly<Record<string, string>>): string {
  const base = mkdtempSync(path.join(tmpdir(), 'tree-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  write(base, files);
  return base;
}
