import type { Profile } from '../../../shared/model/profile.ts';
import type { Machine } from '../../machine/machine.ts';

/** Whether Outlook for Mac runs. Which of its profiles it has open, nobody outside can tell. */
export async function isRunning(machine: Machine): Promise<Profile['running']> {
  const processes = await machine.processes();
  if (!processes.ok) return 'unknown';
  return processes.value.some(({ name }) => name === 'Microsoft Outlook') ? 'yes' : 'no';
}
