import { createHash } from 'node:crypto';
import type { RegistryTree, RegistryValue } from '../../shared/registry.ts';

/** `name=type:data`, long data as their length and digest: a difference of 70,000 bytes has to fit into a message. */
export function rowOf({ name, type, data }: RegistryValue): string {
  const hex = Buffer.from(data).toString('hex');
  const digest = () => `${data.length} bytes, sha256 ${createHash('sha256').update(data).digest('hex')}`;
  return `${name}=${type}:${data.length > 64 ? digest() : hex}`;
}

/**
 * Every key (in capitals) with the rows of its values, both sorted. What could not be read is named in its place: an error instead of the
 * rows, or as a row of its own, `key\`, for the keys below.
 */
export async function listed(tree: RegistryTree, from = ''): Promise<Map<string, unknown>> {
  const rows = new Map<string, unknown>();
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [keys, values] = [await tree.keys(at), await tree.values(at)];
    rows.set(at.toUpperCase(), values.ok ? values.value.map(rowOf).toSorted() : values.error);
    if (keys.ok) for (const name of keys.value) waiting.push(at === '' ? name : `${at}\\${name}`);
    else rows.set(`${at.toUpperCase()}\\`, keys.error);
  }
  return sortedRows(rows);
}

export const sortedRows = <T>(rows: Map<string, T>): Map<string, T> =>
  new Map([...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)));
