import { describe, expect, it } from 'vitest';
import { type ExportFault, parseRegistryExport } from '../../../main/formats/registry-export.ts';
import type { RegistryTree } from '../../../shared/registry.ts';
import { mutations } from '../../support/mutations.ts';
import { type WrittenKey, writeReg } from '../../support/reg-writer.ts';
import { listed } from '../../support/registry-listing.ts';

const title = 'Windows Registry Editor Version 5.00';
const sid = 'S-1-5-21-1004336348-1177238915-682003330-1001';

/** As regedit writes it: UTF-16LE with a byte order mark and CRLF. */
const exportOf = (...lines: string[]) => Buffer.from(`\ufeff${[title, '', ...lines, ''].join('\r\n')}`, 'utf16le');
const inKey = (...lines: string[]) => exportOf('[HKEY_CURRENT_USER\\k]', ...lines);
const hexLines = (data: Uint8Array) =>
  Buffer.from(data)
    .toString('hex')
    .replace(/..(?!$)/g, '$&,')
    .replace(/(.{75})(?=.)/g, '$1\\\r\n  ');
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

async function valuesOf(tree: RegistryTree, path = 'k') {
  const values = await tree.values(path);
  if (!values.ok) throw new Error(`${path}: ${values.error.code}`);
  return values.value.map(({ name, type, data }) => ({ name, type, data: Uint8Array.from(data) }));
}

/** One value with no fault. */
async function stored(line: string, bytes = inKey(line)) {
  const { tree, faults } = parseRegistryExport(bytes);
  expect(faults).toEqual([]);
  const values = await valuesOf(tree);
  expect(values).toHaveLength(1);
  return values[0];
}

describe('the encodings of an export', () => {
  const text = `${title}\r\n\r\n[HKEY_CURRENT_USER\\Ключ]\r\n"Straße"="grün €"\r\n\r\n`;
  const want = [{ name: 'Straße', type: 1, data: utf16('grün €\0') }];

  it.each([
    ['UTF-16LE with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16LE without one', Buffer.from(text, 'utf16le')],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-8 without one', Buffer.from(text)],
    ['UTF-8 with the line ends of Unix', Buffer.from(text.replaceAll('\r', ''))],
  ])('%s', async (_, bytes) => {
    const { tree, faults } = parseRegistryExport(bytes);
    expect(faults).toEqual([]);
    expect(await valuesOf(tree, 'Ключ')).toEqual(want);
  });

  it('ANSI: REGEDIT4, whose strings in hex are ANSI too', async () => {
    const lines = ['REGEDIT4', '', '[HKEY_CURRENT_USER\\Stra\xdfe]', '"gr\xfcn"="\x80 5"', '"e"=hex(2):25,41,25,00'];
    const list = ['"m"=hex(7):61,00,fc,00,00', '"b"=hex:61,00', ''];
    const { tree, faults } = parseRegistryExport(Buffer.from([...lines, ...list].join('\r\n'), 'latin1'));
    expect(faults).toEqual([]);
    expect(await valuesOf(tree, 'Straße')).toEqual([
      { name: 'grün', type: 1, data: utf16('€ 5\0') },
      { name: 'e', type: 2, data: utf16('%A%\0') },
      { name: 'm', type: 7, data: utf16('a\0ü\0\0') },
      { name: 'b', type: 3, data: Uint8Array.of(0x61, 0) },
    ]);
  });

  it('keeps half of a surrogate pair in a name', async () => {
    expect(await stored('"\ud83d"=dword:00000001')).toMatchObject({ name: '\ud83d' });
  });
});

