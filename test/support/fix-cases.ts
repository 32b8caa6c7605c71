import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Scene } from './test-fix.ts';

export { type Scene, testFix, testRefusals } from './test-fix.ts';

const theirs = 'user_pref("mail.theirs", 1);\n';

/** The program writes another setting. */
export const appendLine = (scene: Scene): void => scene.edit('prefs.js', (text) => text + theirs);
export const prefsKept = (scene: Scene, before: ReadonlyMap<string, string>): void =>
  expect(scene.read('prefs.js')).toBe(`${before.get('prefs.js')}${theirs}`);

/** A setting gets another value, written as it stands in the file. */
export const setPref =
  (name: string, literal: string | number | boolean) =>
  (scene: Scene): void =>
    scene.edit('prefs.js', (text) => {
      const rest = text.split('\n').filter((line) => !line.startsWith(`user_pref("${name}",`));
      return `${rest.join('\n')}user_pref("${name}", ${literal});\n`;
    });

/** An account receives without encryption, and what its server offers is known. */
export function receivingInTheClear(scene: Scene): void {
  setPref('mail.server.server1.hostname', '"imap.gmx.net"')(scene);
  setPref('mail.server.server1.port', 143)(scene);
  setPref('mail.server.server1.socketType', 0)(scene);
}

/** The program could not read its settings, set them aside, and began anew. */
export function settingsLost(scene: Scene): void {
  const lines = scene.read('prefs.js').split('\n');
  lines.splice(10, 0, 'user_pref("mail.torn');
  writeFileSync(scene.at('Invalidprefs.js'), lines.join('\n'), 'latin1');
  scene.edit('prefs.js', () => '// Mozilla User Preferences\n\nuser_pref("mail.rights.version", 1);\n');
}

/** A profile that keeps each message as a file has its Drafts folder. */
export const draftsAsFiles = (scene: Scene): void => void mkdirSync(scene.at(...drafts, 'cur'), { recursive: true });

const outbox = ['Mail', 'Local Folders', 'Unsent Messages'] as const;
const drafts = ['Mail', 'Local Folders', 'Drafts'] as const;
const theirDraft =
  'From - \r\nX-Mozilla-Status: 0001\r\nMessage-ID: <theirs@example.test>\r\nSubject: Theirs\r\n\r\nText\r\n\r\n';

/** The messages of an mbox file, each from its From line on. */
const messagesIn = (file: string) => readFileSync(file, 'latin1').split(/(?=^From - ?)/m);
const isHidden = (message: string) =>
  (Number.parseInt(/^X-Mozilla-Status: (\w{4})/m.exec(message)?.[1] ?? '0', 16) & 8) !== 0;

/** The program writes a draft, compacts the outbox, and makes its index anew. */
export function compact(scene: Scene): void {
  if (existsSync(scene.at(...drafts))) appendFileSync(scene.at(...drafts), theirDraft, 'latin1');
  const file = scene.at(...outbox);
  writeFileSync(
    file,
    messagesIn(file)
      .filter((one) => !isHidden(one))
      .join(''),
    'latin1',
  );
  writeFileSync(`${file}.msf`, '// <!-- <mdb:mork:z v="1.4"/> -->\n');
}

/** Every message waits in the outbox again, with its text; the draft of the program is there, and ours is hidden. */
export function mailKept(scene: Scene, before: ReadonlyMap<string, string>): void {
  const bodies = (messages: readonly string[]) =>
    messages
      .filter((one) => one !== '' && !isHidden(one))
      .map((one) => one.replace(/^From - .*\r?\n|^X-Mozilla-.*\r?\n/gm, '').trim())
      .sort();
  const old = before.get(outbox.join('/'))?.split(/(?=^From - ?)/m) ?? [];
  expect(bodies(messagesIn(scene.at(...outbox)))).toEqual(bodies(old));
  if (!existsSync(scene.at(...drafts))) return;
  const left = messagesIn(scene.at(...drafts))
    .filter((one) => !isHidden(one))
    .join('');
  expect(left).toBe(theirDraft);
}

