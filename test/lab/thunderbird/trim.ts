import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMain } from './command-line.ts';
import { situations } from './situations/index.ts';

const kept =
  /^(?:prefs\.js|logins\.(?:json|db)|key4\.db|compatibility\.ini|times\.json|folderCache\.json|\.parentlock|Mail|ImapMail)$/;
const noise =
  /^user_pref\("(?:app\.update\.lastUpdateTime|browser|calendar\.(?:caldav|list|registry)|datareporting|dom|extensions\.(?:databaseSchema|lastApp|lastPlatform|webextensions\.uuids)|mailnews\.database\.global\.datastore\.id|media|network|nimbus|pdfjs|places|privacy|storage\.vacuum|toolkit\.telemetry)/;

/**
 * Copies a made home without caches and databases that nobody needs. The folder it was made in reads `homeName` in every text file;
 * Thunderbird goes by the `-rel` prefs anyway. File times are kept: they decide whether an index is believed.
 */
export function trimHome(made: string, target: string, homeName = '/home/anna'): void {
  rmSync(target, { recursive: true, force: true });
  const from = path.join(made, '.thunderbird');
  const to = path.join(target, '.thunderbird');
  mkdirSync(to, { recursive: true });
  for (const name of ['profiles.ini', 'installs.ini']) copy(path.join(from, name), path.join(to, name), made, homeName);
  for (const profile of readdirSync(from).filter((name) => /\.default(?:-default)?$/.test(name))) {
    mkdirSync(path.join(to, profile), { recursive: true });
    for (const name of readdirSync(path.join(from, profile)).filter((entry) => kept.test(entry)))
      copy(path.join(from, profile, name), path.join(to, profile, name), made, homeName);
  }
}

function copy(from: string, to: string, made: string, homeName: string): void {
  const stat = lstatSync(from);
  if (stat.isSymbolicLink()) return;
  if (stat.isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) copy(path.join(from, name), path.join(to, name), made, homeName);
    return;
  }
  writeFileSync(to, trimmed(from, made, homeName));
  utimesSync(to, stat.atime, stat.mtime);
}

function trimmed(file: string, made: string, homeName: string): Buffer | string {
  const bytes = readFileSync(file);
  if (!/\.(?:js|json|ini|dat)$/.test(file)) return bytes;
  const text = bytes.toString('utf8').replaceAll(made, homeName);
  if (!file.endsWith('prefs.js')) return text;
  return text
    .split('\n')
    .filter((line) => !noise.test(line))
    .join('\n');
}

if (isMain(import.meta.url)) {
  const [made, target, homeName] = process.argv.slice(2);
  if (made && target)
    for (const { name } of situations)
      trimHome(path.resolve(made, name), path.join(target, name, 'files/home/anna'), homeName);
  else {
    process.stderr.write('usage: trim.ts MADE TARGET [HOME_NAME]\n');
    process.exitCode = 2;
  }
}
