import { clientId, platform } from '../../shared/model/ids.ts';
import type { Progress } from '../../shared/model/run.ts';
import { sizeText, valueText } from '../../shared/reports/words.ts';
import { openMachine } from '../engine/open-machine.ts';
import { scan } from '../engine/scan.ts';
import { listOf, type Parsed } from './arguments.ts';
import { judge } from './judge.ts';
import type { Shell } from './shell.ts';
import { tellUnfinished } from './unfinished.ts';

export async function runScan(shell: Shell, parsed: Parsed, only: readonly string[] | undefined): Promise<number> {
  const { translate, signal, log } = shell;
  const { options } = parsed;
  const folder = options.get('machine');
  const user = options.get('user');
  const wanted = platform.safeParse(options.get('platform'));
  const clients = options.get('client');
  const started = performance.now();
  log.info('scan.start', { image: typeof folder === 'string' });
  const machine = await openMachine({
    ...(typeof folder === 'string' ? { folder } : {}),
    ...(wanted.success ? { platform: wanted.data } : {}),
    ...(options.has('network-paths') ? { networkPaths: true } : {}),
    // An image belongs to nobody here: without a name, all of its users are meant.
    users:
      typeof user === 'string'
        ? { kind: 'named', name: user }
        : { kind: options.has('all-users') || typeof folder === 'string' ? 'all' : 'current' },
  });
  if (!machine.ok) {
    const { code, file, detail } = machine.error;
    log.error('scan.refused');
    shell.tell(translate(`cli.open-${code}`, { file, detail: detail ?? 'none' }));
    return 2;
  }
  await tellUnfinished(shell);
  const progress = (step: Progress) => {
    const text = progressText(shell, step);
    if (shell.verbose && !shell.quiet) shell.tell(text);
    else shell.status(text);
  };
  const inventory = await scan(
    machine.value,
    { signal, progress, log },
    typeof clients === 'string' ? { clients: clientId.options.filter((id) => listOf(clients).includes(id)) } : {},
  );
  progress({ step: 'judging', done: 0, total: null });
  const code = await judge(shell, parsed, inventory, only);
  const milliseconds = Math.round(performance.now() - started);
  log.info('scan.judged', { code, milliseconds });
  if (shell.verbose && !shell.quiet)
    shell.tell(
      translate('cli.took', { milliseconds, size: sizeText(translate, machine.value.bytesRead), log: log.file }),
    );
  return code;
}

function progressText({ translate }: Shell, { step, client = '', subject = '', done, total }: Progress): string {
  const program = valueText(translate, { field: 'client', value: client });
  if (step === 'locating') return translate('cli.locating', { program, user: subject });
  if (step === 'reading')
    return translate('cli.reading', { program, profile: subject, done: done + 1, total: total ?? 0 });
  return translate('cli.judging');
}
