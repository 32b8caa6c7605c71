import { once } from 'node:events';
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import { type Language, languageOf, type Translate, translator } from '../../shared/messages/format.ts';
import { dataFolder } from '../store/data-folder.ts';
import { type OpenLog, openLog } from '../store/log.ts';
import type { Parsed } from './arguments.ts';
import type { Outcome } from './outcome.ts';

/** What a command has to work with. Results go to `print`, everything else to `tell`. */
export type Shell = {
  readonly translate: Translate;
  readonly signal: AbortSignal;
  readonly log: OpenLog;
  /** The folder of our own files. */
  readonly data: string;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Colours on stdout. */
  readonly ansi: boolean;
  readonly outcome: Outcome;
  /** A result, to stdout. Resolves when it is written, or when nobody reads any more (`| head`). */
  print(text: string): Promise<void>;
  /** A problem or a note, to stderr, a line end added. */
  tell(text: string): void;
  /** The answer to a yes-or-no question; null where nobody can be asked. Anything but yes is no. */
  ask(question: string): Promise<boolean | null>;
  /** What is being done right now: one line that overwrites itself, on a terminal only. Empty: takes it away. */
  status(text: string): void;
};

type Variables = Readonly<Record<string, string | undefined>>;

/** The language of this system: the POSIX variables in their order, else what the platform says. */
export const systemLanguage = (env: Variables): Language =>
  languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale);

/** The language asked for even where the rest of the line is wrong, so that the complaint about it can be read. */
export function wantedLanguage(args: readonly string[], env: Variables): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = args[at]?.startsWith('--lang=') ? args[at].slice('--lang='.length) : at < 0 ? undefined : args[at + 1];
  return given === 'en' || given === 'de' ? given : systemLanguage(env);
}

export const hasColours = (env: Variables, isTerminal: boolean, asked: boolean): boolean =>
  asked && isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';

export function openShell(language: Language, { options }: Parsed, signal: AbortSignal): Shell {
  const { stdout, stderr, env, platform } = process;
  const data = options.get('data');
  const folder = dataFolder({ platform, env, home: homedir() }, typeof data === 'string' ? data : undefined);
  const quiet = options.has('quiet');
  const shows = stderr.isTTY && !quiet;
  let shown = false;
  const status = (text: string) => {
    if (!shows || (text === '' && !shown)) return;
    stderr.write(`\r\u001b[K${text.slice(0, Math.max(0, (stderr.columns || 80) - 1))}`);
    shown = text !== '';
  };
  return {
    translate: translator(language),
    signal,
    log: openLog(folder),
    data: folder,
    quiet,
    verbose: options.has('verbose'),
    ansi: hasColours(env, stdout.isTTY, !options.has('no-color')),
    outcome: { entries: [], isChanging: false },
    status,
    tell(text) {
      status('');
      stderr.write(`${text}\n`);
    },
    async ask(question) {
      if (!process.stdin.isTTY || !stderr.isTTY) return null;
      status('');
      stderr.write(question);
      // The terminal edits the line: Ctrl+C stays a signal, which readline would take as a key and leave the question open for ever.
      const lines = createInterface({ input: process.stdin, terminal: false });
      let answer: unknown;
      try {
        [answer] = await Promise.race([once(lines, 'line', { signal }), once(lines, 'close', { signal })]);
      } finally {
        // Ctrl+C and Ctrl+D leave the cursor behind the question.
        if (answer === undefined) stderr.write('\n');
        lines.close();
      }
      return typeof answer === 'string' && /^(?:y|yes|j|ja)$/i.test(answer.trim());
    },
    print: (text) => {
      status('');
      return new Promise((resolve, reject) => {
        const settle = (error?: Error | null) => {
          const gone = error && 'code' in error && (error.code === 'EPIPE' || error.code === 'EOF');
          if (error && !gone) reject(error);
          else resolve();
        };
        // Without a listener a reader that went away would end the program with a stack.
        stdout.once('error', settle);
        stdout.write(text, settle);
      });
    },
  };
}