describe('the values of an export', () => {
  it.each([
    ['REG_SZ', '"v"="text"', 1, utf16('text\0')],
    ['an empty string', '"v"=""', 1, utf16('\0')],
    ['REG_DWORD', '"v"=dword:0000abCD', 4, Uint8Array.of(0xcd, 0xab, 0, 0)],
    ['REG_DWORD of few digits', '"v"=dword:5', 4, Uint8Array.of(5, 0, 0, 0)],
    ['REG_DWORD before a remark', '"v"=dword:00000005 ; five', 4, Uint8Array.of(5, 0, 0, 0)],
    ['REG_QWORD', '"v"=hex(b):01,00,00,00,00,00,00,80', 11, Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0x80)],
    ['REG_BINARY', '"v"=hex:00,fF,10', 3, Uint8Array.of(0, 0xff, 0x10)],
    ['REG_NONE', '"v"=hex(0):61', 0, Uint8Array.of(0x61)],
    ['REG_EXPAND_SZ', '"v"=hex(2):25,00,00,00', 2, utf16('%\0')],
    ['REG_MULTI_SZ', '"v"=hex(7):61,00,00,00,00,00', 7, utf16('a\0\0')],
    ['REG_DWORD in hex', '"v"=hex(4):01,02,03,04', 4, Uint8Array.of(1, 2, 3, 4)],
    ['a type of its own', '"v"=hex(ffff0012):01', 0xffff0012, Uint8Array.of(1)],
    ['no bytes', '"v"=hex:', 3, new Uint8Array(0)],
    ['spaces around the sign', '"v" = "text"', 1, utf16('text\0')],
  ])('%s', async (_, line, type, data) => {
    expect(await stored(line)).toEqual({ name: 'v', type, data });
  });

  it('the default value', async () => {
    expect(await stored('@="text"')).toEqual({ name: '', type: 1, data: utf16('text\0') });
  });

  it('escaped quotes and backslashes, in names and strings', async () => {
    expect(await stored('"a\\"b\\\\"="C:\\\\Mail\\\\\\"x\\".pst\\\\"')).toEqual({
      name: 'a"b\\',
      type: 1,
      data: utf16('C:\\Mail\\"x".pst\\\0'),
    });
  });

  it('signs that mean something elsewhere', async () => {
    expect(await stored('"a=b;[c]"="x;y=[z] ; @"')).toMatchObject({ name: 'a=b;[c]', data: utf16('x;y=[z] ; @\0') });
  });

  it('a string over several lines', async () => {
    const { tree, faults } = parseRegistryExport(inKey('"v"="one', '', '  [two]', 'three"', '"w"=dword:00000001'));
    expect(faults).toEqual([]);
    expect(await valuesOf(tree)).toEqual([
      { name: 'v', type: 1, data: utf16('one\r\n\r\n  [two]\r\nthree\0') },
      { name: 'w', type: 4, data: Uint8Array.of(1, 0, 0, 0) },
    ]);
  });

  it('hex on continuation lines, with remarks between the digits', async () => {
    const data = Uint8Array.of(1, 2, 3, 4, 5);
    expect(await stored('', inKey('"v"=hex:01,02,\\', '  03,\\ ; three', '\t04,05'))).toMatchObject({ data });
  });

  it.each([0, 1, 65_535, 65_536])('%i bytes', async (size) => {
    const data = Uint8Array.from({ length: size }, (_, at) => (at * 31) & 0xff);
    const value = await stored('', inKey(`"v"=hex:${hexLines(data)}`));
    expect(Buffer.from(value?.data ?? []).equals(data)).toBe(true);
  });

  it('a string of 64 kB', async () => {
    expect((await stored(`"v"="${'x'.repeat(32_767)}"`))?.data).toHaveLength(65_536);
  });
});

