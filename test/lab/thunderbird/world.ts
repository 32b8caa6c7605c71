/** The invented people of the lab. `password` is what the servers take today, `oldPassword` what they took before. */
export const people = {
  anna: {
    address: 'anna@example.test',
    name: 'Anna Example',
    password: 'CANARY-Right-Horse-7',
    oldPassword: 'CANARY-Outdated-Mule-3',
  },
  ben: {
    address: 'ben@example.test',
    name: 'Ben Example',
    password: 'CANARY-Ben-Lantern-42',
    oldPassword: 'CANARY-Ben-Candle-41',
  },
  cara: {
    address: 'cara@example.test',
    name: 'Cara Example',
    password: 'CANARY-Cara-Ferry-19',
    oldPassword: 'CANARY-Cara-Raft-18',
  },
  dan: {
    address: 'dan@example.test',
    name: 'Dan Example',
    password: 'CANARY-Dan-Copper-88',
    oldPassword: 'CANARY-Dan-Tin-87',
  },
  eva: {
    address: 'eva@example.test',
    name: 'Eva Example',
    password: 'CANARY-Eva-Harbour-5',
    oldPassword: 'CANARY-Eva-Pier-4',
  },
} as const;
export type Person = keyof typeof people;
export const everybody = Object.keys(people) as Person[];

/** Secrets that belong to nobody's mailbox of today. */
export const otherSecrets = {
  oldHost: 'CANARY-Forgotten-Goat-1',
  beforeOauth: 'CANARY-Before-OAuth-2',
  refreshToken: 'CANARY-lab-refresh-token-not-real',
  primaryPassword: 'Primary-Key-55',
} as const;

/** Server names that exist nowhere: Thunderbird is told to take them for this computer (`network.dns.localDomains`). */
export const hosts = {
  imap: 'imap.example.test',
  pop3: 'pop.example.test',
  smtp: 'smtp.example.test',
  smtpBlocked: 'smtp-blocked.example.test',
  smtpSmall: 'smtp-small.example.test',
  smtpDown: 'smtp-down.example.test',
  old: 'mail.oldhost.test',
} as const;

export const allHosts = Object.values(hosts);

export const defaultBase = 24_000;

/** The lab's ports, counted from a base so that two labs can run beside each other. */
export const portsFrom = (base: number = defaultBase) => ({
  imap: base + 143,
  imaps: base + 993,
  pop3: base + 110,
  pop3s: base + 995,
  /** Wants a sign-in and takes mail; with STARTTLS or without. */
  smtp: base + 587,
  /** The same with implicit TLS. */
  smtps: base + 465,
  /** Refuses everybody: 554 5.7.1, in the words of a block list. */
  smtpBlocked: base + 588,
  /** Takes 4 KiB at most: 552 5.3.4. */
  smtpSmall: base + 589,
  /** Knows no recipient: 550 5.1.1. */
  smtpReject: base + 590,
  /** Nobody listens here. */
  smtpDown: base + 599,
  /** Where Postfix asks Dovecot about passwords. */
  auth: base + 900,
});
export type Ports = ReturnType<typeof portsFrom>;
