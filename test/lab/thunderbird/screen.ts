import { execFileSync, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A screen in memory (Xvfb), for what cannot be driven headless. */
export type Screen = { readonly display: string; stop(): void };

export async function openScreen(): Promise<Screen> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((done, fail) => {
    (xvfb.stdio[3] as Readable).once('data', (bytes: Buffer) => done(bytes.toString().trim()));
    xvfb.once('error', fail);
    xvfb.once('exit', () => fail(new Error('Xvfb ended')));
  });
  return { display: `:${number}`, stop: () => void xvfb.kill() };
}

/** Answers Thunderbird's question for the primary password, which comes before Marionette listens. */
export type Typist = { prompts(): number; stop(): void };

/** `answer` null: cancels, as often as it is asked. It is asked several times. */
export function hireTypist(screen: Screen, answer: string | null): Typist {
  let prompts = 0;
  let busyUntil = 0;
  const timer = setInterval(() => {
    const isDone = answer !== null && prompts > 3;
    if (isDone || Date.now() < busyUntil) return;
    const window = promptWindow(screen);
    if (window === null) return;
    xdotool(screen, 'windowfocus', window);
    if (answer === null) xdotool(screen, 'key', '--window', window, 'Escape');
    else {
      xdotool(screen, 'type', '--window', window, answer);
      xdotool(screen, 'key', '--window', window, 'Return');
    }
    prompts += 1;
    // The next question must not be taken for the one that is just closing.
    busyUntil = Date.now() + (answer === null ? 250 : 900);
  }, 150);
  return { prompts: () => prompts, stop: () => clearInterval(timer) };
}

const promptWindow = (screen: Screen): string | null =>
  xdotool(screen, 'search', '--onlyvisible', '--name', 'Password Required').split('\n').filter(Boolean).at(-1) ?? null;

function xdotool(screen: Screen, ...args: string[]): string {
  try {
    const env = { ...process.env, DISPLAY: screen.display };
    return execFileSync('xdotool', args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    // Finds nothing (exit 1), or the window has closed meanwhile: the next round sees.
    return '';
  }
}