describe('the keys of an export', () => {
  const paths = async (bytes: Uint8Array) => [...(await listed(parseRegistryExport(bytes).tree)).keys()];

  it('are found in any letter case, with those above them', async () => {
    const { tree } = parseRegistryExport(exportOf('[hkey_current_user\\Software\\Über]', '"V"=dword:00000001'));
    expect(await tree.keys('SOFTWARE')).toEqual({ ok: true, value: ['Über'] });
    expect(await valuesOf(tree, 'software\\ÜBER')).toHaveLength(1);
    expect(await tree.values('software\\none')).toEqual({ ok: false, error: { code: 'missing' } });
    expect(await tree.keys('none\\software')).toEqual({ ok: false, error: { code: 'missing' } });
  });

  it('later lines win, in any letter case', async () => {
    const { tree } = parseRegistryExport(
      exportOf('[HKEY_CURRENT_USER\\k]', '"V"=dword:00000001', '[HKEY_CURRENT_USER\\K]', '"v"=dword:00000002'),
    );
    expect(await valuesOf(tree)).toMatchObject([{ data: Uint8Array.of(2, 0, 0, 0) }]);
  });

  it('deletes values, the default one too', async () => {
    const { tree, faults } = parseRegistryExport(inKey('"a"="1"', '@="2"', '"b"="3"', '"A"=-', '@=-', '"none"=-'));
    expect(faults).toEqual([]);
    expect(await valuesOf(tree)).toMatchObject([{ name: 'b' }]);
  });

  it('deletes keys with everything below, and nothing else', async () => {
    const lines = [
      '[HKEY_CURRENT_USER\\k\\a\\b]',
      '"v"="1"',
      '[HKEY_CURRENT_USER\\k\\c]',
      '[-HKEY_CURRENT_USER\\K\\A]',
    ];
    expect(await paths(exportOf(...lines, '"v"="2"', '[-HKEY_CURRENT_USER\\none\\x]'))).toEqual(['', 'K', 'K\\C']);
    expect(await paths(exportOf(...lines, '[-HKEY_CURRENT_USER]'))).toEqual(['']);
    expect(await paths(exportOf(...lines, '[HKEY_CURRENT_USER\\k\\a]'))).toEqual(['', 'K', 'K\\A', 'K\\C']);
  });

  it('reads the first user below HKEY_USERS, and counts everything else', async () => {
    const { tree, ignored, faults } = parseRegistryExport(
      exportOf(
        '[HKEY_LOCAL_MACHINE\\Software]',
        '"v"="1"',
        '[HKEY_USERS\\.DEFAULT\\k]',
        '[HKEY_USERS\\S-1-5-18\\k]',
        `[HKEY_USERS\\${sid}\\k]`,
        '"v"="2"',
        `[HKEY_USERS\\${sid}_Classes\\k]`,
        '[HKEY_USERS\\S-1-5-21-1-2-3-1002\\k]',
        '"v"="3"',
        '[-HKEY_USERS\\S-1-5-21-1-2-3-1002\\k]',
        '[HKEY_CURRENT_USER\\other]',
        `[HKU\\${sid.toLowerCase()}\\last]`,
      ),
    );
    expect([faults, ignored]).toEqual([[], 7]);
    expect(await valuesOf(tree)).toEqual([{ name: 'v', type: 1, data: utf16('2\0') }]);
    expect([...(await listed(tree)).keys()]).toEqual(['', 'K', 'LAST']);
  });
});

