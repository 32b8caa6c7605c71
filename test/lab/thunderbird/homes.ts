import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The name Thunderbird gives to a program in `/usr/lib/thunderbird`: a hash of that folder. */
export const install = 'FDC34C9F024745EB';
export const usedProfile = 'k3v9x2ab.default-default';
export const emptyProfile = 'p7d1m4qz.default';

/** Makes `<home>/.thunderbird` as a first start does: two profiles, of which the program uses `default-default`. Returns that one. */
export function newHome(home: string): string {
  const root = path.join(home, '.thunderbird');
  const times = `{\n"created": ${Date.now()},\n"firstUse": null\n}\n`;
  for (const name of [usedProfile, emptyProfile]) {
    mkdirSync(path.join(root, name), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(root, name, 'times.json'), times);
  }
  const sections = [
    `[Profile1]\nName=default\nIsRelative=1\nPath=${emptyProfile}\nDefault=1\n`,
    `[Install${install}]\nDefault=${usedProfile}\nLocked=1\n`,
    `[Profile0]\nName=default-default\nIsRelative=1\nPath=${usedProfile}\n`,
    '[General]\nStartWithLastProfile=1\nVersion=2\n\n',
  ];
  writeFileSync(path.join(root, 'profiles.ini'), sections.join('\n'));
  writeFileSync(path.join(root, 'installs.ini'), `[${install}]\nDefault=${usedProfile}\nLocked=1\n\n`);
  return path.join(root, usedProfile);
}

/** The profile that the installed program uses, else the first that is listed; null in a home without Thunderbird. */
export function findProfile(home: string): string | null {
  const root = path.join(home, '.thunderbird');
  const read = (name: string) => {
    const file = path.join(root, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const used = /^Default=(.+)$/m.exec(read('installs.ini'))?.[1];
  if (used && existsSync(path.resolve(root, used))) return path.resolve(root, used);
  const listed = /^Path=(.+)$/m.exec(read('profiles.ini'))?.[1];
  return listed ? path.resolve(root, listed) : null;
}

export type Prefs = Readonly<Record<string, string | number | boolean>>;

/**
 * Lays prefs over a profile for one run, by user.js. Thunderbird copies them into prefs.js, where they would stay; the function that
 * is returned takes them out of both again.
 */
export function layOver(profile: string, prefs: Prefs): () => void {
  const userJs = path.join(profile, 'user.js');
  const before = existsSync(userJs) ? readFileSync(userJs, 'utf8') : null;
  const lines = Object.entries(prefs).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(userJs, (before ?? '') + lines.join(''));
  return () => {
    if (before === null) rmSync(userJs, { force: true });
    else writeFileSync(userJs, before);
    dropPrefs(path.join(profile, 'prefs.js'), new Set(Object.keys(prefs)));
  };
}

function dropPrefs(file: string, names: ReadonlySet<string>): void {
  if (!existsSync(file)) return;
  const kept = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !names.has(/^user_pref\("([^"]+)"/.exec(line)?.[1] ?? ''));
  writeFileSync(file, kept.join('\n'));
}
