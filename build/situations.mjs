// Real situations in which the window is pictured and tested: a home of our own making, and the program started in it.
import { cpSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import { resolveElectron } from './electron-runtime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const machines = path.join(root, 'test/machines');

/** Thunderbird's folder with these profiles, the first of them the default one. `lines`: its prefs.js; null for none. */
export function writeProfiles(home, profiles) {
  const folder = path.join(home, '.thunderbird');
  const parts = ['[General]\nStartWithLastProfile=1\nVersion=2\n'];
  for (const [at, { name, lines }] of profiles.entries()) {
    const place = `${at}.${name.toLowerCase().replaceAll(' ', '-')}`;
    mkdirSync(path.join(folder, place), { recursive: true });
    parts.push(`[Profile${at}]\nName=${name}\nIsRelative=1\nPath=${place}\n${at === 0 ? 'Default=1\n' : ''}`);
    if (lines !== null) writeFileSync(path.join(folder, place, 'prefs.js'), lines);
  }
  writeFileSync(path.join(folder, 'profiles.ini'), parts.join('\n'));
}

/** Two small profiles and one whose settings, 50 MB in two files, keep the scan busy for seconds. */
export function writeSlowProfiles(home) {
  const some = 'user_pref("mail.root.none-rel", "[ProfD]Mail");\n';
  const much = Array.from({ length: 1_000_000 }, (_, at) => `user_pref("ldap_2.servers.s${at}.at", "${at}");\n`).join(
    '',
  );
  writeProfiles(home, [
    { name: 'Office', lines: some },
    { name: 'Shop', lines: some },
    { name: 'Archive', lines: much },
  ]);
  const archive = path.join(home, '.thunderbird/2.archive');
  linkSync(path.join(archive, 'prefs.js'), path.join(archive, 'user.js'));
}

/** Thunderbird's folder as a link to itself: nothing in it can be opened, not even by root, whom rights do not stop. */
export const hideProfiles = (home) => symlinkSync('.thunderbird', path.join(home, '.thunderbird'));

/** A copy of one of the machines, a Thunderbird home where no folder is named, as a technician brings one along. */
export function copyMachine(home, name, group = 'thunderbird') {
  const folder = path.join(home, 'customer');
  cpSync(path.join(machines, group, name), folder, { recursive: true });
  return folder;
}

/**
 * Starts the built program as the owner of `home`, in Berlin's time, with its own files where they are by default.
 * What it draws does not depend on the screen it is shown on, nor (by a shade at round corners) on which part was drawn anew.
 */
export async function openWindow({ home, language = 'en', args = [] }) {
  const { exe } = await resolveElectron();
  const { XDG_DATA_HOME: _, ...env } = process.env;
  const asRoot = process.platform === 'linux' && process.getuid() === 0;
  const app = await _electron.launch({
    executablePath: exe,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      '--force-device-scale-factor=1',
      '--disable-partial-raster',
      root,
      ...args,
      '--lang',
      language,
    ],
    env: { ...env, HOME: home, USERPROFILE: home, APPDATA: path.join(home, 'AppData'), TZ: 'Europe/Berlin' },
  });
  const page = await app.firstWindow();
  await page.locator('.nav').first().waitFor();
  // Nothing lies below the pointer by chance.
  await page.mouse.move(0, 0);
  return { app, page };
}

/** A machine on which only Outlook is set up, from one of its registry exports: POP3 and IMAP accounts of one mailbox. */
export function outlookMachine(home) {
  const folder = path.join(home, 'customer');
  const user = path.join(folder, 'files/C/Users/anna');
  mkdirSync(user, { recursive: true });
  cpSync(path.join(root, 'test/machines/outlook/reg/16-pop-and-imap-same-mailbox.reg'), path.join(folder, 'user.reg'));
  const machine = {
    platform: 'windows',
    takenAt: '2026-11-24T09:00:00.000Z',
    users: [{ name: 'anna', home: 'files/C/Users/anna' }],
    registry: [{ file: 'user.reg', user: 'anna' }],
    files: 'files',
  };
  writeFileSync(path.join(folder, 'machine.json'), JSON.stringify(machine));
  return folder;
}

/** Has the engine's process run another entry from now on. The one that runs is ended; the next question starts a new one. */
export const setEngine = (app, entry) =>
  app.evaluate(async ({ app: program, utilityProcess }, file) => {
    const { fork } = utilityProcess;
    utilityProcess.fork = (_entry, ...how) => fork(file, ...how);
    const engines = () => program.getAppMetrics().filter(({ name }) => name === 'engine');
    for (const { pid } of engines()) process.kill(pid);
    while (engines().length > 0) await new Promise((done) => setTimeout(done, 20));
  }, entry);
