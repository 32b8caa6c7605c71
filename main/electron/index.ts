import { homedir } from 'node:os';
import path from 'node:path';
import { app, BrowserWindow, type IpcMainInvokeEvent, ipcMain, Menu, nativeTheme, session } from 'electron';
import { askChannel, scanChannel } from '../../shared/ipc/channels.ts';
import type { About, Preferences } from '../../shared/ipc/contract.ts';
import { languageOf, translator } from '../../shared/messages/format.ts';
import { product } from '../../shared/product.ts';
import { dataFolder } from '../store/data-folder.ts';
import { openLog } from '../store/log.ts';
import { readPreferences } from '../store/preferences.ts';
import { openEngine } from './engine-process.ts';
import { denyPermissions, guardContents } from './guards.ts';
import { answerQuestions } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { address, registerScheme, servePages } from './pages.ts';
import { type LastScan, makeHandlers, outFolder } from './questions.ts';
import { readStartArgs } from './start-args.ts';

const platforms: Readonly<Record<string, About['platform']>> = { win32: 'windows', darwin: 'macos' };

export function openWindow(): void {
  const args = readStartArgs(process.argv.slice(1));
  const place = { platform: process.platform, env: process.env, home: homedir() };
  const data = path.resolve(dataFolder(place, args.data ?? undefined));
  app.setPath('userData', path.join(data, 'window'));
  registerScheme();
  const page = app.isPackaged ? address : (process.env.ELECTRON_RENDERER_URL ?? address);
  const isOurUrl = (url: string) => url.startsWith(page);
  guardContents(isOurUrl);
  Menu.setApplicationMenu(null);
  app.on('window-all-closed', () => app.quit());

  app.whenReady().then(async () => {
    const log = openLog(data);
    process.on('unhandledRejection', (error) => log.crash(error));
    // Electron's own dialog would show the error's message, which may name people and mailboxes.
    process.on('uncaughtException', (error) => {
      log.crash(error);
      app.exit(70);
    });
    servePages(path.join(outFolder(), 'renderer'));
    denyPermissions(session.defaultSession);
    const preferences = (await readPreferences(data)).value;
    nativeTheme.themeSource = preferences.theme;
    const window = new BrowserWindow({
      show: false,
      width: 1080,
      height: 720,
      minWidth: 480,
      minHeight: 400,
      autoHideMenuBar: true,
      title: product.name,
      // The page's own surface, so that nothing flashes before it is drawn.
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1d20' : '#ffffff',
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        preload: path.join(outFolder(), 'preload', 'preload.cjs'),
      },
    });
    let last: LastScan | null = null;
    const examples = path.join(outFolder(), 'examples');
    const engine = openEngine({
      entry: path.join(outFolder(), 'main', 'workers', 'engine.js'),
      examples,
      data,
      log,
      tell(event) {
        if (event.kind === 'done') last = event;
        if (!window.isDestroyed()) window.webContents.send(scanChannel, event);
      },
    });
    // A repair is taken back before the window goes.
    let leaves = false;
    window.on('close', (event) => {
      if (!engine.isRepairing()) return;
      event.preventDefault();
      engine.stop();
      if (leaves) return;
      leaves = true;
      const wait = setInterval(() => {
        if (engine.isRepairing()) return;
        clearInterval(wait);
        window.close();
      }, 50);
    });
    app.on('will-quit', () => engine.close());
    const about: About = {
      version: product.version,
      platform: platforms[process.platform] ?? 'linux',
      language: args.language ?? app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
      logFile: log.file,
      dataFolder: data,
      start: args.target,
    };
    let language = preferences.language;
    const showMenu = () => {
      const text = translator(languageOf(language === 'system' ? about.language : language));
      const template = menuTemplate({ platform: about.platform, text, tools: !app.isPackaged });
      Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    };
    window.once('ready-to-show', () => {
      window.show();
      // Only now, so that the first picture does not wait for it.
      showMenu();
    });
    const applyPreferences = (wanted: Preferences) => {
      nativeTheme.themeSource = wanted.theme;
      if (wanted.language === language) return;
      language = wanted.language;
      showMenu();
    };
    const isOurs = ({ sender, senderFrame }: IpcMainInvokeEvent) =>
      sender === window.webContents && senderFrame === sender.mainFrame && isOurUrl(senderFrame.url);
    const handlers = makeHandlers({ window, about, examples, log, engine, last: () => last, applyPreferences });
    ipcMain.handle(askChannel, answerQuestions({ handlers, isOurs, log }));
    await window.loadURL(page);
  });
}
