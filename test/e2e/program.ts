import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { resolveElectron } from '../../build/electron-runtime.mjs';

export const homes = path.resolve('test/machines/thunderbird');

const inherited = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
);

export type Started = { readonly app: ElectronApplication; readonly page: Page };

/** A place of its own for one test: our own files, and a home folder that the program takes for this computer's. */
export async function openPlace() {
  const folder = await mkdtemp(path.join(tmpdir(), 'postmender-e2e-'));
  const home = path.join(folder, 'home');
  let running: ElectronApplication | null = null;
  const close = async () => {
    await running?.close();
    running = null;
  };
  return {
    folder,
    home,
    /** Puts one of the Thunderbird homes there, as this user's own. */
    settle: (name: string) => cp(path.join(homes, name, 'files/home/anna'), home, { recursive: true }),
    /** Starts the built program; what ran before is ended first. */
    async start(...args: string[]): Promise<Started> {
      await close();
      const { exe } = await resolveElectron(() => {});
      const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const app = await _electron.launch({
        executablePath: exe,
        args: [...asRoot, '.', '--lang', 'en', '--data', path.join(folder, 'data'), ...args],
        env: { ...inherited, HOME: home, USERPROFILE: home, APPDATA: home, LOCALAPPDATA: home },
      });
      running = app;
      return { app, page: await app.firstWindow() };
    },
    async remove(): Promise<void> {
      await close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
export type Place = Awaited<ReturnType<typeof openPlace>>;

/** The system's dialogs cannot be pressed by a test: from now on they answer with `file`; null: cancelled. */
export const answerDialogs = (app: ElectronApplication, file: string | null): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' });
    dialog.showOpenDialog = async () => ({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
  }, file);

/** Presses a shortcut as the keyboard would, so that the menu sees it too; Playwright's keys reach the page only. */
export const pressShortcut = (app: ElectronApplication, key: string): Promise<void> =>
  app.evaluate(({ BrowserWindow }, keyCode) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.focus();
    for (const type of ['keyDown', 'keyUp'] as const)
      window?.webContents.sendInputEvent({ type, keyCode, modifiers: ['control'] });
  }, key);
