import { translator } from '../../shared/messages/format.ts';
import { product } from '../../shared/product.ts';
import { assertNever } from '../../shared/result.ts';
import { kindOf } from '../store/log.ts';
import { removeUnfinished } from '../store/out.ts';
import { nearest, type Parsed, parse, type UsageError } from './arguments.ts';
import { runChecks, runExplain } from './checks.ts';
import { runEvaluate } from './evaluate.ts';
import { commandHelp, generalHelp, usageErrorText } from './help.ts';
import { chosenChecks } from './judge.ts';
import { type CommandSpec, commands, everywhere, laterCommands, placeConflict, writing } from './options.ts';
import { closing } from './outcome.ts';
import { openShell, type Shell, wantedLanguage } from './shell.ts';

/** How long a stopped command may take to end by itself, in milliseconds; then it is ended. */
const grace = 100;
const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/** Does what the arguments (without program and script) say; gives the exit code of design §5, 70 for a fault of ours. */
export async function runCli(args: readonly string[]): Promise<number> {
  const language = wantedLanguage(args, process.env);
  const translate = translator(language);
  const [first, ...rest] = args;
  const command = commands.find(({ name }) => name === first);
  const stop = new AbortController();
  const complain = (error: UsageError, of: CommandSpec | undefined, near: readonly string[] = []) => {
    process.stderr.write(usageErrorText(translate, error, of, near));
    return 2;
  };
  if (!command) {
    const general = parse(product.id, everywhere, first === 'help' ? rest : args);
    if (general.ok && (first === 'help' || general.value.options.has('help'))) {
      const [asked] = general.value.operands;
      const about = commands.find(({ name }) => name === asked);
      await openShell(language, general.value, stop.signal).print(
        about ? commandHelp(translate, about) : generalHelp(translate),
      );
      return 0;
    }
    if (general.ok && general.value.options.has('version')) {
      await openShell(language, general.value, stop.signal).print(`${product.name} ${product.version}\n`);
      return 0;
    }
    if (first === undefined) return complain({ code: 'no-command', params: {} }, undefined);
    if (first.startsWith('-'))
      return complain(general.ok ? { code: 'no-command', params: {} } : general.error, undefined);
    if (laterCommands.includes(first)) return complain({ code: 'later-command', params: { name: first } }, undefined);
    const near = nearest(
      first,
      commands.map(({ name }) => name),
    );
    return complain({ code: 'unknown-command', params: { name: first } }, undefined, near);
  }
  const parsed = parse(command.name, [...command.options, ...everywhere], rest);
  if (!parsed.ok) {
    const names = [...command.options, ...everywhere].map(({ name }) => `--${name}`);
    return complain(
      parsed.error,
      command,
      parsed.error.code === 'unknown-option' ? nearest(parsed.error.params.option ?? '', names) : [],
    );
  }
  const shell = openShell(language, parsed.value, stop.signal);
  if (parsed.value.options.has('help')) {
    await shell.print(commandHelp(translate, command));
    return 0;
  }
  const wrong = operandError(command, parsed.value) ?? placeConflict(parsed.value);
  if (wrong) return complain(wrong, command);
  const only = chosenChecks(parsed.value);
  if (!only.ok) return complain(only.error, command, only.error.near);
  return untilStopped(shell, stop, writing.includes(command.name), () => run(shell, command, parsed.value, only.value));
}

async function run(
  shell: Shell,
  { name }: CommandSpec,
  parsed: Parsed,
  only: readonly string[] | undefined,
): Promise<number> {
  switch (name) {
    case 'scan':
      // Loaded when it is needed: the other commands have no use for the readers of mail programs.
      return (await import('./scan.ts')).runScan(shell, parsed, only);
    case 'plan':
      return (await import('./plan.ts')).runPlan(shell, parsed);
    case 'fix':
      return (await import('./fix.ts')).runFix(shell, parsed);
    case 'history':
      return (await import('./history.ts')).runHistory(shell, parsed);
    case 'undo':
    case 'recover':
      return (await import('./undo.ts')).runBack(shell, name, parsed);
    case 'evaluate':
      return runEvaluate(shell, parsed, only);
    case 'checks':
      return runChecks(shell, parsed);
    case 'explain':
      return runExplain(shell, parsed);
    default:
      return assertNever(name);
  }
}

function operandError({ name, operands, more }: CommandSpec, parsed: Parsed): UsageError | null {
  const unwanted = more === undefined ? parsed.operands[operands.length] : undefined;
  if (unwanted !== undefined) return { code: 'unwanted-operand', params: { command: name, given: unwanted } };
  const missing = operands[parsed.operands.length];
  return missing === undefined ? null : { code: 'missing-operand', params: { command: name, operand: missing } };
}

/**
 * Runs until it ends, a signal stops it, or it turns out to be a bug; a bug is told by its kind alone, never by its message. A command
 * that writes is not cut off: it takes back what it began, and then ends.
 */
async function untilStopped(
  shell: Shell,
  stop: AbortController,
  writes: boolean,
  command: () => Promise<number>,
): Promise<number> {
  let stopped: number | null = null;
  let told = false;
  const end = () => {
    if (told) return;
    told = true;
    const { key, command: next } = closing(shell.outcome, 'stopped');
    shell.tell(shell.translate(key, { command: next }));
    shell.log.info('stopped');
  };
  const listeners = Object.entries(signals).map(([signal, code]) => {
    const listener = () => {
      stopped ??= code;
      stop.abort();
      if (writes) return;
      setTimeout(() => {
        removeUnfinished();
        end();
        process.off(signal, listener);
        // `process.exit` waits for every thread that reads a file, for ever where a network drive or a pipe does not answer (seen on
        // Node 24.21). The signal, caught no more, ends us at once, and a shell sees the same code.
        if (process.platform !== 'win32') process.kill(process.pid, signal);
        process.exit(code);
      }, grace).unref();
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  const ended = (error: unknown) => {
    if (stopped !== null) {
      end();
      return stopped;
    }
    shell.log.crash(error);
    const { key, command: next } = closing(shell.outcome, 'crash');
    shell.tell(shell.translate(key, { code: kindOf(error), command: next, file: shell.log.file }));
    return 70;
  };
  // Thrown where nothing waits for it: Node would print its message.
  const onStray = (error: unknown) => {
    removeUnfinished();
    process.exit(ended(error));
  };
  process.on('uncaughtException', onStray);
  try {
    return await command();
  } catch (error) {
    return ended(error);
  } finally {
    for (const off of listeners) off();
    process.off('uncaughtException', onStray);
    removeUnfinished();
  }
}
