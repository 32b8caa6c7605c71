import { ageLogins, oauthDetails, setPrimaryPassword } from '../inside/logins.ts';
import { otherSecrets, people } from '../world.ts';
import { addAccount, deliverMany, fetchMail, type Situation, type Stage, saveLogin } from './situation.ts';

const year = 365 * 24 * 3600 * 1000;

export const passwords: readonly Situation[] = [
  {
    name: 'saved-logins',
    tells:
      'Saved passwords in every state: right, outdated, missing, twice under two forms of the user, of a host nobody uses.',
    async make(stage) {
      await addAccount(stage, 'anna', 'imap');
      await addAccount(stage, 'ben', 'imap', { password: people.ben.oldPassword });
      await addAccount(stage, 'cara', 'imap', { remember: false });
      await addAccount(stage, 'dan', 'imap');
      await saveLogin(stage, { origin: 'imap://imap.example.test', user: 'dan', password: people.dan.oldPassword });
      for (const origin of ['imap://mail.oldhost.test', 'smtp://mail.oldhost.test'])
        await saveLogin(stage, { origin, user: people.anna.address, password: otherSecrets.oldHost });
      const again = await answerOf(
        saveLogin(stage, { origin: 'imap://imap.example.test', user: people.dan.address, password: 'another' }),
      );
      const ago = (changed: number, used: number) => ({
        changed: Date.now() - changed * year,
        used: Date.now() - used * year,
      });
      await stage.thunderbird.run(ageLogins, {
        'imap://imap.example.test|ben@example.test': ago(2.2, 0.01),
        'smtp://smtp.example.test|ben@example.test': ago(2.2, 0.5),
        'imap://imap.example.test|dan': ago(3, 2),
        'imap://mail.oldhost.test|anna@example.test': ago(5, 3),
        'smtp://mail.oldhost.test|anna@example.test': ago(5, 3.1),
      });
      return { theSameTwice: again, get: await fetchMail(stage) };
    },
  },
  {
    name: 'oauth2',
    tells: 'Two accounts with OAuth2, an invented refresh token, and a password from before.',
    offline: true,
    async make(stage) {
      const oauth = { socketType: 3, auth: 10 };
      const anna = { name: people.anna.name, remember: false, password: '', port: 993, ...oauth };
      await addAccount(stage, 'anna', 'imap', {
        ...anna,
        host: 'imap.gmail.com',
        email: 'anna.example@gmail.com',
        smtp: { host: 'smtp.gmail.com', port: 465, ...oauth },
      });
      await addAccount(stage, 'anna', 'imap', {
        ...anna,
        host: 'outlook.office365.com',
        email: 'anna@corp.example',
        smtp: { host: 'smtp.office365.com', port: 587, socketType: 2, auth: 10 },
      });
      const google = await oauthOf(stage, 'imap.gmail.com');
      const user = 'anna.example@gmail.com';
      const token = { user, password: otherSecrets.refreshToken };
      await saveLogin(stage, { origin: `oauth://${google.issuer}`, realm: google.allScopes, ...token });
      await saveLogin(stage, { origin: 'imap://imap.gmail.com', user, password: otherSecrets.beforeOauth });
      return { google, microsoft: await oauthOf(stage, 'outlook.office365.com') };
    },
  },
  {
    name: 'primary-password',
    tells: 'Two accounts whose saved passwords lie behind a primary password.',
    async make(stage) {
      deliverMany(stage, 'anna', ['Message 1']);
      await addAccount(stage, 'anna', 'imap');
      await addAccount(stage, 'ben', 'imap', { password: people.ben.oldPassword, loginAtStartup: false });
      return stage.thunderbird.run(setPrimaryPassword, otherSecrets.primaryPassword);
    },
  },
];

const oauthOf = ({ thunderbird }: Stage, host: string) =>
  thunderbird.run<{ issuer: string; allScopes: string }>(oauthDetails, host, 'imap');

/** What Thunderbird says to something that it refuses. */
const answerOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.catch((error: unknown) => String(error).split('\n')[0]);
