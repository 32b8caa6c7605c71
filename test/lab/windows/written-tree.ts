import type { RegistryTree } from '../../../shared/registry.ts';
import type { WrittenKey } from '../../support/reg-writer.ts';

/** A tree as the writers of hives and exports take it. */
export async function asWritten(tree: RegistryTree, name = '', at = ''): Promise<WrittenKey> {
  const [keys, values] = [await tree.keys(at), await tree.values(at)];
  if (!keys.ok || !values.ok) throw new Error(`${at} cannot be read`);
  const below: WrittenKey[] = [];
  for (const key of keys.value) below.push(await asWritten(tree, key, at === '' ? key : `${at}\\${key}`));
  return { name, values: values.value, keys: below };
}
