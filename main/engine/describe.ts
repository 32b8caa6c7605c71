import type { DescribedChange, Plan } from '../../shared/model/plan.ts';
import { assertNever } from '../../shared/result.ts';
import type { Change } from '../clients/change.ts';
import type { StoredChange } from '../store/journal-entry.ts';
import { lengthOf, markOf, type Source, sha256Of } from './content.ts';

/** A change as it may be shown: sizes, hashes and named values, no bytes of the file. Reads what it hashes; throws StreamRefused. */
export async function describe(change: Change, source: Source): Promise<DescribedChange> {
  const { kind, path } = change;
  const common = { kind, path, values: [...change.values], part: null };
  switch (change.kind) {
    case 'write':
      return { ...common, before: change.before, after: await markOf(change.content, source) };
    case 'set-aside':
      return { ...common, before: change.before, after: null };
    case 'quarantine':
      return { ...common, before: null, after: await markOf(change.content, source) };
    case 'splice': {
      const mark = { size: change.size, sha256: null };
      const part = { offset: change.offset, before: textOf(change.old), after: textOf(change.fresh) };
      return { ...common, before: mark, after: mark, part };
    }
    case 'append': {
      const { size, sha256 } = await markOf(change.content, source);
      const at = change.size ?? 0;
      return {
        ...common,
        before: change.size === null ? null : { size: at, sha256: null },
        after: { size: at + size, sha256: null },
        part: { offset: at, before: '', after: `sha256:${sha256}` },
      };
    }
    case 'truncate':
      return {
        ...common,
        before: { size: change.size, sha256: null },
        after: { size: change.to, sha256: null },
        part: { offset: change.to, before: `sha256:${change.tailSha256}`, after: '' },
      };
    default:
      return assertNever(change);
  }
}

/** Status digits are text; anything else is told by its hash. */
const textOf = (bytes: Uint8Array) => {
  const text = Buffer.from(bytes).toString('latin1');
  return /^[0-9A-Za-z]{1,16}$/.test(text) ? text : `sha256:${sha256Of(bytes)}`;
};

/** What is applied must have the digest of what was shown. */
export function digestOf(plan: Pick<Plan, 'finding' | 'fix' | 'choices' | 'changes'>): string {
  const { finding, fix, choices, changes } = plan;
  return sha256Of(Buffer.from(JSON.stringify([finding, fix, choices, changes])));
}

/** Bytes that a change writes on the machine's disk, and into our own folder. */
export function costOf(change: Change): { readonly there: number; readonly here: number } {
  switch (change.kind) {
    case 'write':
      return { there: lengthOf(change.content), here: change.before?.size ?? 0 };
    case 'append':
      return { there: lengthOf(change.content), here: lengthOf(change.content) };
    case 'set-aside':
      return { there: 0, here: change.before.size };
    case 'quarantine':
      return { there: 0, here: lengthOf(change.content) };
    case 'truncate':
      return { there: 0, here: change.size - change.to };
    case 'splice':
      return { there: 0, here: 0 };
    default:
      return assertNever(change);
  }
}

/** What the journal has of a change, without what must stay in it. */
export const shown = ({ kind, path, before, after, part, values }: StoredChange): DescribedChange => ({
  kind,
  path,
  before,
  after,
  part,
  values,
});