/** The draft was sent or deleted. */
export const dropDraft = (scene: Scene): void => rmSync(scene.at(...drafts), { recursive: true });

/** The program adds a filter to a list. */
const theirFilter =
  'name="Theirs"\nenabled="yes"\ntype="17"\naction="Mark read"\ncondition="AND (subject,contains,Theirs)"\n';
export const addFilter =
  (file: string) =>
  (scene: Scene): void =>
    scene.edit(file, (text) => text + theirFilter);
export const filtersKept =
  (file: string) =>
  (scene: Scene, before: ReadonlyMap<string, string>): void =>
    expect(scene.read(file)).toBe(`${before.get(file)}${theirFilter}`);

type Logins = { nextId: number; logins: { id: number; guid: string; timesUsed?: number }[] };

/** The program saves another sign-in: its record is a copy of the first one under an id of its own. */
export const saveLogin = (scene: Scene): void =>
  scene.edit('logins.json', (text) => {
    const store: Logins = JSON.parse(text);
    const [first] = store.logins;
    if (!first) throw new Error('no record to copy');
    const theirs = { ...first, id: store.nextId, guid: '{00000000-0000-4000-8000-000000000001}' };
    return JSON.stringify({ ...store, nextId: store.nextId + 1, logins: [...store.logins, theirs] });
  });

/** Every record of before is there with the same values, and the new one. */
export function loginsKept(scene: Scene, before: ReadonlyMap<string, string>): void {
  const byGuid = (text: string) => {
    const { logins }: Logins = JSON.parse(text);
    return new Map(logins.map(({ id, ...rest }) => [rest.guid, rest]));
  };
  const now = byGuid(scene.read('logins.json'));
  expect(now.delete('{00000000-0000-4000-8000-000000000001}')).toBe(true);
  expect(now).toEqual(byGuid(before.get('logins.json') ?? ''));
}

/** The index of the Sent folder lists the first queued message this often, an hour apart. */
export const alsoSent =
  (times: number) =>
  (scene: Scene): void => {
    const id = /^Message-ID: <(.+)>/m.exec(readFileSync(scene.at(...outbox), 'latin1'))?.[1] ?? '';
    const first = Date.parse('2026-11-24T09:00:00Z') / 1000;
    const rows = Array.from({ length: times }, (_, at) => {
      const seconds = (first + at * 3600).toString(16);
      return `[${at + 1}(^82=${id})(^83=${seconds})(^84=Report)]`;
    });
    const index = `// <!-- <mdb:mork:z v="1.4"/> -->
< <(a=c)> (80=ns:msg:db:row:scope:msgs:all)(81=ns:msg:db:table:kind:msgs)(82=message-id)(83=date)(84=subject)>
{1:^80 {(k^81:c)(s=9)} ${rows.join('\n')}}`;
    writeFileSync(scene.at('ImapMail', 'imap.example.test', 'Sent.msf'), index);
  };

/** Only one message waits; it has a large attachment, and its server is one whose limit is known. */
export function attachLarge(scene: Scene): void {
  setPref('mail.smtpserver.smtp1.hostname', '"smtp.mail.me.com"')(scene);
  const line = `${'QUJD'.repeat(18)}\r\n`;
  const [first = ''] = messagesIn(scene.at(...outbox));
  const large = `${first.trimEnd()}\r\n${line.repeat(300_000)}\r\n`;
  const size = large.length.toString(16);
  const index = `// <!-- <mdb:mork:z v="1.4"/> -->
< <(a=c)> (80=ns:msg:db:row:scope:msgs:all)(81=ns:msg:db:table:kind:msgs)(82=storeToken)(83=size)
(84=ns:msg:db:row:scope:dbfolderinfo:all)(85=ns:msg:db:table:kind:dbfolderinfo)(86=folderSize)>
{1:^80 {(k^81:c)(s=9)} [1(^82=0)(^83=${size})]}
{1:^84 {(k^85:c)(s=9)} [1(^86=${size})]}`;
  writeFileSync(scene.at(...outbox), large, 'latin1');
  writeFileSync(`${scene.at(...outbox)}.msf`, index, 'latin1');
}
