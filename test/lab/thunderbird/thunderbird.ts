import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findProfile, layOver, type Prefs } from './homes.ts';
import { untilMainWindow, withSurroundings } from './inside/surroundings.ts';
import { labPrefs, localDomains, offlinePrefs } from './lab-prefs.ts';
import { type Marionette, speakMarionette } from './marionette.ts';
import { freePort, tryConnect } from './ports.ts';
import { hireTypist, openScreen, type Screen, type Typist } from './screen.ts';

export type StartOptions = {
  readonly home: string;
  /** Default: the one that the home's Thunderbird uses. */
  readonly profile?: string;
  /** Let Thunderbird find the profile by itself, as a user's start does. */
  readonly findsProfile?: boolean;
  readonly offline?: boolean;
  /** Answers the question for the primary password; null cancels it. Absent: none is set. */
  readonly primaryPassword?: string | null;
  readonly log?: string;
  readonly prefs?: Prefs;
  readonly milliseconds?: number;
};

/** A running Thunderbird. */
export type Thunderbird = {
  readonly profile: string;
  /** From the start to a finished main window. */
  readonly startMs: number;
  /** How often it has asked for the primary password. */
  prompts(): number;
  /** Runs the body of an async function with full rights inside; `args` holds the arguments. What it returns must be plain JSON. */
  run<T>(body: string, ...args: unknown[]): Promise<T>;
  goOnline(): Promise<void>;
  /** Ends it as its menu does, and takes the lab's prefs out of the profile. */
  quit(): Promise<void>;
  /** As a power cut does; the lab's prefs stay. */
  kill(): Promise<void>;
};

// Nothing is left running when the script itself ends.
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
});

export async function startThunderbird(options: StartOptions): Promise<Thunderbird> {
  const home = path.resolve(options.home);
  const profile = path.resolve(options.profile ?? findProfile(home) ?? home);
  const port = await freePort();
  const takeAway = layOver(profile, {
    ...labPrefs,
    'marionette.port': port,
    ...(options.offline ? offlinePrefs : {}),
    ...options.prefs,
  });
  const screen = options.primaryPassword === undefined ? null : await openScreen();
  const typist = screen && hireTypist(screen, options.primaryPassword ?? null);
  const startedAt = Date.now();
  const child = launch({ ...options, home, profile }, screen);
  running.add(child);
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async () => {
    await exited;
    running.delete(child);
    typist?.stop();
    screen?.stop();
  };
  try {
    const end = startedAt + (options.milliseconds ?? 60_000);
    const marionette = await speakMarionette(await connectSoon(port, end, child));
    await openSession(marionette);
    await runInside(marionette, untilMainWindow, []);
    return steering({ marionette, child, profile, typist, startMs: Date.now() - startedAt, stop, takeAway });
  } catch (error) {
    signal(child, 'SIGKILL');
    await stop();
    takeAway();
    throw error;
  }
}

type Cockpit = {
  readonly marionette: Marionette;
  readonly child: ChildProcess;
  readonly profile: string;
  readonly typist: Typist | null;
  readonly startMs: number;
  readonly stop: () => Promise<void>;
  readonly takeAway: () => void;
};

