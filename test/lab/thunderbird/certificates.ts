import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { allHosts } from './world.ts';

/** Makes the lab's own authority and one certificate for all its names, once per folder. */
export function makeCertificates(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => path.join(folder, name);
  if (existsSync(file('server.crt'))) return;
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  openssl(
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', '-subj', '/CN=Lab Root CA'],
    ...['-keyout', file('ca.key'), '-out', file('ca.crt'), '-addext', 'basicConstraints=critical,CA:TRUE'],
    ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
  );
  openssl(
    ...['req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=mail.example.test'],
    ...['-keyout', file('server.key'), '-out', file('server.csr')],
  );
  const names = [...allHosts.map((host) => `DNS:${host}`), 'DNS:localhost', 'IP:127.0.0.1'].join(',');
  writeFileSync(
    file('server.ext'),
    `subjectAltName=${names}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n`,
  );
  openssl(
    ...['x509', '-req', '-in', file('server.csr'), '-CA', file('ca.crt'), '-CAkey', file('ca.key'), '-CAcreateserial'],
    ...['-days', '397', '-extfile', file('server.ext'), '-out', file('server.crt')],
  );
}
