// Large machines for the benchmarks, made from the homes in test/machines.
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const homes = fileURLToPath(new URL('../../machines/thunderbird', import.meta.url));
const thunderbird = 'files/home/anna/.thunderbird';
const used = 'k3v9x2ab.default-default';

/** Twenty profiles, each with a queue of 10 GB on paper (a sparse file) and the index that the real program wrote for it. */
export function twentyProfiles(folder, gigabytes = 10) {
  cpSync(path.join(homes, 'stuck-outbox'), folder, { recursive: true });
  const base = path.join(folder, thunderbird);
  const queue = 'Mail/Local Folders/Unsent Messages';
  const size = gigabytes * 1024 ** 3;
  let ini = readFileSync(path.join(base, 'profiles.ini'), 'utf8');
  for (let at = 1; at < 20; at += 1) {
    const name = `profile${at}.large`;
    cpSync(path.join(base, used), path.join(base, name), { recursive: true });
    ini += `\n[Profile${at + 1}]\nName=${name}\nIsRelative=1\nPath=${name}\n`;
  }
  writeFileSync(path.join(base, 'profiles.ini'), ini);
  truncateSync(path.join(base, used, queue), size);
  // The index says for which size it was written (column A3 of the folder's own row): this size, or it would not be believed.
  appendFileSync(path.join(base, used, `${queue}.msf`), `[1:^9F(^A3=${size.toString(16)})]\n`);
  return { folder, mailBytes: size };
}

/** A maildir inbox with a million files, and a queue of one. */
export function millionFiles(folder, count = 1_000_000) {
  cpSync(path.join(homes, 'outbox-maildir'), folder, { recursive: true });
  const inbox = path.join(folder, thunderbird, used, 'Mail/pop.example.test/Inbox/cur');
  mkdirSync(inbox, { recursive: true });
  if (!existsSync(path.join(inbox, `${count - 1}.eml`)))
    for (let at = 0; at < count; at += 1) writeFileSync(path.join(inbox, `${at}.eml`), '');
  return { folder };
}
