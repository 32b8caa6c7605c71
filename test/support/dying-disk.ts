import { readFileSync } from 'node:fs';
import { realDisk } from '../../main/machine/disk.ts';
import type { Disk } from '../../shared/disk.ts';

/** Dies as it would save such an entry: by default its end, when everything is changed and the journal does not say so yet. */
export function dyingAt(save = /"phase": "closed"/): Disk {
  let isDead = false;
  return {
    ...realDisk,
    rename(from, to) {
      isDead ||= to.endsWith('entry.json') && save.test(readFileSync(from, 'utf8'));
      if (isDead) throw new Error('killed');
      return realDisk.rename(from, to);
    },
  };
}
