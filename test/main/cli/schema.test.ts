import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('docs/schema says what the models say', async () => {
  const generator = fileURLToPath(new URL('../../../build/generate-schema.mjs', import.meta.url));
  const { stderr } = await promisify(execFile)(process.execPath, [generator, '--check']);
  expect(stderr).toBe('');
});
