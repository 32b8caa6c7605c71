import { createAccount, type MadeAccount, type NewAccount } from '../inside/accounts.ts';
import { addLogin, type NewLogin } from '../inside/logins.ts';
import { type FetchResult, getMail, type SendResult, sendLater, sendUnsent } from '../inside/mail.ts';
import { deliver, type Servers } from '../servers.ts';
import type { Thunderbird } from '../thunderbird.ts';
import { hosts, type Person, people } from '../world.ts';

/** What a situation is built with: a fresh Thunderbird, and the servers with empty mailboxes. */
export type Stage = { readonly thunderbird: Thunderbird; readonly servers: Servers };

/** One kind of trouble, made by Thunderbird itself. What `make` returns is kept as the note of what was seen on the way. */
export type Situation = {
  readonly name: string;
  readonly tells: string;
  /** Starts without a network, because it names real providers. */
  readonly offline?: boolean;
  make(stage: Stage): Promise<unknown>;
};

/** A person's account at the lab's servers. */
export function addAccount(
  { thunderbird, servers }: Stage,
  person: Person,
  type: NewAccount['type'],
  change: Partial<NewAccount> = {},
): Promise<MadeAccount> {
  const { address, name, password } = people[person];
  const account: NewAccount = {
    type,
    host: hosts[type],
    port: servers.ports[type],
    email: address,
    name,
    password,
    smtp: { host: hosts.smtp, port: servers.ports.smtp },
    ...change,
  };
  return thunderbird.run<MadeAccount>(createAccount, account);
}

export const fetchMail = ({ thunderbird }: Stage, ...only: string[]): Promise<FetchResult> =>
  thunderbird.run<FetchResult>(getMail, only.length > 0 ? { only } : {});

export const queue = (
  { thunderbird }: Stage,
  identity: string,
  subject: string,
  { to = people.ben.address, body = 'hello\n' }: { to?: string; body?: string } = {},
): Promise<unknown> => thunderbird.run(sendLater, { identity, to, subject, body });

export const sendQueue = ({ thunderbird }: Stage, wait: number): Promise<SendResult> =>
  thunderbird.run<SendResult>(sendUnsent, { wait });

export const saveLogin = ({ thunderbird }: Stage, login: NewLogin): Promise<unknown> =>
  thunderbird.run(addLogin, login);

export function deliverMany({ servers }: Stage, person: Person, subjects: readonly string[]): void {
  for (const subject of subjects) deliver(servers, person, subject);
}
