import { constants, promises as fs } from 'node:fs';
import type { Disk, DiskFile } from '../../shared/disk.ts';
import { systemCode } from './read-errors.ts';

const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;

/** The disk of the computer that runs us. */
export const realDisk: Disk = {
  create: async (path, mode) =>
    fileOf(await fs.open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow, mode)),
  open: async (path) => fileOf(await fs.open(path, constants.O_RDWR | noFollow)),
  rename: (from, to) => patiently(() => fs.rename(from, to)),
  remove: (path) => patiently(() => fs.unlink(path)),
  makeFolder: async (path, mode) => {
    await fs.mkdir(path, { recursive: true, mode });
  },
  removeFolder: (path) => fs.rm(path, { recursive: true }),
  syncFolder,
};

function fileOf(handle: fs.FileHandle): DiskFile {
  return {
    async write(bytes, position) {
      let done = 0;
      while (done < bytes.length)
        done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
    },
    truncate: (size) => handle.truncate(size),
    setMode: (mode) => handle.chmod(mode),
    setOwner: (user, group) => handle.chown(user, group),
    setModified: (milliseconds) => handle.utimes(milliseconds / 1000, milliseconds / 1000),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

/** Windows has no folder handles to flush; its file systems write names in order. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Milliseconds between the attempts: a virus scanner lets go after a moment, a mail program does not. */
const pauses = [20, 50, 100, 200, 400, 800];

/**
 * Windows refuses to replace or take away a file that anybody holds: EPERM, EBUSY or EACCES (measured under Wine).
 * docs/verify-on-windows.md, step 12.
 */
async function patiently(attempt: () => Promise<void>): Promise<void> {
  for (const pause of process.platform === 'win32' ? pauses : []) {
    try {
      return await attempt();
    } catch (error) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(systemCode(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return attempt();
}
