import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeCertificates } from './certificates.ts';
import { isMain } from './command-line.ts';
import { untilListening } from './ports.ts';
import * as settings from './server-settings.ts';
import { defaultBase, everybody, type Person, type Ports, people, portsFrom } from './world.ts';

/** Running mail servers: where they live, their ports, and the certificate of the lab's authority. */
export type Servers = { readonly folder: string; readonly ports: Ports; readonly authority: string };

/**
 * Starts Dovecot (IMAP, POP3) and Postfix (submission) on loopback, with everything below one folder; the computer's own mail
 * servers are neither read nor changed. Needs root, because both drop to users of the system; so these must be able to walk into the
 * folder. About 3 s.
 */
export async function startServers(into: string, base: number = defaultBase): Promise<Servers> {
  const folder = path.resolve(into);
  const ports = portsFrom(base);
  const servers = { folder, ports, authority: path.join(folder, 'ca/ca.crt') };
  if (isRunning(folder, 'dovecot/run/master.pid') && isRunning(folder, 'postfix/spool/pid/master.pid')) return servers;
  writeSettings({ folder, ports, mail: systemUser('mail') });
  try {
    launch('dovecot', ['-c', dovecotConf(folder)], folder);
    launch('postfix', ['-c', postfixConf(folder), 'start'], folder);
    const { smtpDown: _silent, ...open } = ports;
    for (const port of Object.values(open)) await untilListening(port);
  } catch (error) {
    stopServers(folder);
    throw error;
  }
  return servers;
}

function launch(program: string, args: readonly string[], folder: string): void {
  const log = path.join(folder, 'start.log');
  const file = openSync(log, 'a');
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', file, file] });
  closeSync(file);
  if (status !== 0) throw new Error(`${program} did not start: ${error?.message ?? readFileSync(log, 'utf8')}`);
}

/** Stops what was started in this folder; a server that is not running is no failure. */
export function stopServers(into: string): void {
  const folder = path.resolve(into);
  if (isRunning(folder, 'postfix/spool/pid/master.pid'))
    execFileSync('postfix', ['-c', postfixConf(folder), 'stop'], { stdio: 'ignore' });
  if (isRunning(folder, 'dovecot/run/master.pid'))
    execFileSync('doveadm', ['-c', dovecotConf(folder), 'stop'], { stdio: 'ignore' });
}

/** Dovecot's own tool: what the server itself holds. */
export const doveadm = ({ folder }: Servers, ...args: string[]): string =>
  execFileSync('doveadm', ['-c', dovecotConf(folder), ...args], { stdio: ['ignore', 'pipe', 'pipe'] }).toString();

export function countOnServer(servers: Servers, person: Person, mailbox = 'INBOX'): number {
  const line = doveadm(servers, 'mailbox', 'status', '-u', people[person].address, 'messages', mailbox);
  return Number(/messages=(\d+)/.exec(line)?.[1]);
}

/** Puts a message into a mailbox, as if it had been delivered. */
export function deliver({ folder }: Servers, person: Person, subject: string, mailbox = 'INBOX'): void {
  const { address } = people[person];
  const message = [
    'From: someone@elsewhere.test',
    `To: ${address}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@elsewhere.test>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'A short message.',
    '',
  ].join('\r\n');
  execFileSync('doveadm', ['-c', dovecotConf(folder), 'save', '-u', address, '-m', mailbox], {
    input: message,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export function emptyMailboxes({ folder }: Servers): void {
  for (const person of everybody)
    for (const entry of readdirSync(settings.mailHome(folder, person)))
      rmSync(path.join(settings.mailHome(folder, person), entry), { recursive: true, force: true });
}

const dovecotConf = (folder: string) => path.join(folder, 'dovecot/dovecot.conf');
const postfixConf = (folder: string) => path.join(folder, 'postfix/conf');

function writeSettings(ground: settings.Ground): void {
  const below = (name: string) => path.join(ground.folder, name);
  for (const name of ['dovecot/run', 'dovecot/state', 'postfix/conf', 'postfix/spool', 'postfix/data', 'mail'])
    mkdirSync(below(name), { recursive: true });
  makeCertificates(below('ca'));
  for (const person of everybody) {
    mkdirSync(settings.mailHome(ground.folder, person), { recursive: true });
    chownSync(settings.mailHome(ground.folder, person), ground.mail.uid, ground.mail.gid);
  }
  chownSync(below('mail'), ground.mail.uid, ground.mail.gid);
  const postfix = systemUser('postfix');
  chownSync(below('postfix/data'), postfix.uid, postfix.gid);
  writeFileSync(below('dovecot/users'), settings.dovecotUsers(ground));
  writeFileSync(below('dovecot/dovecot.conf'), settings.dovecotSettings(ground));
  writeFileSync(below('postfix/conf/main.cf'), settings.postfixSettings(ground));
  writeFileSync(below('postfix/conf/master.cf'), settings.postfixServices(ground));
  writeFileSync(below('postfix/conf/boxes'), settings.postfixBoxes());
  writeFileSync(below('postfix/conf/blocked'), settings.blockedAnswer);
  writeFileSync(below('postfix/conf/nobody'), settings.nobodyAnswer);
}

function systemUser(name: string): { uid: number; gid: number } {
  const row = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === name);
  if (!row) throw new Error(`no system user ${name}`);
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

function isRunning(folder: string, pidFile: string): boolean {
  try {
    process.kill(Number(readFileSync(path.join(folder, pidFile), 'utf8')), 0);
    return true;
  } catch {
    // No file, or nobody with that number: not running.
    return false;
  }
}

if (isMain(import.meta.url)) {
  const [what, folder, base] = process.argv.slice(2);
  if (what === 'start' && folder)
    process.stdout.write(`${JSON.stringify(await startServers(folder, Number(base ?? defaultBase)), null, 2)}\n`);
  else if (what === 'stop' && folder) stopServers(folder);
  else {
    process.stderr.write('usage: servers.ts start FOLDER [BASE] | stop FOLDER\n');
    process.exitCode = 2;
  }
}
