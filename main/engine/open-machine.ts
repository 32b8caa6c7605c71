import type { Platform } from '../../shared/model/ids.ts';
import { err, type Result } from '../../shared/result.ts';
import { openImage } from '../machine/image.ts';
import { openLinux } from '../machine/linux.ts';
import type { Machine, OpenError, UserChoice } from '../machine/machine.ts';
import { openMacos } from '../machine/macos.ts';
import { openWindows } from '../machine/windows.ts';

/** What to look at: a folder, or the system we run on. `platform` overrules what a folder looks like. */
export type Target = {
  readonly folder?: string | undefined;
  readonly platform?: Platform | undefined;
  readonly users: UserChoice;
  /** Files on shares and mapped drives of this Windows are read too; otherwise nothing touches them. */
  readonly networkPaths?: boolean | undefined;
};

/** Opens for reading. Nothing of the machine but its users and, for an image, machine.json has been read when this returns. */
export async function openMachine(target: Target): Promise<Result<Machine, OpenError>> {
  if (target.folder !== undefined) return openImage(target.folder, target.platform, target.users);
  if (process.platform === 'linux') return openLinux(target.users);
  if (process.platform === 'darwin') return openMacos(target.users);
  if (process.platform === 'win32') return openWindows(target.users, target.networkPaths);
  return err({ code: 'platform-unknown', file: '', detail: process.platform });
}
