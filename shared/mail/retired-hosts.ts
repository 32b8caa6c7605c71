import { normaliseHost } from './host.ts';
import type { Source } from './source.ts';

/** A mail service that its provider closed, or names of servers that it gave up when another took the mailboxes over. */
export type RetiredService = {
  readonly id: string;
  readonly provider: string;
  /** Names that are gone; others of the provider may live on. */
  readonly hosts: readonly string[];
  /** Every name below these is gone. */
  readonly domains: readonly string[];
  /** The day from which it holds. */
  readonly since: string;
  /** Who has the mailboxes now; null: nobody. */
  readonly movedTo: string | null;
  readonly sources: readonly Source[];
  /** When we last looked. */
  readonly checked: string;
};

/** Only what a source says and dates. Not complete: a server that is not here may be gone too. */
export const retiredServices: readonly RetiredService[] = [
  {
    // smtp.verizon.net and pop.verizon.net may be AOL's own names for the same customers: no source says that they are gone.
    id: 'verizon',
    provider: 'Verizon',
    hosts: ['incoming.verizon.net', 'outgoing.verizon.net'],
    domains: [],
    since: '2017-06-20',
    movedTo: 'AOL',
    sources: [
      { name: 'wordtothewise.com, “Final migration of Verizon email addresses to AOL”', date: '2017-06' },
      { name: 'mytechblaze.com on the end of verizon.net', date: '2026-11' },
    ],
    checked: '2026-11-24',
  },
  {
    id: 'orange-uk',
    provider: 'Orange UK',
    hosts: [],
    domains: [
      'orange.net',
      'orangehome.co.uk',
      'wanadoo.co.uk',
      'freeserve.co.uk',
      'fsbusiness.co.uk',
      'fslife.co.uk',
      'fsmail.net',
      'fsworld.co.uk',
      'fsnet.co.uk',
    ],
    since: '2017-05-31',
    movedTo: null,
    sources: [{ name: 'spamresource.com, “Orange UK Email Closure”', date: '2026-11' }],
    checked: '2026-11-24',
  },
  {
    id: 'voila',
    provider: 'Voila',
    hosts: [],
    domains: ['voila.fr'],
    since: '2016-01-12',
    movedTo: null,
    sources: [
      { name: 'macg.co on Voila.fr', date: '2015-12' },
      { name: 'bfmtv.com on Voila.fr', date: '2026-11' },
    ],
    checked: '2026-11-24',
  },
  {
    id: 'yahoo-china',
    provider: 'Yahoo China',
    hosts: [],
    domains: ['yahoo.com.cn', 'yahoo.cn'],
    since: '2013-08-19',
    movedTo: null,
    sources: [
      { name: 'zdnet.com, “Yahoo China to cease e-mail service”', date: '2013-04' },
      { name: 'China Daily, “Yahoo e-mail service ends on mainland”', date: '2013-08-23' },
    ],
    checked: '2026-11-24',
  },
  {
    id: 'lycos-europe',
    provider: 'Lycos Europe',
    hosts: [],
    domains: ['lycos.de'],
    since: '2009-02-15',
    movedTo: null,
    sources: [
      { name: 'techfieber.de on the end of Lycos', date: '2009-02-13' },
      { name: 'buntesweb.de on Lycos Europe and its mail accounts', date: '2026-11' },
    ],
    checked: '2026-11-24',
  },
];

/** What is known to have ended at this server; null where nothing is known. */
export function retiredServiceOf(host: string): RetiredService | null {
  const plain = normaliseHost(host);
  return (
    retiredServices.find(
      ({ hosts, domains }) =>
        hosts.includes(plain) || domains.some((domain) => plain === domain || plain.endsWith(`.${domain}`)),
    ) ?? null
  );
}
