import { Writable } from 'node:stream';
import { runCli } from '../../main/cli/main.ts';

/** The CLI's main function in this process, its two outputs caught. One at a time. */
export async function runHere(...args: string[]) {
  const written = { stdout: '', stderr: '' };
  const kept = { stdout: process.stdout, stderr: process.stderr };
  const set = (name: 'stdout' | 'stderr', value: Writable) =>
    Object.defineProperty(process, name, { value, configurable: true });
  for (const name of ['stdout', 'stderr'] as const)
    set(
      name,
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          written[name] += chunk.toString();
          done();
        },
      }),
    );
  try {
    return { code: await runCli(args), ...written };
  } finally {
    set('stdout', kept.stdout);
    set('stderr', kept.stderr);
  }
}
