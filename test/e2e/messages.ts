import type { ElectronApplication } from '@playwright/test';

export type Message = {
  readonly kind: 'engine' | 'to-engine' | 'window' | 'question' | 'answer';
  readonly text: string;
};
/** What this test puts into the main process. */
type Recorded = { recordedMessages: Message[] };

/** Writes down everything that passes between the main process, the engine's process and the page, from now on. */
export async function recordMessages(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow, ipcMain, utilityProcess }) => {
    const recorded: Message[] = [];
    (globalThis as typeof globalThis & Recorded).recordedMessages = recorded;
    const note = (kind: Message['kind'], message: unknown) =>
      recorded.push({ kind, text: JSON.stringify(message) ?? '' });
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('no window');

    const { webContents } = window;
    const send = webContents.send.bind(webContents);
    webContents.send = (channel, ...message) => {
      note('window', message);
      send(channel, ...message);
    };

    // Electron keeps what `handle` was given here; there is no public way to it.
    type Handler = (event: unknown, ...args: unknown[]) => unknown;
    const handlers: Map<string, Handler> = Reflect.get(ipcMain, '_invokeHandlers');
    for (const [channel, handler] of [...handlers])
      handlers.set(channel, async (event, ...args) => {
        note('question', args);
        const answer = await handler(event, ...args);
        note('answer', answer);
        return answer;
      });

    const fork = utilityProcess.fork;
    utilityProcess.fork = (...how) => {
      const child = fork(...how);
      child.on('message', (message: unknown) => note('engine', message));
      const post = child.postMessage.bind(child);
      child.postMessage = (message, transfer) => {
        note('to-engine', message);
        post(message, transfer);
      };
      return child;
    };
  });
  // It was started before anything was written down.
  await endEngine(app);
}

export const takeMessages = (app: ElectronApplication): Promise<Message[]> =>
  app.evaluate(() => (globalThis as typeof globalThis & Recorded).recordedMessages.splice(0));

/** Has the engine's process run another entry; the one that has read the history already is ended. */
export const replaceEngine = async (app: ElectronApplication, entry: string): Promise<void> => {
  await app.evaluate(({ utilityProcess }, file) => {
    const fork = utilityProcess.fork;
    utilityProcess.fork = (_entry, ...how) => fork(file, ...how);
  }, entry);
  await endEngine(app);
};

/** Ends the engine's process while it is not writing; the next question starts a new one. */
const endEngine = (app: ElectronApplication): Promise<void> =>
  app.evaluate(async ({ app: program }) => {
    const engines = () => program.getAppMetrics().filter(({ name }) => name === 'engine');
    for (const { pid } of engines()) process.kill(pid);
    while (engines().length > 0) await new Promise((done) => setTimeout(done, 20));
  });
