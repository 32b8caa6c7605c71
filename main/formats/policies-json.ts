import { err, ok, type Result } from '../../shared/result.ts';
import { decodeText } from './text.ts';

export type PolicyValue = { readonly value: string | number | boolean; readonly locked: boolean };

/**
 * The `Preferences` policy of a policies.json: name → value, and whether it is locked.
 * `{"policies": {"Preferences": {"mail.x": {"Value": true, "Status": "locked"}}}}`; Status default, user and clear are not locked,
 * and a cleared one sets nothing (read in Thunderbird 153.7 ESR's own schema).
 */
export function readPolicies(
  bytes: Uint8Array,
): Result<ReadonlyMap<string, PolicyValue>, { readonly code: 'not-json' }> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(decodeText(bytes).text);
  } catch (error) {
    if (error instanceof SyntaxError) return err({ code: 'not-json' });
    throw error;
  }
  const values = new Map<string, PolicyValue>();
  for (const [name, entry] of Object.entries(member(member(parsed, 'policies'), 'Preferences') ?? {})) {
    const value: unknown = member(entry, 'Value') ?? entry;
    const status = member(entry, 'Status');
    if (status === 'clear') continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      values.set(name, { value, locked: status === 'locked' });
  }
  return ok(values);
}

const member = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null && !Array.isArray(of)
    ? (of as Readonly<Record<string, unknown>>)[name]
    : undefined;
