import { isLocalNetwork, isLoopback, isNumericHost } from '../facts/host.ts';
import { normaliseHost, registrableDomain } from '../mail/host.ts';
import { providers } from '../mail/providers/index.ts';
import { retiredServices } from '../mail/retired-hosts.ts';

/** Hosts and domains of the providers in our tables are public: a report that names them names nobody. */
const publicHosts = new Set([
  ...providers.flatMap(({ servers }) => servers.map(({ host }) => host)),
  ...retiredServices.flatMap(({ hosts }) => hosts),
]);
const publicDomains = new Set([...providers, ...retiredServices].flatMap(({ domains }) => domains));

/** Labels that name a service, not a customer. */
const serviceLabel =
  /^(?:secure)?(?:imaps?|imap4|pop3?s?|smtps?|e?mail|mx|in|incoming|inbound|out|outgoing|outbound|webmail|autodiscover|autoconfig|exchange|owa|www)\d{0,2}$/;
const localSuffix = /\.(?:local|localdomain|lan|home|internal|intranet|home\.arpa|fritz\.box|localhost)$/;

/** `name 3`, the third of its kind: the same for the same original, whatever is asked in between. */
class Numbers {
  readonly #seen = new Map<string, number>();
  of(original: string): number {
    const known = this.#seen.get(original) ?? this.#seen.size + 1;
    this.#seen.set(original, known);
    return known;
  }
}

/**
 * Stand-ins for what names a person, a place or a server. Stable within one report; equal originals have equal stand-ins, and what
 * checks look at is kept: same domain, same local part, other letter case, a space, a character beyond ASCII, local or public.
 */
export class AliasNames {
  readonly #domains = new Numbers();
  readonly #hosts = new Numbers();
  readonly #numericHosts = new Numbers();
  readonly #labels = new Numbers();
  readonly #names = new Numbers();
  readonly #messages = new Numbers();
  readonly #users = new Numbers();
  readonly #localParts = new Map<string, string[]>();

  /** `imap.domain1.example` for `imap.shop.test`; a known provider's host and this computer itself stay. */
  host(original: string): string {
    if (original.trim() === '') return original;
    const plain = normaliseHost(original);
    if (isLoopback(plain) && (isNumericHost(plain) || plain === 'localhost')) return original;
    if (publicHosts.has(plain) || publicDomains.has(plain)) return plain;
    if (isNumericHost(plain)) return this.#numeric(plain);
    if (isLocalNetwork(plain)) return `host${this.#hosts.of(plain)}${localSuffix.exec(plain)?.[0] ?? ''}`;
    const base = registrableDomain(plain);
    const labels = plain.length > base.length ? plain.slice(0, -base.length - 1).split('.') : [];
    return [...labels.map((label) => this.#label(label)), this.#domain(base)].join('.');
  }

  #domain(base: string): string {
    return publicDomains.has(base) ? base : `domain${this.#domains.of(base)}.example`;
  }

  #label(label: string): string {
    return serviceLabel.test(label) ? label : `s${this.#labels.of(label)}`;
  }

  #numeric(plain: string): string {
    const at = this.#numericHosts.of(plain);
    if (plain.includes(':')) return `${isLocalNetwork(plain) ? 'fd00' : '2001:db8'}::${at.toString(16)}`;
    return `${isLocalNetwork(plain) ? '192.168' : '198.51'}.${100 + Math.floor(at / 250)}.${(at % 250) + 1}`;
  }

  /** `address1@domain1.example`. A user name without a domain is the `address1` of an address with the same local part. */
  user(original: string): string {
    if (original === '') return original;
    const at = original.lastIndexOf('@');
    if (at >= 0) return `${this.#localPart(original.slice(0, at))}@${this.host(original.slice(at + 1))}`;
    // DOMAIN\user, as Exchange knows it.
    const [domain, user, ...more] = original.split('\\');
    if (domain !== undefined && user !== undefined && more.length === 0)
      return `${this.name('Domain', domain)}\\${this.#localPart(user)}`;
    return this.#localPart(original);
  }

  #localPart(original: string): string {
    if (original === '' || original === 'nobody') return original;
    const folded = original.toLowerCase();
    const variants = this.#localParts.get(folded) ?? [];
    this.#localParts.set(folded, variants);
    if (!variants.includes(original)) variants.push(original);
    const at = [...this.#localParts.keys()].indexOf(folded) + 1;
    return `${inOtherCase('address', variants.indexOf(original))}${at}`;
  }

  /** The computer's own users. */
  systemUser(original: string): string {
    return original === '' ? original : `user${this.#users.of(original)}`;
  }

  /** Any other name: `Filter 2`. `kind` only tells a reader what it was; one original has one number whatever its kind. */
  name(kind: string, original: string): string {
    if (original.trim() === '') return original;
    if (/^[^\s@]+@[^\s@]+$/.test(original)) return this.user(original);
    const space = /\s/.test(original.trim()) ? ' ' : '';
    return `${kind}${space}${this.#names.of(original)}${isAscii(original) ? '' : 'é'}`;
  }

  messageId(original: string): string {
    return original === '' ? original : `<message${this.#messages.of(original)}@message.example>`;
  }
}

const isAscii = (text: string): boolean => [...text].every((character) => (character.codePointAt(0) ?? 0) < 128);

/** The nth spelling of a word that differs in letter case alone: `address`, `Address`, `aDdress`, … */
const inOtherCase = (word: string, nth: number): string =>
  nth === 0 ? word : word.slice(0, nth - 1) + word.charAt(nth - 1).toUpperCase() + word.slice(nth);
