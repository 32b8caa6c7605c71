// The walk through one repair, as pictures: from the finding to the undo and the history, a program in the way, a change that was
// cut off, and steps by hand. The keyboard does everything.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { holdLock } from '../test/support/home-lock.ts';
import { copyMachine, openWindow, outlookMachine, setEngine } from './situations.mjs';

const profile = 'files/home/anna/.thunderbird/k3v9x2ab.default-default';
const fix = 'pop3-leave-on-server';
const findingsAt = 1;
const historyAt = 4;
/** Milliseconds a scan or a repair may take. */
const patience = 30_000;

/** The history shows when something was changed, and the window how many seconds a scan took: the engine has a clock of its own. */
const clock = `
const offset = Date.parse('2026-11-24T09:15:00Z') - Date.now();
const now = Date.now;
globalThis.Date = class extends Date {
  constructor(...of) { of.length === 0 ? super(now() + offset) : super(...of); }
  static now = () => now() + offset;
};
`;
/** Ends the engine as a power cut would, when everything is changed and the journal does not say so yet. */
const powerCut = `
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
const { rename } = files;
let saves = 0;
files.rename = (from, to) => {
  if (String(to).endsWith('entry.json') && ++saves >= 3) process.kill(process.pid, 'SIGKILL');
  return rename(from, to);
};
syncBuiltinESMExports();
`;
const engine = pathToFileURL(path.resolve('out/main/workers/engine.js')).href;

function writeEngine(home, ...before) {
  const entry = path.join(home, 'engine.mjs');
  writeFileSync(entry, `${before.join('')}await import(${JSON.stringify(engine)});\n`);
  return entry;
}

/** Moves the focus on with Tab until it is on `control`. */
async function focusOn(page, control) {
  for (let turn = 0; turn < 80; turn += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the focus does not come to ${control}`);
}

async function press(page, control) {
  await focusOn(page, control);
  await page.keyboard.press('Enter');
}

const lastButton = (page) => page.locator('.dialog-actions .button').last();
const isReady = (page) => page.locator('.dialog-actions .primary:not([data-disabled])').waitFor({ timeout: patience });

/** From the start to the first finding; `title`: of the repair whose button comes back. */
async function toFinding(page, title) {
  await page.getByTestId('verdict').waitFor({ timeout: patience });
  await press(page, page.locator('.nav').nth(findingsAt));
  await press(page, page.getByRole('option').first());
  const article = page.getByRole('article');
  const button = article.getByRole('button', { name: title ?? undefined, exact: true }).first();
  await button.waitFor();
  return button;
}

async function hasLookedAgain(page, words) {
  await page.locator('.dialog .repair p').nth(1).waitFor({ timeout: patience });
  await page.getByText(words['window.repair-looking']).waitFor({ state: 'detached', timeout: patience });
}

const wordsOf = (language) => JSON.parse(readFileSync(`shared/messages/${language}.json`, 'utf8'));

async function repairAndUndo({ home, language, show }) {
  const words = wordsOf(language);
  const machine = copyMachine(home, 'pop-imap-conflict');
  const { app, page } = await openWindow({ home, language, args: ['--machine', machine] });
  const button = await toFinding(page, words[`fix.${fix}.title`]);
  await setEngine(app, writeEngine(home, clock));
  await focusOn(page, button);
  await show(page, 'walk-1-finding');
  await page.keyboard.press('Enter');
  await isReady(page);
  await show(page, 'walk-2-preview');
  await press(page, page.locator('.dialog .fold > summary').last());
  await show(page, 'walk-2-preview-files');
  await press(page, lastButton(page));
  await hasLookedAgain(page, words);
  await show(page, 'walk-3-applied');
  await press(page, lastButton(page));
  await page.getByText(words['window.repair-undone']).waitFor({ timeout: patience });
  await hasLookedAgain(page, words);
  await show(page, 'walk-4-undone');
  await page.keyboard.press('Escape');
  await press(page, page.locator('.nav').nth(historyAt));
  await page.locator('.history > li').nth(1).waitFor();
  await show(page, 'walk-5-history');
  await app.close();
}

async function repairOfMessage({ home, language, show }) {
  const words = wordsOf(language);
  const { app, page } = await openWindow({ home, language, args: ['--machine', copyMachine(home, 'stuck-outbox')] });
  await press(page, await toFinding(page, words['fix.outbox-quarantine.title']));
  await isReady(page);
  await show(page, 'walk-2-preview-message');
  await app.close();
}

async function whileOpen({ home, language, show }) {
  const words = wordsOf(language);
  const machine = copyMachine(home, 'pop-imap-conflict');
  const lock = await holdLock(path.join(machine, profile, '.parentlock'));
  const { app, page } = await openWindow({ home, language, args: ['--machine', machine] });
  await press(page, await toFinding(page, words[`fix.${fix}.title`]));
  await page.getByText(words['window.repair-close-text']).waitFor({ timeout: patience });
  await show(page, 'walk-6-close');
  await app.close();
  await lock.release();
}

async function afterPowerCut({ home, language, show }) {
  const words = wordsOf(language);
  const machine = copyMachine(home, 'pop-imap-conflict');
  const first = await openWindow({ home, language, args: ['--machine', machine] });
  const button = await toFinding(first.page, words[`fix.${fix}.title`]);
  await setEngine(first.app, writeEngine(home, clock, powerCut));
  await press(first.page, button);
  await isReady(first.page);
  await press(first.page, lastButton(first.page));
  await first.page.locator('.dialog .progress').waitFor({ state: 'detached', timeout: patience });
  await first.app.close();
  const { app, page } = await openWindow({ home, language, args: ['--machine', machine] });
  await page.getByTestId('verdict').waitFor({ timeout: patience });
  const recover = page.locator('.band[role=alert] .button');
  await recover.waitFor({ timeout: patience });
  await focusOn(page, recover);
  await show(page, 'walk-7-recover');
  await page.keyboard.press('Enter');
  await page.getByText(words['window.recover-text']).waitFor({ state: 'detached', timeout: patience });
  await page.getByTestId('verdict').waitFor({ timeout: patience });
  await show(page, 'walk-7-recovered');
  await app.close();
}

async function byHand({ home, language, show }) {
  const words = wordsOf(language);
  const { app, page } = await openWindow({ home, language, args: ['--machine', outlookMachine(home)] });
  await toFinding(page, null);
  await focusOn(page, page.getByRole('button', { name: words['window.repair-by-hand-done'], exact: true }));
  await show(page, 'walk-8-by-hand');
  await app.close();
}

/** Each runs in a home of its own; `show` takes a picture. */
export const walk = [repairAndUndo, repairOfMessage, whileOpen, afterPowerCut, byHand];
