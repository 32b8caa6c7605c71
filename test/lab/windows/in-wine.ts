import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cache, checkout, nodeExe, ownPrefix, windowsCheckout, wineEnvironment } from './lab-parts.ts';
import { type Environment, type Ran, type Running, runToEnd, start } from './run-to-end.ts';

/** A Windows of one's own, with the checkout in it. Close it, or its wineserver lives on. */
export type WindowsLab = {
  /** A folder of this run alone, for files to hand over: it is deleted at the end. */
  readonly folder: string;
  /** Drive C: as Linux sees it. */
  readonly driveC: string;
  readonly nodeExe: string;
  /** Runs a module of the checkout (`test/lab/windows/inside/x.ts`, `out/cli/postmender.js`) under Node for Windows. */
  run(module: string, args?: readonly string[], how?: Options): Promise<Ran>;
  /** The same, without waiting for its end. */
  start(module: string, args?: readonly string[], how?: Options): Promise<Running>;
  /** A program of Wine's own: `reg.exe`. */
  wine(args: readonly string[]): Promise<Ran>;
  /** Shuts that Windows down; the next program starts it. Drives are looked at then only. */
  restart(): Promise<void>;
  close(): Promise<void>;
};
export type Options = {
  readonly environment?: Environment;
  /** 120 without it; then the exit code is 124. */
  readonly seconds?: number;
  /** Another executable than node.exe, such as a copy under another name. */
  readonly exe?: string;
  /** Another checkout, made by `windowsCheckout`. */
  readonly checkout?: string;
};

/** How Windows names a file of Linux. */
export const windowsPath = (file: string) => `Z:${path.resolve(file).replaceAll('/', '\\')}`;

/** The first time on a machine, about half a minute; then one second or two. */
export async function openWindowsLab(): Promise<WindowsLab> {
  const node = await nodeExe();
  await mkdir(path.join(cache, 'runs'), { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'runs', 'run-'));
  const prefix = path.join(folder, 'prefix');
  const tree = path.join(folder, 'checkout');
  await ownPrefix(prefix);
  await windowsCheckout(tree);
  const commandOf = (module: string, args: readonly string[], how: Options): Parameters<typeof start> => [
    'wine',
    [
      how.exe ?? node,
      '--disable-warning=ExperimentalWarning',
      windowsPath(path.join(how.checkout ?? tree, module)),
      ...args,
    ],
    { folder, environment: { ...wineEnvironment(prefix), ...how.environment }, seconds: how.seconds },
  ];
  return {
    folder,
    driveC: path.join(prefix, 'drive_c'),
    nodeExe: node,
    run: (module, args = [], how = {}) => runToEnd(...commandOf(module, args, how)),
    start: (module, args = [], how = {}) => start(...commandOf(module, args, how)),
    wine: (args) => runToEnd('wine', args, { folder, environment: wineEnvironment(prefix) }),
    async restart() {
      await runToEnd('wineserver', ['-k'], { environment: wineEnvironment(prefix) });
      await runToEnd('wineserver', ['-w'], { environment: wineEnvironment(prefix) });
    },
    async close() {
      await runToEnd('wineserver', ['-k'], { environment: wineEnvironment(prefix) });
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** As `listed` of test/support/registry-listing.ts gives it. */
export type Listing = Map<string, unknown>;

/**
 * Each .reg file imported by reg.exe into the registry of that Windows, read back by the program's own live adapter, and taken out
 * again. Of what stood there before, only the keys on the way to new ones are in the listing, without their own values.
 */
export async function readLiveRegistry(lab: WindowsLab, files: readonly string[]): Promise<Listing[]> {
  const [task, answer] = [path.join(lab.folder, 'registry-task.json'), path.join(lab.folder, 'registry-answer.json')];
  await writeFile(task, JSON.stringify(files.map(windowsPath)));
  const ran = await lab.run('test/lab/windows/inside/list-registry.ts', [windowsPath(task), windowsPath(answer)], {
    seconds: 60 + files.length * 2,
  });
  if (ran.code !== 0) throw new Error(`the registry was not read (${ran.code}): ${ran.err}${ran.out}`);
  const listings = JSON.parse(await readFile(answer, 'utf8')) as [string, unknown][][];
  return listings.map((rows) => new Map(rows));
}

export { checkout };
