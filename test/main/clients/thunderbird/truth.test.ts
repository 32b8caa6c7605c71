import { describe, expect, it } from 'vitest';
import type { Account } from '../../../../shared/model/account.ts';
import type { Inventory } from '../../../../shared/model/inventory.ts';
import { homeFolder, homes, readHomeJson, scanFolder } from '../../../support/homes.ts';

/** What the real Thunderbird said about the home (test/lab/thunderbird), as far as both speak of it. */
type Truth = {
  version: string;
  profile: string;
  defaultAccount: string;
  accounts: {
    key: string;
    identities: {
      key: string;
      email: string;
      fullName: string;
      smtpServer: string | null;
      fcc: string;
      drafts: string;
    }[];
    server: Record<string, string | number | boolean | null>;
    filters: { name: string; enabled: boolean; actions: { type: number; folder?: string }[] }[];
  }[];
  smtp: Record<string, string | number>[];
  defaultSmtp: string;
  outboxCount: number;
  draftsCount: number;
  primaryPassword: boolean;
  logins: { origin: string; user: string; timeCreated: number; timePasswordChanged: number }[];
};

const tls = ['cleartext', 'opportunistic', 'starttls', 'implicit'];
const methods: Record<number, string> = { 1: 'none', 3: 'password-cleartext', 4: 'password-encrypted', 10: 'oauth2' };

const inUse = (inventory: Inventory) => {
  const profile = inventory.profiles.find((one) => one.use === 'used');
  if (!profile) throw new Error('no profile in use');
  return profile;
};
const keyOf = (id: string | null) => id?.split('/').at(-1) ?? null;

/** Our account in the words of Thunderbird's own answer. */
function server({ incoming, checking, cleaning, name, directory }: Account) {
  const common = {
    name,
    directory: directory?.split('/').at(-1),
    doBiff: checking.everyMinutes !== null,
    biffMinutes: checking.everyMinutes ?? 10,
    loginAtStartup: checking.atStart,
    emptyTrashOnExit: cleaning.emptiesTrashOnExit,
  };
  if (incoming.protocol === 'local') return { ...common, type: 'none' };
  if (incoming.protocol !== 'imap' && incoming.protocol !== 'pop3') throw new Error(incoming.protocol);
  const { endpoint } = incoming;
  const reach = {
    type: incoming.protocol,
    host: endpoint.host,
    port: endpoint.port,
    user: endpoint.user,
    socketType: tls.indexOf(endpoint.tls),
    method: endpoint.method,
  };
  if (incoming.protocol === 'imap')
    return {
      ...common,
      ...reach,
      deleteModel: ['mark', 'trash', 'remove'].indexOf(incoming.onDelete),
      usingSubscription: incoming.subscribedOnly,
    };
  return {
    ...common,
    ...reach,
    downloadOnBiff: checking.fetches,
    leaveOnServer: incoming.leaveOnServer,
    deleteMailLeftOnServer: incoming.deleteWhenDeletedHere,
    deleteByAge: incoming.expireAfterDays !== null,
    headersOnly: incoming.headersOnly,
    deferredTo: keyOf(incoming.deliversTo),
  };
}

describe.each(homes)('the inventory of %s agrees with Thunderbird', (home) => {
  // The home with a primary password was asked twice: only the unlocked answer holds the sign-ins.
  const answer = home === 'primary-password' ? 'primary-password.unlocked' : home;
  const truth = readHomeJson('truth', `${answer}.json`) as Truth;
  const scanned = scanFolder(homeFolder(home));

  it('names the profile in use and its version', async () => {
    const profile = inUse(await scanned);
    expect(profile.path.split('/').at(-1)).toBe(truth.profile);
    expect(profile.version).toBe(truth.version);
  });

  it('has the same accounts with the same server settings, in the same order', async () => {
    const { accounts } = await scanned;
    expect(accounts.map((account) => account.key)).toEqual(truth.accounts.map((account) => account.key));
    expect(keyOf(accounts.find((account) => account.isDefault)?.id ?? null)).toBe(truth.defaultAccount);
    for (const [at, account] of accounts.entries()) {
      const said = truth.accounts[at]?.server ?? {};
      const mine = server(account);
      expect({ ...said, method: methods[Number(said.authMethod)] }).toMatchObject(mine);
      const { incoming } = account;
      if (incoming.protocol === 'pop3' && incoming.expireAfterDays !== null)
        expect(incoming.expireAfterDays).toBe(said.days);
    }
  });

  it('has the same identities and outgoing servers', async () => {
    const { identities, submissions } = await scanned;
    expect(
      identities.map((one) => ({
        key: one.key,
        email: one.address,
        fullName: one.fullName,
        fcc: one.sentFolder,
        drafts: one.draftsFolder,
      })),
    ).toEqual(
      truth.accounts.flatMap((account) =>
        account.identities.map(({ key, email, fullName, fcc, drafts }) => ({ key, email, fullName, fcc, drafts })),
      ),
    );
    for (const said of truth.accounts.flatMap((account) => account.identities)) {
      const mine = identities.find((one) => one.key === said.key)?.submission;
      const names = mine?.kind === 'named' ? keyOf(mine.submission) : mine?.kind === 'missing' ? mine.names : null;
      expect(names).toBe(said.smtpServer || null);
    }
    expect(
      submissions.map(({ key, type, endpoint, description }) => ({
        key,
        type,
        host: endpoint.host,
        port: endpoint.port,
        user: endpoint.user,
        socketType: tls.indexOf(endpoint.tls),
        method: endpoint.method,
        description,
      })),
    ).toEqual(truth.smtp.map(({ authMethod, ...said }) => ({ ...said, method: methods[Number(authMethod)] })));
    expect(submissions.find((one) => one.isDefault)?.key).toBe(truth.defaultSmtp);
  });

  it('has the same filters', async () => {
    const { filters } = await scanned;
    for (const account of truth.accounts) {
      const mine = filters.filter((one) => keyOf(one.account) === account.key);
      expect(mine.map(({ name, enabled }) => ({ name, enabled }))).toEqual(
        account.filters.map(({ name, enabled }) => ({ name, enabled })),
      );
      // Thunderbird moves "Mark read" before "Copy": the set of targets is what both sides can agree on.
      for (const [at, filter] of mine.entries())
        expect(filter.actions.flatMap((one) => (one.target?.includes('://') ? [one.target] : [])).sort()).toEqual(
          account.filters[at]?.actions.flatMap((one) => (one.folder ? [one.folder] : [])).sort(),
        );
    }
  });

  it('counts the same messages in the outbox and in drafts', async () => {
    const { outbox, stores } = await scanned;
    expect(outbox).toHaveLength(truth.outboxCount);
    const drafts = stores
      .filter((store) => store.role === 'drafts')
      .reduce((sum, store) => sum + (store.messages ?? 0), 0);
    expect(drafts).toBe(truth.draftsCount);
  });

  it('knows the same saved sign-ins, by host, user and date', async () => {
    const { credentials } = await scanned;
    const mine = credentials.map(({ origin, user, createdAt, changedAt }) => ({ origin, user, createdAt, changedAt }));
    const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
    const said = truth.logins.map((login) => ({
      origin: login.origin,
      // A primary password seals the names from us; Thunderbird was given it.
      user: truth.primaryPassword ? null : login.user,
      createdAt: iso(login.timeCreated),
      changedAt: iso(login.timePasswordChanged),
    }));
    const byAll = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b));
    expect(mine.sort(byAll)).toEqual(said.sort(byAll));
  });
});
