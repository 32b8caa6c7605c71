import type { Profile } from '../../../shared/model/profile.ts';
import type { Machine } from '../../machine/machine.ts';

/**
 * Whether Thunderbird has this profile open.
 * Windows holds `parent.lock` without sharing while it runs; Linux and macOS hold a POSIX lock on `.parentlock`. Both files stay
 * for ever after the first start, so being there proves nothing, and the `lock` link outlives a clean exit (measured on 153.7 ESR).
 */
export async function isRunning(machine: Machine, profile: string): Promise<Profile['running']> {
  const file = machine.join(profile, machine.platform === 'windows' ? 'parent.lock' : '.parentlock');
  const [stat, state] = [await machine.stat(file), await machine.lockState(file)];
  if (state === 'locked') return 'yes';
  if (!stat.ok && stat.error.code === 'missing') return 'no';
  if (state === 'free') return 'no';
  return runsByItsLink(machine, profile);
}

/** Second best: the `lock` link names a process that lives and is a Thunderbird. */
async function runsByItsLink(machine: Machine, profile: string): Promise<Profile['running']> {
  const [link, processes] = [await machine.readLink(machine.join(profile, 'lock')), await machine.processes()];
  if (!processes.ok) return 'unknown';
  const pid = link.ok ? Number(/\+(\d+)$/.exec(link.value)?.[1]) : Number.NaN;
  if (processes.value.some((process) => process.pid === pid && /thunderbird|icedove/i.test(process.name))) return 'yes';
  return processes.value.some((process) => /thunderbird|icedove/i.test(process.name)) ? 'unknown' : 'no';
}
