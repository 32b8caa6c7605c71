import type { Profile } from '../../../shared/model/profile.ts';
import type { Machine } from '../../machine/machine.ts';

/** Whether `olk.exe` runs (outlook.md §4). */
export async function isRunning(machine: Machine): Promise<Profile['running']> {
  const processes = await machine.processes();
  if (!processes.ok) return 'unknown';
  return processes.value.some(({ name }) => /^olk(?:\.exe)?$/i.test(name)) ? 'yes' : 'no';
}
