import fc from 'fast-check';
import { type RegistryValue, registryType } from '../../shared/registry.ts';
import type { WrittenKey } from './reg-writer.ts';

/** One user's registry with profiles of Outlook, and what a scan has to find in it, in the lines of `accountLines`. */
export type MadeRegistry = { readonly root: WrittenKey; readonly lines: readonly string[] };

type Text = { readonly value: RegistryValue; readonly text: string };
type Kind = 'pop3' | 'imap' | 'eas' | 'exchange' | 'CONTAB' | 'OMSAB' | 'EMABLT' | 'MSUPST MS';
type MadeAccount = {
  /** Added to the id before: gaps between ids are normal. */
  readonly step: number;
  readonly kind: Kind;
  readonly isListed: boolean;
  readonly texts: Readonly<Record<'name' | 'email' | 'user' | 'host' | 'smtp', Text>>;
  readonly has: { readonly email: boolean; readonly port: boolean; readonly smtp: boolean; readonly leave: boolean };
  readonly port: number;
  readonly ssl: number | null;
  readonly secure: number | null;
  readonly leave: number;
  readonly others: readonly RegistryValue[];
};
type MadeProfile = {
  readonly name: string;
  readonly accounts: readonly MadeAccount[];
  /** Numbers in the list that no key has. */
  readonly missing: readonly number[];
  /** The list in another order than the ids. */
  readonly isTurned: boolean;
};
type Version = '14.0' | '15.0' | '16.0';

const accountManager = '9375CFF0413111d3B88A00104B2A6676';
const mailList = '{ED475418-B0D6-11D2-8C3B-00104B2A6676}';
const bookList = '{ED475419-B0D6-11D2-8C3B-00104B2A6676}';
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const dword = (name: string, number: number): RegistryValue => {
  const data = Buffer.alloc(4);
  data.writeUInt32LE(number);
  return { name, type: registryType.dword, data: Uint8Array.from(data) };
};
const numbers = (name: string, all: readonly number[]): RegistryValue => ({
  name,
  type: registryType.binary,
  data: Uint8Array.from(all.flatMap((number) => [...dword('', number).data])),
});
const named = ({ value }: Text, name: string): RegistryValue => ({ ...value, name });

/** Outlook keeps text as REG_SZ or as UTF-16LE in REG_BINARY, each with its final NUL. */
const text = (content: fc.Arbitrary<string>): fc.Arbitrary<Text> =>
  fc.tuple(content, fc.constantFrom(registryType.string, registryType.binary)).map(([held, type]) => ({
    text: held,
    value: { name: '', type, data: utf16(`${held}\0`) },
  }));
const letters = fc.string({ minLength: 1, maxLength: 10, unit: fc.constantFrom(...'abcxyz019-äßéñЖ邮') });
const domain = fc.constantFrom('example.com', 'example.org', 'mail.example.net', 'pop.example.test');
const address = fc.tuple(letters, domain).map(([local, at]) => `${local}@${at}`);
/** Key names: regedit escapes nothing in them, and Windows takes no backslash. */
const keyName = fc
  .string({ minLength: 1, maxLength: 14, unit: fc.constantFrom(...'abcXYZ019 _-.{}"@=;[]/äßéЖ邮😀') })
  .filter((name) => name.trim() === name);
/** As Windows compares names: letter by letter, so that "ß" does not become "SS". */
const folded = (name: string) =>
  [...name].map((one) => (one.toUpperCase().length === one.length ? one.toUpperCase() : one)).join('');

const otherName = keyName.map((name) => `x-${name}`);
const bytes = fc.record({
  name: otherName,
  type: fc.constantFrom(0, 3, 0xffff0012),
  data: fc.uint8Array({ maxLength: 40 }),
});
/** With their final NUL, which an import adds where it is missing (seen with reg.exe of Wine 8.0). Others: registry-hive.test.ts. */
const words = fc.record({
  name: otherName,
  type: fc.constantFrom(registryType.string, registryType.expandable),
  data: fc.string({ maxLength: 20, unit: fc.constantFrom(...'aZ "\\%\r\n;äЖ邮😀') }).map((held) => utf16(`${held}\0`)),
});
const large = fc.constantFrom<RegistryValue>(
  { name: 'none', type: registryType.binary, data: new Uint8Array() },
  { name: 'long', type: registryType.binary, data: new Uint8Array(65_535).fill(7) },
  { name: 'longer', type: registryType.binary, data: new Uint8Array(65_536).fill(7) },
  { name: 'text', type: registryType.string, data: utf16(`${'x'.repeat(32_767)}\0`) },
);
const otherValue = fc.oneof(
  { weight: 30, arbitrary: bytes },
  { weight: 30, arbitrary: words },
  { weight: 1, arbitrary: large },
);
const known = fc.oneof(
  otherValue,
  fc.constantFrom<RegistryValue>(
    { name: 'q', type: registryType.qword, data: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) },
    { name: 'm', type: registryType.multi, data: utf16('eins\0zwölf\0\0') },
  ),
);

