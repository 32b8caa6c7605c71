import { appendFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { product } from '../../shared/product.ts';
import { makeFolder } from './folders.ts';

type Facts = Readonly<Record<string, number | boolean>>;

/** Three files at most: the one being written and two older ones. */
const older = 2;
const standardLimit = 1_000_000;

/** The known place of the log; `data`: the data folder. */
export const logFile = (data: string): string => join(data, 'logs', `${product.id}.log`);

/**
 * Our own doings: a line each, `<ISO time> <level> <event> <name>=<number or boolean> …`. No text of the machine has a place in it.
 * Where it cannot be written it is silent: a scan never fails because of its log. `now` gives epoch milliseconds.
 */
export function openLog(data: string, { now = Date.now, limit = standardLimit } = {}) {
  const file = logFile(data);
  let works = true;
  const write = (text: string) => {
    if (!works) return;
    works = tried(() => {
      makeFolder(dirname(file));
      rotate(file, limit);
      appendFileSync(file, text, { mode: 0o600 });
    });
  };
  const line = (level: string, event: string, facts: Facts = {}) => {
    const told = Object.entries(facts).map(([name, value]) => ` ${word(name)}=${value}`);
    write(`${new Date(now()).toISOString()} ${level} ${word(event)}${told.join('')}\n`);
  };
  return {
    file,
    info: (event: string, facts?: Facts) => line('info', event, facts),
    error: (event: string, facts?: Facts) => line('error', event, facts),
    /** A bug: its kind and where in our code. Its message is left out, since it may quote what was being read. */
    crash(error: unknown) {
      line('error', 'crash');
      write(
        framesOf(error)
          .map((frame) => `    ${frame}\n`)
          .join(''),
      );
    },
    get works() {
      return works;
    },
  };
}
export type OpenLog = ReturnType<typeof openLog>;

/** Names are ours and look like `scan.done`; anything else is not written down. */
const word = (name: string) => (/^[a-z][a-zA-Z0-9.-]{0,60}$/.test(name) ? name : 'unnamed');

function rotate(file: string, limit: number) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < limit) return;
  for (let at = older; at > 1; at -= 1) {
    const from = `${file}.${at - 1}`;
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${file}.${at}`);
  }
  renameSync(file, `${file}.1`);
}

function framesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [typeof error];
  // The stack begins with the message, which could itself hold lines that look like frames.
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .map((text) => text.trim());
  return [
    word(error.name.charAt(0).toLowerCase() + error.name.slice(1)),
    ...frames.filter((text) => /^at .*:\d+:\d+\)?$/.test(text)),
  ];
}

function tried(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return false;
    throw error;
  }
}
