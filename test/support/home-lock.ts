import { spawn } from 'node:child_process';

/** Holds the lock of a profile as the running Thunderbird does (a POSIX write lock on `.parentlock`), in a process of its own. */
export async function holdLock(file: string): Promise<{ readonly release: () => Promise<void> }> {
  const program = [
    'import fcntl, sys',
    `f = open(sys.argv[1], 'a')`,
    'fcntl.lockf(f, fcntl.LOCK_EX)',
    `print('held', flush=True)`,
    'sys.stdin.read()',
  ].join('\n');
  const holder = spawn('python3', ['-c', program, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise<void>((held, failed) => {
    holder.stdout.once('data', () => held());
    holder.once('error', failed);
    holder.once('exit', (code) => failed(new Error(`the lock was not taken: ${code}`)));
  });
  return {
    release: () =>
      new Promise((released) => {
        holder.once('exit', () => released());
        holder.stdin.end();
      }),
  };
}