describe('the faults of an export', () => {
  const deep = `[HKEY_CURRENT_USER${'\\d'.repeat(513)}]`;
  const cases: readonly [ExportFault['code'], number, Uint8Array][] = [
    ['not-an-export', 1, Buffer.from('Registry Editor\r\n[HKEY_CURRENT_USER\\k]\r\n"ok"=dword:00000001\r\n')],
    ['encoding', 1, Buffer.concat([inKey('"ok"=dword:00000001'), Buffer.of(0x0d)])],
    ['encoding', 4, inKey('"v"="a\0b"', '"ok"=dword:00000001')],
    ['key', 4, inKey('[HKEY_CURRENT_USER\\other', '[HKEY_CURRENT_USER\\k]', '"ok"=dword:00000001')],
    ['key', 4, inKey('[HKEY_CURRENT_USER\\a\\\\b]', '[HKEY_CURRENT_USER\\k]', '"ok"=dword:00000001')],
    ['value', 4, inKey('ok=1', '"ok"=dword:00000001')],
    ['value', 4, inKey('"v"', '"ok"=dword:00000001')],
    ['value', 4, inKey('"v"="a" b', '"ok"=dword:00000001')],
    ['value', 3, exportOf('"v"="a"', '[HKEY_CURRENT_USER\\k]', '"ok"=dword:00000001')],
    ['length', 4, inKey('"v"=dword:123456789', '"ok"=dword:00000001')],
    ['length', 4, inKey('"v"=hex(4):01,02', '"ok"=dword:00000001')],
    ['hex', 4, inKey('"v"=hex:01,2,03', '"ok"=dword:00000001')],
    ['hex', 4, inKey('"v"=hex:01,0g', '"ok"=dword:00000001')],
    ['hex', 4, inKey('"v"=dword:12x4', '"ok"=dword:00000001')],
    ['type', 4, inKey('"v"=word:0001', '"ok"=dword:00000001')],
    ['type', 4, inKey('"v"=hex(z):01,\\', '  02', '"ok"=dword:00000001')],
    ['type', 4, inKey('"v"=', '"ok"=dword:00000001')],
    ['open-string', 4, inKey('"v"="a', '"ok"=dword:00000001')],
    ['open-string', 4, inKey('"v"="a', '[HKEY_CURRENT_USER\\k]', '"ok"=dword:00000001')],
    ['open-string', 4, inKey('"v=1', '"ok"=dword:00000001')],
    ['cut', 4, inKey('"v"=hex:01,\\', '"ok"=dword:00000001')],
    ['cut', 5, inKey('"ok"=dword:00000001', '"v"=hex:01,\\').subarray(0, -4)],
    ['cut', 4, inKey('"ok"=dword:00000001').subarray(0, -4)],
    ['depth', 4, inKey(deep, '"v"="a"', '[HKEY_CURRENT_USER\\k]', '"ok"=dword:00000001')],
  ];
  it.each(cases)('%s in line %i, and the rest is read', async (code, line, bytes) => {
    const { tree, faults } = parseRegistryExport(bytes);
    expect(faults).toEqual([{ code, line }]);
    expect(await valuesOf(tree)).toContainEqual({ name: 'ok', type: 4, data: Uint8Array.of(1, 0, 0, 0) });
  });

  it('keeps a number of the wrong size as it stands', async () => {
    const { tree } = parseRegistryExport(inKey('"v"=hex(4):01,02'));
    expect(await valuesOf(tree)).toEqual([{ name: 'v', type: 4, data: Uint8Array.of(1, 2) }]);
  });

  it('an empty file is not an export', async () => {
    const { tree, faults } = parseRegistryExport(new Uint8Array(0));
    expect(faults).toEqual([{ code: 'not-an-export', line: 1 }]);
    expect(await tree.keys('')).toEqual({ ok: true, value: [] });
  });

  it('1 MB of lines that never end is read in linear time, with 1,000 faults at most', () => {
    const start = performance.now();
    for (const line of ['"', '"a', '"a"="b', '"a"=hex:\\', '[', '"a"="\\'])
      expect(
        parseRegistryExport(inKey(`${line}\r\n`.repeat(1_000_000 / (line.length + 2)))).faults.length,
      ).toBeLessThan(1001);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('1,000 damaged exports', () => {
  const root: WrittenKey = {
    name: '',
    values: [{ name: '', type: 1, data: utf16('default\0') }],
    keys: Array.from({ length: 6 }, (_, at) => ({
      name: `0000000${at}`,
      keys: [],
      values: [
        { name: 'Account Name', type: 1, data: utf16(`ana${at}@example.com\0`) },
        { name: 'POP3 Server', type: 3, data: utf16('pop.example.com\0') },
        { name: 'POP3 Port', type: 4, data: Uint8Array.of(0xe3, 3, 0, 0) },
        { name: 'Liste', type: 7, data: utf16('grün\0€\0\0') },
      ],
    })),
  };
  const text = Buffer.from(writeReg(root)).toString('utf16le');

  it.each([
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-8', Buffer.from(text.slice(1))],
    ['ANSI', Buffer.from(text.slice(1).replace(title, 'REGEDIT4'), 'latin1')],
  ])(
    'in %s never throw, and lose nothing in silence where a line is cut or a block zeroed',
    async (encoding, whole) => {
      const { tree, faults } = parseRegistryExport(whole);
      expect(faults).toEqual([]);
      const rows = await listed(tree);
      const counts = { same: 0, named: 0 };
      for (const { what, bytes } of mutations(whole, 1000, 7)) {
        const damaged = parseRegistryExport(bytes);
        const mine = await listed(damaged.tree);
        // Where whole lines are missing at the end, nothing in the file tells.
        const cutLine = what.startsWith('cut') && !/[\r\n]$/.test(textOf(bytes, encoding));
        if (!cutLine && !what.startsWith('zeroed')) continue;
        if (damaged.faults.length === 0) expect(mine, what).toEqual(rows);
        counts[damaged.faults.length > 0 ? 'named' : 'same'] += 1;
      }
      console.info(
        `damaged exports in ${encoding}: ${counts.named} with named damage, ${counts.same} read as the whole`,
      );
      expect(counts.named).toBeGreaterThan(300);
    },
  );
});

/** A UTF-16 text that is cut within a letter does not end in a line break. */
const textOf = (bytes: Uint8Array, encoding: string) =>
  encoding === 'UTF-16LE' && bytes.length % 2 === 0
    ? Buffer.from(bytes).toString('utf16le')
    : encoding === 'UTF-16LE'
      ? ''
      : Buffer.from(bytes).toString('latin1');
