import { platform } from '../../shared/model/ids.ts';
import { look, type RepairPlace, type Seen } from '../engine/repair.ts';
import type { RepairRun } from '../engine/repair-run.ts';
import { writeWhole } from '../store/out.ts';
import type { Parsed } from './arguments.ts';
import type { Shell } from './shell.ts';

/** Where a repair looks and writes, and how it tells. */
export function repairPlace(
  shell: Shell,
  { options }: Parsed,
): { readonly place: RepairPlace; readonly run: RepairRun } {
  const folder = options.get('machine');
  const user = options.get('user');
  const wanted = platform.safeParse(options.get('platform'));
  const everybody = options.has('all-users') || typeof folder === 'string';
  return {
    place: {
      data: shell.data,
      target: {
        ...(typeof folder === 'string' ? { folder } : {}),
        ...(wanted.success ? { platform: wanted.data } : {}),
        ...(options.has('network-paths') ? { networkPaths: true } : {}),
        users: typeof user === 'string' ? { kind: 'named', name: user } : { kind: everybody ? 'all' : 'current' },
      },
    },
    run: {
      signal: shell.signal,
      log: shell.log,
      progress({ step }) {
        if (step === 'writing' || step === 'verifying') shell.status(shell.translate(`repair.step-${step}`));
      },
    },
  };
}

/** Looks; tells why it cannot. */
export async function lookOrTell(shell: Shell, place: RepairPlace, run: RepairRun): Promise<Seen | null> {
  const seen = await look(place.target, run);
  shell.status('');
  if (seen.ok) return seen.value;
  const { code, file, detail } = seen.error;
  shell.tell(shell.translate(`cli.open-${code}`, { file, detail: detail ?? 'none' }));
  return null;
}

/** `--choose key=value`, given once or more. */
export function chosenOf({ repeated }: Parsed): ReadonlyMap<string, string> {
  const pairs = repeated.get('choose') ?? [];
  return new Map(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]));
}

export const text = ({ options }: Parsed, name: string): string | undefined => {
  const value = options.get(name);
  return typeof value === 'string' ? value : undefined;
};

/**
 * A result, to where it was asked for. What was done already must not be lost with it: a stopped command writes it all the same, and
 * what cannot be written is printed. False where it could not be written.
 */
export async function give(shell: Shell, parsed: Parsed, content: string): Promise<boolean> {
  const file = text(parsed, 'out');
  const written = file === undefined ? null : await writeWhole(file, content);
  if (file === undefined || !written?.ok) await shell.print(content);
  if (file === undefined || !written) return true;
  if (!written.ok) shell.tell(shell.translate(`cli.out-${written.error.code}`, { file }));
  else if (!shell.quiet) shell.tell(shell.translate('cli.written', { file }));
  return written.ok;
}