function steering({ marionette, child, profile, typist, startMs, stop, takeAway }: Cockpit): Thunderbird {
  const run = <T>(body: string, ...args: unknown[]) => runInside(marionette, body, args) as Promise<T>;
  return {
    profile,
    startMs,
    prompts: () => typist?.prompts() ?? 0,
    run,
    async goOnline() {
      await run(
        `Services.prefs.clearUserPref("mail.suppressAlertsForTests");
        Services.prefs.setCharPref("network.dns.localDomains", args[0]);
        Services.io.offline = false;`,
        localDomains,
      );
    },
    async quit() {
      // A window that waits for an answer can keep Thunderbird from leaving, so there are two more ways out.
      const ask = setTimeout(() => signal(child, 'SIGTERM'), 8_000);
      const force = setTimeout(() => signal(child, 'SIGKILL'), 14_000);
      // It may be gone before it answers.
      marionette.command('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
      await stop();
      clearTimeout(ask);
      clearTimeout(force);
      marionette.close();
      takeAway();
      rmSync(path.join(profile, 'MarionetteActivePort'), { force: true });
    },
    async kill() {
      signal(child, 'SIGKILL');
      await stop();
      marionette.close();
    },
  };
}

function launch(options: StartOptions & { home: string; profile: string }, screen: Screen | null): ChildProcess {
  const { home, profile } = options;
  rmSync(path.join(profile, 'MarionetteActivePort'), { force: true });
  // A headless run floods its standard error with warnings of GTK.
  const log = openSync(options.log ?? path.join(home, 'thunderbird.log'), 'a');
  const child = spawn(
    process.env.THUNDERBIRD ?? '/usr/bin/thunderbird',
    [
      ...(screen ? [] : ['--headless']),
      ...['--marionette', '--remote-allow-system-access', '--no-remote'],
      ...(options.findsProfile ? [] : ['--profile', profile]),
      ...(options.offline ? ['-offline'] : []),
    ],
    { env: surroundings(home, screen), stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  return child;
}

const surroundings = (home: string, screen: Screen | null): NodeJS.ProcessEnv => ({
  ...process.env,
  HOME: home,
  XDG_CONFIG_HOME: path.join(home, '.config'),
  XDG_CACHE_HOME: path.join(home, '.cache'),
  MOZ_CRASHREPORTER_DISABLE: '1',
  TZ: 'UTC',
  LANG: 'C.UTF-8',
  ...(screen ? { DISPLAY: screen.display } : {}),
});

async function connectSoon(port: number, end: number, child: ChildProcess): Promise<Socket> {
  for (;;) {
    const socket = await tryConnect(port);
    if (socket) return socket;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('Thunderbird ended before it was ready');
    if (Date.now() > end) throw new Error('Thunderbird did not open its port in time: a dialog may be in its way');
    await pause(40);
  }
}

async function openSession(marionette: Marionette): Promise<void> {
  await marionette.command('WebDriver:NewSession', {
    capabilities: { alwaysMatch: { unhandledPromptBehavior: 'ignore' } },
  });
  await marionette.command('Marionette:SetContext', { value: 'chrome' });
  await marionette.command('WebDriver:SetTimeouts', { script: 120_000 });
}

let lastRun = 0;

/** Started in the background and asked for, because a dialog makes Marionette drop a script that waits. */
async function runInside(marionette: Marionette, body: string, args: unknown[]): Promise<unknown> {
  lastRun += 1;
  const name = `run${lastRun}`;
  await execute(marionette, withSurroundings(name, body), args);
  const end = Date.now() + 180_000;
  for (let wait = 20; Date.now() < end; wait = Math.min(250, wait * 1.5)) {
    await pause(wait);
    const answer = await execute(
      marionette,
      `const done = globalThis.__lab?.${name};
      if (!done) return null;
      delete globalThis.__lab.${name};
      return JSON.stringify(done);`,
      [],
    );
    if (typeof answer !== 'string') continue;
    const { value, error } = JSON.parse(answer) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(`inside Thunderbird: ${error}`);
    return value;
  }
  throw new Error('Thunderbird did not answer in three minutes');
}

async function execute(marionette: Marionette, script: string, args: unknown[]): Promise<unknown> {
  for (let tries = 0; ; tries += 1) {
    try {
      const parameters = { script, args, newSandbox: false, sandbox: 'system' };
      return await marionette.command('WebDriver:ExecuteScript', parameters);
    } catch (error) {
      // While a dialog is open every script is refused; the lab's dialogs close by themselves.
      if (!String(error).includes('unexpected alert open') || tries > 400) throw error;
      await pause(200);
    }
  }
}

/** To the whole group: Thunderbird starts helpers of its own. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
