import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lintConfig } from '../../build/generate-lint.mjs';
import { tree } from './tree.ts';

const biome = fileURLToPath(new URL('../../node_modules/@biomejs/biome/bin/biome', import.meta.url));
const importing = (from: string) => `import thing from '${from}';\n\nexport default thing;\n`;

const sound: Readonly<Record<string, string>> = {
  'biome.json': JSON.stringify(lintConfig(['thunderbird', 'evolution'])),
  'shared/word.ts': 'export default 1;\n',
  'shared/checks/define-check.ts': importing('../word.ts'),
  'shared/checks/mail-lost.ts': importing('./define-check.ts'),
  'shared/checks/mail-late.ts': importing('../facts/late.ts'),
  'shared/checks/index.ts': importing('./mail-late.ts'),
  'main/formats/ini.ts': importing('../../shared/word.ts'),
  'main/machine/disk.ts': importing('node:fs'),
  'main/clients/thunderbird/client.ts': importing('../../formats/ini.ts'),
  'main/clients/evolution/client.ts': importing('../../machine/disk.ts'),
  'main/electron/window.ts': importing('electron'),
  'main/engine/scan.ts': importing('../clients/thunderbird/client.ts'),
  'main/cli/run.ts': importing('../engine/scan.ts'),
  'renderer/view.ts': importing('../shared/word.ts'),
};

function lint(files: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, 'check', '--error-on-warnings', '.'], {
    cwd: tree(files),
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}` };
}

it('lets a tree pass that keeps the import rules', () => {
  const { status, said } = lint(sound);
  expect(said).not.toContain('lint/');
  expect(status, said).toBe(0);
});

it.each([
  ['the window importing main', 'renderer/view.ts', '../main/engine/scan.ts', 'the window sees shared'],
  ['shared reading files', 'shared/word.ts', 'node:fs', 'shared is pure'],
  ['shared importing main', 'shared/word.ts', '../main/formats/ini.ts', 'shared is pure'],
  [
    'a check importing another one',
    'shared/checks/mail-lost.ts',
    './mail-late.ts',
    'a check never knows another check',
  ],
  [
    'a client importing another one',
    'main/clients/evolution/client.ts',
    '../thunderbird/client.ts',
    'a client never knows another client',
  ],
  ['a client reading files by itself', 'main/clients/evolution/client.ts', 'node:fs', 'files are read through Machine'],
  ['the command line importing the Electron shell', 'main/cli/run.ts', '../electron/window.ts', 'shells do not know'],
  ['the command line importing Electron', 'main/cli/run.ts', 'electron', 'only main/electron'],
  ['the machine layer importing clients', 'main/machine/disk.ts', '../clients/evolution/client.ts', 'nothing above it'],
  ['formats reading files', 'main/formats/ini.ts', 'node:fs/promises', 'files are read through Machine'],
  ['the product importing its tests', 'main/engine/scan.ts', '../../test/support/homes.ts', 'does not import tests'],
])('stops %s', (_, file, from, why) => {
  const { status, said } = lint({ ...sound, [file]: importing(from) });
  expect(status).toBe(1);
  expect(said).toContain(`${file}:`);
  expect(said).toContain('lint/style/noRestrictedImports');
  expect(said).toContain(why);
});

it('stops a layer that goes round with import()', () => {
  const { status, said } = lint({ ...sound, 'shared/word.ts': "export default () => import('node:fs');\n" });
  expect(status).toBe(1);
  expect(said).toContain('shared is pure');
});

it('stops a module of Node without node:', () => {
  const { status, said } = lint({ ...sound, 'main/machine/disk.ts': importing('fs') });
  expect(status).toBe(1);
  expect(said).toContain('lint/style/useNodejsImportProtocol');
});
