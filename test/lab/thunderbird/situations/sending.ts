import { removeAccount, removeSubmission } from '../inside/accounts.ts';
import { countOnServer } from '../servers.ts';
import { hosts, people } from '../world.ts';
import { addAccount, deliverMany, fetchMail, queue, type Situation, sendQueue } from './situation.ts';

const tenKilobytes = `${'A long line of text that repeats itself. '.repeat(4)}\n`.repeat(60);

export const sending: readonly Situation[] = [
  {
    name: 'stuck-outbox',
    tells:
      'Five messages that cannot leave: blocked (554), too large (552), wrong password (535), unreachable, account deleted.',
    async make(stage) {
      const { ports } = stage.servers;
      const anna = await addAccount(stage, 'anna', 'imap', {
        smtp: { host: hosts.smtpBlocked, port: ports.smtpBlocked },
      });
      const ben = await addAccount(stage, 'ben', 'imap', { smtp: { host: hosts.smtpSmall, port: ports.smtpSmall } });
      const cara = await addAccount(stage, 'cara', 'imap', {
        smtp: { host: hosts.smtp, port: ports.smtp, password: people.cara.oldPassword },
      });
      const dan = await addAccount(stage, 'dan', 'imap', { smtp: { host: hosts.smtpDown, port: ports.smtpDown } });
      const eva = await addAccount(stage, 'eva', 'imap');
      await queue(stage, anna.identity, 'Blocked by the server (554)');
      await queue(stage, ben.identity, 'Too big for the server (552)', { body: tenKilobytes });
      await queue(stage, cara.identity, 'Password refused (535)');
      await queue(stage, dan.identity, 'Server unreachable');
      await queue(stage, eva.identity, 'Account was deleted');
      await stage.thunderbird.run(removeAccount, eva.account);
      return { accounts: { anna, ben, cara, dan, eva }, firstTry: await sendQueue(stage, 40_000) };
    },
  },
  {
    name: 'outbox-smtp-gone',
    tells:
      'The outgoing server of the first message was deleted: sending stops there without a word, and nothing behind it leaves.',
    async make(stage) {
      const anna = await addAccount(stage, 'anna', 'imap');
      const ben = await addAccount(stage, 'ben', 'imap');
      await queue(stage, anna.identity, 'From anna', { to: people.dan.address });
      await queue(stage, ben.identity, 'From ben', { to: people.dan.address });
      await stage.thunderbird.run(removeSubmission, anna.smtp, ben.smtp);
      return { firstTry: await sendQueue(stage, 8_000), delivered: countOnServer(stage.servers, 'dan') };
    },
  },
  {
    name: 'outbox-maildir',
    tells: 'A stuck message in a profile that keeps each message as a file.',
    async make(stage) {
      await stage.thunderbird.run(
        'Services.prefs.setCharPref("mail.serverDefaultStoreContractID", "@mozilla.org/msgstore/maildirstore;1");',
      );
      deliverMany(stage, 'anna', ['Message 1']);
      const { identity } = await addAccount(stage, 'anna', 'pop3', {
        smtp: { host: hosts.smtpBlocked, port: stage.servers.ports.smtpBlocked },
      });
      await queue(stage, identity, 'Blocked by the server (554)');
      return { get: await fetchMail(stage), firstTry: await sendQueue(stage, 20_000) };
    },
  },
];
