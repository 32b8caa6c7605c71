import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type OpenFile, readOnlyFiles } from '../../../main/machine/files.ts';
import { locateLive } from '../../../main/machine/live.ts';
import { behindLinks, isPlaceholderHere, isPlaceholderIn } from '../../../main/machine/placeholders.ts';
import { ok } from '../../../shared/result.ts';

const root = mkdtempSync(path.join(tmpdir(), 'files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const at = (name: string) => path.join(root, name);
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content);
  return at(name);
};
const live = locateLive('linux');
const failed = (code: string) => ({ ok: false, error: { code } });

/** The real file, with something happening after each read. */
const openAnd =
  (afterRead: () => void) =>
  async (real: string): Promise<OpenFile> => {
    const file = await open(real, 'r');
    return {
      stat: (options) => file.stat(options),
      close: () => file.close(),
      read: async (...parameters) => {
        const read = await file.read(...parameters);
        afterRead();
        return read;
      },
    };
  };

describe('a whole file', () => {
  it('is read up to the limit and no further, and is counted', async () => {
    const files = readOnlyFiles(live);
    const file = put('ten', '0123456789');
    expect(await files.read(file, 10)).toEqual(ok(new Uint8Array(Buffer.from('0123456789'))));
    expect(files.bytesRead).toBe(10);
    expect(await files.read(file, 9)).toEqual(failed('too-large'));
    expect(files.bytesRead).toBe(10);
  });

  it('that grows while it is read, once: the new content', async () => {
    const file = put('grows', 'old');
    let changes = 1;
    const files = readOnlyFiles(
      live,
      openAnd(() => {
        if (changes-- > 0) appendFileSync(file, ' and new');
      }),
    );
    const read = await files.read(file, 100);
    expect(read.ok && Buffer.from(read.value).toString()).toBe('old and new');
  });

  it('that changes each time it is read: changed', async () => {
    const file = put('restless', 'x');
    const files = readOnlyFiles(
      live,
      openAnd(() => appendFileSync(file, 'x')),
    );
    expect(await files.read(file, 100)).toEqual(failed('changed'));
  });

  it('on a disk that ends in the middle: io, and the file is closed', async () => {
    const file = put('dying', 'x'.repeat(100));
    let closed = 0;
    const files = readOnlyFiles(live, async (real) => {
      const opened = await open(real, 'r');
      return {
        stat: (options) => opened.stat(options),
        close: async () => {
          closed += 1;
          await opened.close();
        },
        read: (into, offset, length, position) =>
          position < 50
            ? opened.read(into, offset, Math.min(length, 50), position)
            : Promise.reject(Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' })),
      };
    });
    expect(await files.read(file, 100)).toEqual(failed('io'));
    expect(closed).toBe(1);
  });
});

describe('what is no file', () => {
  it.each(['read', 'withSource'] as const)('%s: a folder, a pipe, a device, nothing, a loop', async (way) => {
    const files = readOnlyFiles(live);
    mkdirSync(at(`${way}-folder`));
    execFileSync('mkfifo', [at(`${way}-pipe`)]);
    symlinkSync(`${way}-loop`, at(`${way}-loop`));
    const look = (file: string) => (way === 'read' ? files.read(file, 10) : files.withSource(file, async () => 0));
    expect(await look(at(`${way}-folder`))).toEqual(failed('not-a-file'));
    expect(await look(at(`${way}-pipe`))).toEqual(failed('not-a-file'));
    expect(await look('/dev/null')).toEqual(failed('not-a-file'));
    expect(await look(at('nowhere'))).toEqual(failed('missing'));
    expect(await look(at(`${way}-loop`))).toEqual(failed('loop'));
    expect(await look(path.join(put('plain', ''), 'below'))).toEqual(failed('missing'));
  });

  it.each(['', 'relative', './x', 'C:\\Users', '/with\0nul'])('%j is no path of this system', async (text) => {
    expect(await readOnlyFiles(live).read(text, 10)).toEqual(failed('missing'));
  });
});

describe('a placeholder of a cloud folder', () => {
  it('is never opened: elsewhere', async () => {
    const opened: string[] = [];
    const files = readOnlyFiles(
      live,
      (real) => {
        opened.push(real);
        return open(real, 'r');
      },
      async (real) => real.endsWith('in-the-cloud'),
    );
    const [here, elsewhere] = [put('here', 'x'), put('in-the-cloud', 'x')];
    expect((await files.read(here, 10)).ok).toBe(true);
    expect(await files.read(elsewhere, 10)).toEqual(failed('elsewhere'));
    expect(await files.withSource(elsewhere, async () => 0)).toEqual(failed('elsewhere'));
    expect((await files.stat(elsewhere)).ok).toBe(true);
    expect(opened).toEqual([here]);
  });

  it('is known in the copy of a disk of Windows or macOS by having no blocks', async () => {
    const [hole, small, content] = [put('hole', ''), put('small', ''), put('content', 'x')];
    truncateSync(hole, 64 * 1024);
    truncateSync(small, 64 * 1024 - 1);
    truncateSync(content, 3 * 1024 * 1024 * 1024);
    for (const platform of ['windows', 'macos'] as const) {
      const isElsewhere = isPlaceholderIn(platform);
      expect(await Promise.all([hole, small, content, at('nowhere'), root].map(isElsewhere))).toEqual([
        true,
        false,
        false,
        false,
        false,
      ]);
    }
    expect(await isPlaceholderIn('linux')(hole)).toBe(false);
    expect(await isPlaceholderHere(hole)).toBe(false);
  });

  it('is one also by way of a link, whose own marks say nothing', async () => {
    const [cloud, other] = [put('cloud.pst', 'x'), put('other.pst', 'x')];
    symlinkSync(cloud, at('link.pst'));
    symlinkSync(at('link.pst'), at('second.pst'));
    symlinkSync(at('nowhere'), at('broken.pst'));
    const asked: string[] = [];
    const isElsewhere = behindLinks(async (real) => {
      asked.push(real);
      return real.endsWith('cloud.pst');
    });
    expect(await Promise.all([cloud, at('second.pst'), other, at('broken.pst')].map(isElsewhere))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(asked).toContain(other);
  });
});

describe('ranged reads', () => {
  it('give what is asked for, less only at the end, and count only that', async () => {
    const files = readOnlyFiles(live);
    const got = await files.withSource(put('range', '0123456789'), async (source) => {
      const texts: string[] = [];
      for (const [offset, length] of [
        [2, 3],
        [8, 100],
        [10, 1],
        [-1, 5],
        [Number.NaN, 5],
        [1e300, 5],
        [0, 0],
      ] as const) {
        const read = await source.read(offset, length);
        texts.push(read.ok ? Buffer.from(read.value).toString() : read.error.code);
      }
      return { size: source.size, texts };
    });
    expect(got).toEqual(ok({ size: 10, texts: ['234', '89', '', '', '', '', ''] }));
    expect(files.bytesRead).toBe(5);
  });

  it('of a file that was cut meanwhile: changed, even where the bytes are still there', async () => {
    const file = put('cut', 'x'.repeat(1000));
    const got = await readOnlyFiles(live).withSource(file, async (source) => {
      truncateSync(file, 500);
      return [await source.read(0, 10), await source.read(400, 200)];
    });
    expect(got).toEqual(ok([failed('changed'), failed('changed')]));
  });

  it('close the file when the reader throws, and throw on', async () => {
    let closed = false;
    const files = readOnlyFiles(live, async (real) => {
      const file = await open(real, 'r');
      return {
        stat: (options) => file.stat(options),
        read: (...parameters) => file.read(...parameters),
        close: async () => {
          closed = true;
          await file.close();
        },
      };
    });
    const bug = files.withSource(put('bug', 'x'), async () => {
      throw new RangeError('a bug');
    });
    await expect(bug).rejects.toThrow('a bug');
    expect(closed).toBe(true);
  });
});

describe('folders and links', () => {
  it('are listed by name with their kinds; one file under two names has one identity', async () => {
    const files = readOnlyFiles(live);
    mkdirSync(at('listed/b'), { recursive: true });
    writeFileSync(at('listed/c'), 'abc');
    symlinkSync('127.0.0.1:+4711', at('listed/a'));
    symlinkSync('c', at('listed/d'));
    expect(await files.list(at('listed'))).toEqual(
      ok([
        { name: 'a', kind: 'link' },
        { name: 'b', kind: 'folder' },
        { name: 'c', kind: 'file' },
        { name: 'd', kind: 'link' },
      ]),
    );
    expect(await files.readLink(at('listed/a'))).toEqual(ok('127.0.0.1:+4711'));
    const [own, linked] = [await files.stat(at('listed/c')), await files.stat(at('listed/d'))];
    expect(own).toMatchObject(ok({ kind: 'file', size: 3 }));
    expect(own.ok && linked.ok && own.value.identity === linked.value.identity).toBe(true);
    expect(await files.list(at('listed/c'))).toEqual(failed('missing'));
  });
});
