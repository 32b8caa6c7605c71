import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMain } from './command-line.ts';
import { newHome } from './homes.ts';
import { usualPorts } from './inside/accounts.ts';
import { emptyMailboxes, type Servers, startServers, stopServers } from './servers.ts';
import { situations } from './situations/index.ts';
import type { Situation } from './situations/situation.ts';
import { startThunderbird } from './thunderbird.ts';
import { defaultBase } from './world.ts';

export type Made = {
  readonly name: string;
  readonly home: string;
  readonly thunderbird: string;
  readonly seen: unknown;
};

/**
 * Makes one situation in a fresh home below `into`. `ports`: `lab` stays able to talk to the lab's servers, `usual` writes those of
 * providers at the end, for test data. 4 to 20 s.
 */
export async function makeSituation(
  situation: Situation,
  into: string,
  servers: Servers,
  ports: 'lab' | 'usual' = 'lab',
): Promise<Made> {
  const home = path.resolve(into, situation.name);
  rmSync(home, { recursive: true, force: true });
  emptyMailboxes(servers);
  const profile = newHome(home);
  const offline = situation.offline ?? false;
  const thunderbird = await startThunderbird({ home, profile, findsProfile: true, offline });
  try {
    const used = await thunderbird.run<string>('return Services.dirsvc.get("ProfD", Ci.nsIFile).path;');
    if (used !== profile) throw new Error(`Thunderbird took another profile: ${used}`);
    const seen = await situation.make({ thunderbird, servers });
    if (ports === 'usual' && !offline) await thunderbird.run(usualPorts);
    await thunderbird.run('await sleep(400); Services.prefs.savePrefFile(null);');
    const version = await thunderbird.run<string>('return Services.appinfo.version;');
    return { name: situation.name, home, thunderbird: version, seen };
  } finally {
    await thunderbird.quit();
  }
}

const usage = 'usage: make.ts FOLDER [--only NAME,NAME] [--base PORT] [--usual-ports] [--keep-servers]\n';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      base: { type: 'string' },
      'usual-ports': { type: 'boolean' },
      'keep-servers': { type: 'boolean' },
    },
  });
  const [folder] = positionals;
  const wanted = situations.filter(({ name }) => values.only?.split(',').includes(name) ?? true);
  if (!folder || wanted.length === 0) {
    process.stderr.write(`${usage}names: ${situations.map(({ name }) => name).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  mkdirSync(folder, { recursive: true });
  const servers = await startServers(path.join(folder, '.servers'), Number(values.base ?? defaultBase));
  const made: Made[] = [];
  try {
    for (const situation of wanted) {
      const startedAt = Date.now();
      made.push(await makeSituation(situation, folder, servers, values['usual-ports'] ? 'usual' : 'lab'));
      process.stderr.write(`${situation.name}: ${Date.now() - startedAt} ms\n`);
      writeFileSync(path.join(folder, 'notes.json'), `${JSON.stringify(made, null, 2)}\n`);
    }
  } finally {
    if (!values['keep-servers']) stopServers(servers.folder);
  }
}

if (isMain(import.meta.url)) await main();
