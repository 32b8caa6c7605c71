import { deliverToLocalFolders } from '../inside/accounts.ts';
import { countOnServer } from '../servers.ts';
import { addAccount, deliverMany, fetchMail, type Situation } from './situation.ts';

const takesEverything = {
  leaveMessagesOnServer: false,
  deleteByAgeFromServer: false,
  deleteOnServerWhenLocalDelete: false,
};
const offers = ['Offer 1', 'Offer 2', 'Offer 3'];

export const fetching: readonly Situation[] = [
  {
    name: 'control-clean',
    tells: 'One IMAP account in good order: nothing to report.',
    async make(stage) {
      deliverMany(stage, 'anna', ['Message 1', 'Message 2']);
      await addAccount(stage, 'anna', 'imap');
      return fetchMail(stage);
    },
  },
  {
    name: 'pop-imap-conflict',
    tells: 'One mailbox by IMAP and by POP3 that leaves nothing on the server: the server is empty afterwards.',
    async make(stage) {
      deliverMany(stage, 'anna', offers);
      const imap = await addAccount(stage, 'anna', 'imap');
      const pop3 = await addAccount(stage, 'anna', 'pop3', takesEverything);
      return {
        serverBefore: countOnServer(stage.servers, 'anna'),
        imapFirst: await fetchMail(stage, imap.server),
        pop3: await fetchMail(stage, pop3.server),
        serverAfter: countOnServer(stage.servers, 'anna'),
        imapAfterwards: await fetchMail(stage, imap.server),
      };
    },
  },
  {
    name: 'pop-imap-leave',
    tells: 'The same with the values of the account wizard: 14 days on the server, deleted there when deleted here.',
    async make(stage) {
      deliverMany(stage, 'anna', offers);
      await addAccount(stage, 'anna', 'imap');
      await addAccount(stage, 'anna', 'pop3');
      return { get: await fetchMail(stage), serverAfter: countOnServer(stage.servers, 'anna') };
    },
  },
  {
    name: 'pop-deferred',
    tells: 'Two POP3 accounts; the mail of one is delivered into Local Folders.',
    async make(stage) {
      deliverMany(stage, 'anna', ['Message 1']);
      deliverMany(stage, 'ben', ['Deferred 1', 'Deferred 2']);
      await addAccount(stage, 'anna', 'pop3', takesEverything);
      const ben = await addAccount(stage, 'ben', 'pop3', { deleteOnServerWhenLocalDelete: false });
      await stage.thunderbird.run(deliverToLocalFolders, ben.server);
      return fetchMail(stage);
    },
  },
];
