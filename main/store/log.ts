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
      write([kindOf(error), ...framesOf(error)].map((text) => `    ${text}\n`).join(''));
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

/** An error's class as it may be told: a library can put anything into `name`, and anything can be thrown. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return /^[A-Za-z$]{0,40}Error$/.test(error.name) ? error.name : 'Error';
}

const caller = /^at (?:async )?((?:new )?[\w$.<>#]+)(?: \[as [\w$]+\])? \(/;
const nodePlace = /^at .*?(node:[\w/]+:\d+:\d+)\)?$/;
const ourPlace =
  /^at .*[\\/]((?:main|shared|renderer|out|test|node_modules)[\\/]@?[\w.\\/-]+\.[cm]?[jt]sx?:\d+:\d+)\)?$/;

/**
 * `at <function> (<file>:<line>:<column>)`, the file named from one of our folders on, since what is above may be a person's name.
 * The stack begins with the message, which can hold lines that look like frames: only such as point into a program are taken.
 */
function framesOf(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n').map((text) => text.trim()) : [];
  return lines.flatMap((text) => {
    const where = (ourPlace.exec(text) ?? nodePlace.exec(text))?.[1];
    return where === undefined ? [] : [`at ${caller.exec(text)?.[1] ?? '-'} (${where})`];
  });
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
