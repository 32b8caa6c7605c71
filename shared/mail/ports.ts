import type { TlsMode } from '../model/endpoint.ts';

/** What a client speaks to fetch and to send. */
export type MailProtocol = 'imap' | 'pop3' | 'submission';

type WellKnown = { readonly port: number; readonly tls: TlsMode };

/** RFC 8314 section 3 prefers implicit TLS for all three; the second line of each is what RFC 9051, RFC 1939 and RFC 6409 registered. */
export const wellKnownPorts: Readonly<Record<MailProtocol, readonly WellKnown[]>> = {
  imap: [
    { port: 993, tls: 'implicit' },
    { port: 143, tls: 'starttls' },
  ],
  pop3: [
    { port: 995, tls: 'implicit' },
    { port: 110, tls: 'starttls' },
  ],
  submission: [
    { port: 465, tls: 'implicit' },
    { port: 587, tls: 'starttls' },
  ],
};

/** Between servers (RFC 5321 section 4.5.4.2); access providers block it for their customers (RFC 5068 section 3.1). */
export const relayPort = 25;

/** The port that a protocol has in a TLS mode. Without TLS and with TLS "if offered" it is the port of STARTTLS. */
export function portOf(protocol: MailProtocol, tls: TlsMode): number {
  const [implicit, upgraded] = wellKnownPorts[protocol];
  if (!implicit || !upgraded) throw new Error(`no ports for ${protocol}`);
  return tls === 'implicit' ? implicit.port : upgraded.port;
}

/** How a well-known port begins; null for any other. Port 25 starts in the clear and may be upgraded. */
export function tlsOf(protocol: MailProtocol, port: number): TlsMode | null {
  if (protocol === 'submission' && port === relayPort) return 'starttls';
  return wellKnownPorts[protocol].find((one) => one.port === port)?.tls ?? null;
}

/** Which protocol a well-known port is for; null for any other. Tells a server entered on the wrong line. */
export function protocolOf(port: number): MailProtocol | null {
  if (port === relayPort) return 'submission';
  for (const [protocol, known] of Object.entries(wellKnownPorts) as [MailProtocol, readonly WellKnown[]][])
    if (known.some((one) => one.port === port)) return protocol;
  return null;
}

/**
 * A mode as the settings windows of mail programs write it (Thunderbird 153.7 ESR: "Connection security"; classic Outlook: "Encryption
 * method"). Names to look for on the screen, the same in every language; `null` where programs have no name in common.
 */
export const tlsLabels: Readonly<Record<TlsMode, string | null>> = {
  implicit: 'SSL/TLS',
  starttls: 'STARTTLS',
  opportunistic: null,
  cleartext: null,
  'not-known': null,
};