const account: fc.Arbitrary<MadeAccount> = fc.record({
  step: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 0x4000 })),
  kind: fc.constantFrom<Kind[]>(
    'pop3',
    'pop3',
    'imap',
    'imap',
    'eas',
    'exchange',
    'CONTAB',
    'OMSAB',
    'EMABLT',
    'MSUPST MS',
  ),
  isListed: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
  texts: fc.record({
    name: text(letters),
    email: text(address),
    user: text(address),
    host: text(domain),
    smtp: text(domain),
  }),
  has: fc.record({ email: fc.boolean(), port: fc.boolean(), smtp: fc.boolean(), leave: fc.boolean() }),
  port: fc.integer({ min: 1, max: 65_535 }),
  ssl: fc.constantFrom(null, 0, 1),
  secure: fc.constantFrom(null, 0, 1, 2, 3),
  leave: fc.constantFrom(0, 1, 5, 0x000e0003, 0x00070007),
  others: fc.uniqueArray(known, { maxLength: 3, selector: ({ name }) => folded(name) }),
});
const accounts = fc.oneof(
  { weight: 4, arbitrary: fc.array(account, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(account, { minLength: 20, maxLength: 40 }) },
);
const profile = fc.record({
  name: keyName,
  accounts,
  missing: fc.array(fc.integer({ min: 0x100_0000, max: 0x200_0000 }), { maxLength: 2 }),
  isTurned: fc.boolean(),
});
const version = fc.record({
  profiles: fc.uniqueArray(profile, { maxLength: 3, selector: ({ name }) => folded(name) }),
  /** An empty key of a newer version, left over or made by a first start, in front of the real one. */
  leftOver: fc.boolean(),
  choice: fc.option(fc.nat({ max: 2 }), { nil: null }),
});

type MadeVersion = {
  readonly profiles: readonly MadeProfile[];
  readonly leftOver: boolean;
  readonly choice: number | null;
};

/** Profiles of every version side by side. The root's own values hold what no reader of accounts asks for. */
export const outlookRegistry: fc.Arbitrary<MadeRegistry> = fc
  .record({ '16.0': version, '15.0': version, '14.0': version, rest: fc.array(otherValue, { maxLength: 1 }) })
  .map(({ rest, ...versions }) => {
    const used: string[] = [];
    const others: string[] = [];
    let newest: Version | null = null;
    for (const at of ['16.0', '15.0', '14.0'] as const) {
      const profiles = profilesOf(versions[at]).toSorted((a, b) => (folded(a.name) < folded(b.name) ? -1 : 1));
      if (profiles.some(({ accounts: all }) => all.length > 0)) newest ??= at;
      const standard = standardOf(versions[at]);
      for (const one of profiles) {
        const isStandard = standard === null ? profiles.length === 1 : standard === one.name;
        (isStandard && newest === at ? used : others).push(...linesOf(at, one));
      }
    }
    return { root: rootOf(versions, rest), lines: [...used, ...others] };
  });

const profilesOf = ({ profiles, leftOver }: MadeVersion): readonly MadeProfile[] =>
  leftOver ? profiles.map((one) => ({ ...one, accounts: [] })) : profiles;

const standardOf = ({ profiles, choice }: MadeVersion): string | null =>
  choice === null ? null : (profiles[choice % Math.max(profiles.length, 1)]?.name ?? null);

function rootOf(versions: Readonly<Record<Version, MadeVersion>>, values: readonly RegistryValue[]): WrittenKey {
  const standard = (at: Version) => {
    const name = standardOf(versions[at]);
    return name === null ? [] : [{ name: 'DefaultProfile', type: registryType.string, data: utf16(`${name}\0`) }];
  };
  const profiles = (at: Version, own: readonly RegistryValue[] = []): WrittenKey => ({
    name: 'Profiles',
    values: own,
    keys: profilesOf(versions[at]).map(profileKey),
  });
  const office = (at: Version): WrittenKey => key(at, [key('Outlook', [profiles(at)], standard(at))]);
  const messaging = key('Windows Messaging Subsystem', [profiles('14.0', standard('14.0'))]);
  const microsoft = [
    key('Office', [office('15.0'), office('16.0')]),
    key('Windows NT', [key('CurrentVersion', [messaging])]),
  ];
  return key('root', [key('Software', [key('Microsoft', microsoft)])], values);
}

const key = (name: string, keys: readonly WrittenKey[], values: readonly RegistryValue[] = []): WrittenKey => ({
  name,
  values,
  keys,
});

/** The accounts with their ids, eight hex digits. */
function numbered({
  accounts: all,
}: MadeProfile): readonly (MadeAccount & { readonly id: number; readonly hex: string })[] {
  let id = 0;
  return all.map((one) => {
    id += one.step;
    return { ...one, id, hex: id.toString(16).toUpperCase().padStart(8, '0') };
  });
}

const isMail = ({ kind }: MadeAccount) => ['pop3', 'imap', 'eas', 'exchange'].includes(kind);

function profileKey(made: MadeProfile): WrittenKey {
  const all = numbered(made);
  const listed = all.filter((one) => isMail(one) && one.isListed).map(({ id }) => id);
  const lists = [
    numbers(mailList, made.isTurned ? [...listed.toReversed(), ...made.missing] : [...made.missing, ...listed]),
    numbers(
      bookList,
      all.filter((one) => !isMail(one)).map(({ id }) => id),
    ),
    dword('NextAccountID', (all.at(-1)?.id ?? 0) + 1),
  ];
  const manager = key(
    accountManager,
    all.map((one) => key(one.hex, [], accountValues(one))),
    lists,
  );
  return key(made.name, [key('0a0d020000000000c000000000000046', []), manager]);
}

function accountValues({ kind, texts, has, port, ssl, secure, leave, others }: MadeAccount): readonly RegistryValue[] {
  const some = (isThere: boolean, value: () => RegistryValue) => (isThere ? [value()] : []);
  const shared = [named(texts.name, 'Account Name'), ...some(has.email, () => named(texts.email, 'Email')), ...others];
  const secret = { type: registryType.binary, data: Uint8Array.of(2, ...utf16('CANARY-sealed')) };
  if (kind === 'eas')
    return [
      ...shared,
      named(texts.host, 'EAS Server URL'),
      named(texts.user, 'EAS User'),
      { ...secret, name: 'EAS Password' },
    ];
  if (kind !== 'pop3' && kind !== 'imap') {
    const service = kind === 'exchange' ? 'MSEMS' : kind;
    return [...shared, { name: 'Service Name', type: registryType.string, data: utf16(`${service}\0`) }];
  }
  const prefix = kind.toUpperCase();
  return [
    ...shared,
    named(texts.host, `${prefix} Server`),
    named(texts.user, `${prefix} User`),
    { ...secret, name: `${prefix} Password` },
    ...some(has.port, () => dword(`${prefix} Port`, port)),
    ...some(ssl !== null, () => dword(`${prefix} Use SSL`, ssl ?? 0)),
    ...some(kind === 'pop3' && has.leave, () => dword('Leave on Server', leave)),
    ...some(has.smtp, () => named(texts.smtp, 'SMTP Server')),
    ...some(secure !== null, () => dword('SMTP Secure Connection', secure ?? 0)),
  ];
}

const leaves: Readonly<Record<number, string>> = {
  0: 'leave off',
  1: 'leave all',
  5: 'leave until deleted',
  917507: 'leave 14 days',
  458759: 'leave 7 days until deleted',
};
const secures = ['cleartext', 'implicit', 'starttls', 'opportunistic'];

/** What a scan has to say of a profile, from the facts of the reference and without the reader. */
function linesOf(at: Version, made: MadeProfile): readonly string[] {
  const listed = numbered(made).filter((one) => isMail(one) && one.isListed);
  return (made.isTurned ? listed.toReversed() : listed).map((one) => {
    const { kind, texts, has, port, ssl, secure, leave, hex } = one;
    const mailbox = has.email ? texts.email.text : kind === 'exchange' ? null : texts.user.text;
    const start = `${at}/${made.name}/${hex} ${mailbox}: ${kind}`;
    if (kind === 'exchange') return start;
    if (kind === 'eas') return `${start} ${texts.host.text}:443 implicit`;
    const usual = kind === 'pop3' ? 110 : 143;
    const tls = ssl === 1 ? 'implicit' : kind === 'pop3' ? 'cleartext' : 'not-known';
    const left = kind === 'imap' ? '' : has.leave ? `, ${leaves[leave]}` : ', leave not known';
    const smtp = has.smtp ? `, smtp ${texts.smtp.text}:25 ${secures[secure ?? 0]}` : '';
    return `${start} ${texts.host.text}:${has.port ? port : usual} ${tls}${left}${smtp}`;
  });
}
