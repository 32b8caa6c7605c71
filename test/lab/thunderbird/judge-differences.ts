/**
 * What differs between two runs of a program although nobody changed anything: what it knows of a message depends on how it came to
 * its index, and compacting gives each message a line more.
 */
const restless: readonly string[] = ['identityKey', 'flags', 'size', 'indexed', 'timeLastUsed'];

/**
 * What the second answer says otherwise, one line each and sorted: `accounts.account1.server.biffMinutes: 1 → 10`. Things in lists go by
 * their name; one that is only on one side is `new` or `gone` as a whole.
 */
export function differences(before: unknown, after: unknown, at = ''): string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, fresh] = [named(before), named(after)];
    return sides(old, fresh, at, (name) => [`${at}.${name}: ${old.has(name) ? 'gone' : 'new'}`]);
  }
  if (isRecord(before) && isRecord(after)) {
    const [old, fresh]: [Named, Named] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
    return sides(old, fresh, at, (name) => leaf(old.get(name), fresh.get(name), join(at, name)));
  }
  return leaf(before, after, at);
}

type Named = ReadonlyMap<string, unknown>;

const sides = (old: Named, fresh: Named, at: string, single: (name: string) => string[]): string[] =>
  [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((name) => !restless.includes(name))
    .flatMap((name) =>
      old.has(name) && fresh.has(name) ? differences(old.get(name), fresh.get(name), join(at, name)) : single(name),
    )
    .sort();

const leaf = (old: unknown, fresh: unknown, at: string): string[] =>
  JSON.stringify(old) === JSON.stringify(fresh) ? [] : [`${at}: ${JSON.stringify(old)} → ${JSON.stringify(fresh)}`];

const join = (at: string, name: string) => (at === '' ? name : `${at}.${name}`);

const isRecord = (one: unknown): one is object => typeof one === 'object' && one !== null && !Array.isArray(one);

/** A record by its user and origin, a message by its subject, everything else by its key or name. */
function named(list: readonly unknown[]): Named {
  const names = new Map<string, unknown>();
  for (const [index, one] of list.entries()) {
    const { key, subject, name, origin, user } = (isRecord(one) ? one : {}) as Record<string, unknown>;
    const label = subject ?? (origin === undefined ? (key ?? name) : `${String(user)} at ${String(origin)}`);
    const text = String(label ?? index);
    const { key: _number, ...rest } = (isRecord(one) ? one : {}) as Record<string, unknown>;
    // The number of a message is its place in the index, which is made anew.
    names.set(names.has(text) ? `${text} (${index})` : text, subject === undefined ? one : rest);
  }
  return names;
}
