// A bug in the middle of a scan, put in by `breakReading` or, for a CLI of its own, by `node --import` with BUG and SECRETS set.
import { promises as fs, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

export const bugs = ['message', 'message-changed', 'name', 'stack', 'cause', 'no-error', 'object'] as const;
/** In no promise that anybody waits for. */
export const strayBugs = ['rejected', 'thrown'] as const;
type Bug = (typeof bugs)[number] | (typeof strayBugs)[number];

/** Once logins.json has been handed out, the next opening of a file fails by a bug that quotes all there is. Returns the way back. */
export function breakReading(bug: Bug, secrets: string): () => void {
  const { open } = fs;
  let seen = '';
  fs.open = async (file, ...how) => {
    if (seen !== '' && bug === 'rejected') Promise.reject(makeBug('message', secrets, seen));
    else if (seen !== '' && bug === 'thrown')
      setImmediate(() => {
        throw makeBug('message', secrets, seen);
      });
    else if (seen !== '') throw makeBug(bug, secrets, seen);
    if (path.basename(String(file)) === 'logins.json') seen = readAll(path.dirname(String(file)));
    return open(file, ...how);
  };
  return () => {
    fs.open = open;
  };
}

const readAll = (profile: string) =>
  ['logins.json', 'prefs.js', 'Mail/Local Folders/Unsent Messages']
    .map((name) => readFileSync(path.join(profile, name), 'utf8'))
    .join('\n');

function makeBug(bug: Bug, secrets: string, seen: string): unknown {
  const frames = `\n    at ${secrets}:1:1\n    at ${secrets} (/home/anna/${secrets}.ts:1:1)`;
  const text = `${secrets}\n${seen}${frames}`;
  const error = new TypeError(text);
  if (bug === 'message') return error;
  // The stack keeps the first message.
  if (bug === 'message-changed') return Object.assign(error, { message: 'short' });
  if (bug === 'name') return Object.assign(error, { name: secrets });
  if (bug === 'stack') return Object.assign(error, { stack: `TypeError: short${frames}` });
  if (bug === 'cause') return new AggregateError([error], text, { cause: error });
  if (bug === 'no-error') return text;
  return { toString: () => text, name: text, message: text, stack: text };
}

const asked = [...bugs, ...strayBugs].find((bug) => bug === process.env.BUG);
if (asked) breakReading(asked, process.env.SECRETS ?? '');
