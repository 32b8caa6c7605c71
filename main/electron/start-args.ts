import type { ScanTarget } from '../../shared/ipc/contract.ts';

export type StartArgs = {
  readonly target: ScanTarget;
  /** As given: `de`, `de-AT`. */
  readonly language: string | null;
  readonly data: string | null;
};

/**
 * What the window was started with: `--machine DIR`, `--example ID`, `--lang L`, `--data DIR`, each also as `--name=value`.
 * Anything else is left alone, since Chromium's switches stand among them.
 */
export function readStartArgs(args: readonly string[]): StartArgs {
  const given = (name: string): string | null => {
    const at = args.indexOf(name);
    if (at >= 0) return args[at + 1] ?? null;
    return args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
  };
  const folder = given('--machine');
  const id = given('--example');
  const target: ScanTarget =
    folder !== null
      ? { kind: 'machine', folder }
      : id !== null
        ? { kind: 'example', id }
        : { kind: 'this-computer', allUsers: args.includes('--all-users') };
  return { target, language: given('--lang'), data: given('--data') };
}
