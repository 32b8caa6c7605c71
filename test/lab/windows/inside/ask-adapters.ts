// Runs under Windows: what each live adapter says, as JSON. Nothing of this program's own writes anything but the answer.
import { writeFileSync } from 'node:fs';
import { openWindows, windowsLockState } from '../../../../main/machine/windows.ts';
import { windowsCredentials } from '../../../../main/machine/windows-credentials.ts';
import {
  isRemoteDrive,
  isWindowsPlaceholder,
  knownFolder,
  substitutedDrive,
} from '../../../../main/machine/windows-folders.ts';
import { windowsProcesses } from '../../../../main/machine/windows-processes.ts';
import { hold } from './win32.ts';

const [, , answer = '', file = ''] = process.argv;
const lockStates: string[] = [];
for (const shared of ['none', 'read-write'] as const) {
  const release = hold(file, shared);
  lockStates.push(await windowsLockState(file));
  release();
}
lockStates.push(await windowsLockState(file), await windowsLockState(`${file}.missing`));

const opened = await openWindows({ kind: 'all' });
const asked = await openWindows({ kind: 'current' }, true);
if (!opened.ok || !asked.ok) throw new Error('no machine');
const [machine, withNetwork] = [opened.value, asked.value];
const [me] = asked.value.users;
if (!me) throw new Error('nobody');
const unc = '\\\\192.0.2.7\\share\\mail.pst';
const started = performance.now();
const network = await Promise.all([
  machine.stat(unc),
  machine.list('//192.0.2.7/share'),
  machine.read(`\\\\?\\UNC\\192.0.2.7\\share\\mail.pst`, 10),
  machine.withSource('Y:\\mail.pst', async () => 'opened'),
  machine.stat('Y:\\'),
  machine.readLink('y:/link'),
  machine.whereIs(unc),
]);
const networkTime = performance.now() - started;

const parts = [];
for (const user of machine.users) {
  const got = await machine.registry(user);
  const credentials = await machine.credentials(user);
  parts.push({
    user: user.name,
    registry: got.ok ? got.value.map((part) => (part.kind === 'file' ? part.file : 'live')) : got.error.code,
    hasCredentials: credentials.ok && credentials.value !== null,
  });
}
const said = {
  credentials: await windowsCredentials(),
  processes: await windowsProcesses(),
  lockStates,
  folders: machine.folders(me),
  profile: await knownFolder('profile'),
  environment: [process.env.APPDATA, process.env.LOCALAPPDATA],
  drives: { c: await isRemoteDrive('C'), y: await isRemoteDrive('y'), substituted: await substitutedDrive('C') },
  isPlaceholder: await isWindowsPlaceholder(file),
  network,
  networkTime,
  asked: [
    await withNetwork.withSource('Y:\\mail.pst', async (source) => source.size),
    await withNetwork.lockState('Y:\\mail.pst'),
  ],
  lockStateOnNetwork: await machine.lockState('Y:\\mail.pst'),
  long: await machine.withSource(`\\\\?\\${file}`, async (source) => source.size),
  parts,
};
writeFileSync(answer, JSON.stringify(said));
