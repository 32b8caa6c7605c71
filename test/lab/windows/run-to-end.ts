import { spawn } from 'node:child_process';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;
/** `code`: exit code, cut to 8 bits by Wine; 124 after the time was over. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string };
type How = {
  readonly folder?: string | undefined;
  readonly environment?: Environment | undefined;
  readonly seconds?: number | undefined;
};

/** A program that was started, and its end. */
export type Running = { readonly ended: Promise<Ran>; stop(): void };

/**
 * Runs a program with its output in files: Node for Windows cannot have a pipe of Linux as its output ("open EBADF"), and has no input
 * for the same reason.
 */
export async function start(command: string, args: readonly string[], how: How = {}): Promise<Running> {
  const folder = await mkdtemp(path.join(tmpdir(), 'postmender-lab-'));
  const [outFile, errFile] = [path.join(folder, 'out'), path.join(folder, 'err')];
  const [out, err] = [await open(outFile, 'w'), await open(errFile, 'w')];
  const child = spawn(command, args, {
    cwd: how.folder,
    env: { ...(how.environment ?? process.env) },
    stdio: ['ignore', out.fd, err.fd],
  });
  let isLate = false;
  const timer = setTimeout(
    () => {
      isLate = true;
      child.kill('SIGKILL');
    },
    (how.seconds ?? 120) * 1000,
  );
  const ended = (async (): Promise<Ran> => {
    try {
      const code = await new Promise<number>((done, fail) => {
        child.once('error', fail);
        child.once('exit', (status) => done(isLate ? 124 : (status ?? 1)));
      });
      return { code, out: await readFile(outFile, 'utf8'), err: await readFile(errFile, 'utf8') };
    } finally {
      clearTimeout(timer);
      await Promise.all([out.close(), err.close()]);
      await rm(folder, { recursive: true, force: true });
    }
  })();
  return { ended, stop: () => child.kill('SIGKILL') };
}

export const runToEnd = async (command: string, args: readonly string[], how: How = {}): Promise<Ran> =>
  (await start(command, args, how)).ended;
