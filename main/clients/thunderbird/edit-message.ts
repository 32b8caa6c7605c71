import { createHash } from 'node:crypto';
import type { Refusal } from '../../../shared/model/plan.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { coreOffset } from '../../formats/message-core.ts';
import { messageEnd } from '../../formats/message-end.ts';
import { parseMessageHead } from '../../formats/message-head.ts';
import { type StatusField, statusField } from '../../formats/status-field.ts';
import type { Machine } from '../../machine/machine.ts';
import { type Edit, refuse } from '../change.ts';
import { hashRange, unreadable } from '../marks.ts';

const headLimit = 64 * 1024;

/** A message in its file, measured for a change. `core`: where it begins without From line and the program's own status lines. */
export type Found = {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
  readonly fileSize: number;
  readonly status: StatusField | null;
  readonly core: number;
  readonly edit: Extract<Edit, { kind: 'message' }>;
};

/**
 * The message that begins at `offset` of an mbox file, or that is a file of its own (`offset` null). Refused where its end cannot be
 * told for sure: a message is never cut in two.
 */
export async function findMessage(
  machine: Machine,
  path: string,
  offset: number | null,
  signal: AbortSignal,
): Promise<Result<Found, Refusal>> {
  const start = offset ?? 0;
  const read = await machine.withSource(path, async (source) => {
    const head = await source.read(start, headLimit);
    if (!head.ok) return head;
    const end = offset === null ? ok(source.size) : await messageEnd(source, start, signal);
    return ok({ head: head.value, end, size: source.size });
  });
  const seen = read.ok ? read.value : read;
  if (!seen.ok) return err(unreadable(seen.error, path));
  const { head, end, size } = seen.value;
  if (!end.ok) return refuse('damaged', path, { offset: start });
  const length = end.value - start;
  const core = coreOffset(head);
  const sha256 = await hashRange(machine, path, { offset: start + core, length: length - core }, signal);
  if (!sha256.ok) return sha256;
  return ok({
    path,
    offset: start,
    length,
    fileSize: size,
    status: statusField(head),
    core,
    edit: { kind: 'message', messageId: parseMessageHead(head).messageId, sha256: sha256.value, length: length - core },
  });
}

export const coreHash = (message: Uint8Array) =>
  createHash('sha256')
    .update(message.subarray(coreOffset(message)))
    .digest('hex');
