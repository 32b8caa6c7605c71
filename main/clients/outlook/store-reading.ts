import type { ByteSource, ReadError } from '../../../shared/byte-source.ts';
import { err, type Result } from '../../../shared/result.ts';
import { type PstError, type PstOutbox, readOutbox } from '../../formats/pst/outbox.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Run } from '../client.ts';

/** Why the outbox of a data file that was opened is not determined; the words are those of the problem `store-not-determined`. */
export type Gap =
  | 'missing'
  | 'empty'
  | 'notAStore'
  | 'damaged'
  | 'cut'
  | 'time'
  | 'bytes'
  | 'noEntryId'
  | 'noOutboxNode'
  | 'noInboxNode';

export type Unread = ReadError | { readonly gap: Gap };

/** The outbox of one data file, in `timeLimit` milliseconds at most. Throws where `run` was told to stop. */
export const lookIn = (
  path: string,
  machine: Machine,
  exchange: boolean,
  run: Run,
  timeLimit: number,
): Promise<Result<PstOutbox, Unread>> =>
  readStore(path, machine, run, timeLimit, (source, signal) => readOutbox(source, { exchange, signal }));

/**
 * One look into a data file, in `timeLimit` milliseconds at most. Outlook may write while we read: a file that changed is read once
 * more. Throws where `run` was told to stop.
 */
export async function readStore<T>(
  path: string,
  machine: Machine,
  run: Run,
  timeLimit: number,
  look: (source: ByteSource, signal: AbortSignal) => Promise<Result<T, PstError>>,
): Promise<Result<T, Unread>> {
  const signal = AbortSignal.any([run.signal, AbortSignal.timeout(timeLimit)]);
  const once = async (): Promise<Result<T, Unread>> => {
    const read = await machine.withSource(path, (source) => look(source, signal));
    run.signal.throwIfAborted();
    if (!read.ok) return read;
    return read.value.ok ? read.value : err(unread(read.value.error));
  };
  const first = await once();
  const hasChanged = !first.ok && 'code' in first.error && first.error.code === 'changed';
  return hasChanged && !signal.aborted ? await once() : first;
}

function unread(error: PstError): Unread {
  switch (error.code) {
    case 'changed':
      return { code: 'changed' };
    case 'too-large-budget':
      return { gap: 'bytes' };
    case 'not-a-store':
      return { gap: 'notAStore' };
    case 'cut':
    case 'damaged':
      return { gap: error.code };
    case 'not-determined':
      break;
  }
  switch (error.reason) {
    case 'no-entry-id':
      return { gap: 'noEntryId' };
    case 'no-outbox-node':
      return { gap: 'noOutboxNode' };
    case 'no-inbox-node':
      return { gap: 'noInboxNode' };
    case 'stopped':
      return { gap: 'time' };
    default:
      return { code: error.reason };
  }
}
