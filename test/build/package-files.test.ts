import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const configuration = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
/** The patterns of `files` that leave something out, for every system. */
const leftOut = [...configuration.matchAll(/^ {2}- '!(.+)'$/gm)].map(([, pattern = '']) => pattern);
const isLeftOut = (file: string) => leftOut.some((pattern) => path.posix.matchesGlob(file, pattern));

/** What a module of JavaScript loads by a relative path, as far as that path is written out. */
function loads(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const named = [...text.matchAll(/(?:\bfrom\s*|\brequire\(|\bimport\(?\s*)["'](\.{1,2}\/[^"']+)["']/g)];
  return named.flatMap(([, name = '']) => {
    const at = path.posix.join(path.posix.dirname(file), name);
    return [at, `${at}.js`, `${at}/index.js`].filter(
      (one) => existsSync(path.join(root, one)) && statSync(path.join(root, one)).isFile(),
    );
  });
}

it.each(['koffi', 'native-reg', 'node-gyp-build'])('the package has every module that %s loads', (name) => {
  const require = createRequire(path.join(root, 'package.json'));
  const posix = (file: string) => path.relative(root, file).split(path.sep).join('/');
  const folder = `node_modules/${name}`;
  const { module, exports: exported } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const wanted = [posix(require.resolve(name))];
  for (const entry of [module, exported?.['.']?.import ?? exported?.import])
    if (typeof entry === 'string') wanted.push(path.posix.join(folder, entry));
  if (existsSync(path.join(root, folder, 'index.js'))) wanted.push(`${folder}/index.js`);
  const seen = new Set<string>();
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (/\.[cm]?js$/.test(file)) wanted.push(...loads(file));
  }
  expect([...seen].filter(isLeftOut)).toEqual([]);
  expect(isLeftOut(`${folder}/package.json`)).toBe(false);
});

it('the package has the libraries for Windows, and none of another system', () => {
  expect(isLeftOut('node_modules/native-reg/prebuilds/win32-x64/node.napi.node')).toBe(false);
  expect(isLeftOut('node_modules/@koromix/koffi-win32-x64/win32_x64/koffi.node')).toBe(false);
  expect(isLeftOut('node_modules/@koromix/koffi-linux-x64/linux_x64/koffi.node')).toBe(true);
  expect(isLeftOut('node_modules/koffi/src/koffi/src/call.cc')).toBe(true);
  expect(isLeftOut('node_modules/native-reg/src/reg.cc')).toBe(true);
});
