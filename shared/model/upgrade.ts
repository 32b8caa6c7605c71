import { err, ok, type Result } from '../result.ts';
import { type Inventory, inventory, schemaVersion } from './inventory.ts';

export type SavedScanError = { readonly code: 'not-a-scan' | 'newer-version' | 'damaged'; readonly detail: string };

/** One step for each past version: an Inventory of version n as it was saved → the same of version n + 1. Version 1 is the first. */
const steps: Readonly<Record<number, (saved: Record<string, unknown>) => Record<string, unknown>>> = {
  /** 0: scans of the time before the first release, without `setAside`. */
  0: (saved) => ({ setAside: [], ...saved, schemaVersion: 1 }),
  /** 1: scans of Thunderbird alone. */
  1: (saved) => ({ observations: [], popHistories: [], addIns: [], ...saved, schemaVersion: 2 }),
};

/** A saved scan, brought up to today's shape. A newer one is refused: half understood is worse than not read. */
export function readSavedScan(saved: unknown): Result<Inventory, SavedScanError> {
  if (typeof saved !== 'object' || saved === null || !('schemaVersion' in saved))
    return err({ code: 'not-a-scan', detail: 'schemaVersion' });
  let current: Record<string, unknown> = { ...saved };
  const version = Number(current.schemaVersion);
  if (!Number.isInteger(version) || version < 0) return err({ code: 'not-a-scan', detail: 'schemaVersion' });
  if (version > schemaVersion) return err({ code: 'newer-version', detail: String(version) });
  for (let at = version; at < schemaVersion; at += 1) current = steps[at]?.(current) ?? current;
  const read = inventory.safeParse(current);
  if (read.success) return ok(read.data);
  const where = read.error.issues[0]?.path.map(String).join('/') ?? '';
  return err({ code: 'damaged', detail: where });
}
