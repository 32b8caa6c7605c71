import { setTimeout as pause } from 'node:timers/promises';
import { addFilters, createLocalFolder, type NewFilter, unsubscribe } from '../inside/accounts.ts';
import { deliver, doveadm } from '../servers.ts';
import { people } from '../world.ts';
import { addAccount, deliverMany, fetchMail, type Situation, type Stage } from './situation.ts';

export const folders: readonly Situation[] = [
  {
    name: 'filters',
    tells:
      'Filters that make mail disappear: delete, move out of sight, move to a folder that is gone, delete on the server, forward.',
    async make(stage) {
      const { thunderbird, servers } = stage;
      createOnServer(stage, 'Quiet corner', 'subscribed');
      createOnServer(stage, 'Invoices', 'subscribed');
      const imap = await addAccount(stage, 'anna', 'imap');
      const pop3 = await addAccount(stage, 'ben', 'pop3', { leaveMessagesOnServer: false });
      await fetchMail(stage);
      await thunderbird.run(createLocalFolder, 'Kept here');
      await thunderbird.run(addFilters, filtersFor(imap.server, pop3.server));
      // Only now, by some other program.
      doveadm(servers, 'mailbox', 'unsubscribe', '-u', people.anna.address, 'Quiet corner');
      deliverMany(stage, 'anna', ['Offer of the week', 'Report for March', 'Private note', 'Invoice 12', 'Ordinary']);
      deliverMany(stage, 'ben', ['Big file', 'Ordinary']);
      const first = await fetchMail(stage);
      await pause(3_000);
      return {
        first,
        again: await fetchMail(stage),
        server: doveadm(servers, 'mailbox', 'status', '-u', people.anna.address, 'messages', '*'),
      };
    },
  },
  {
    name: 'unsubscribed',
    tells:
      'Folders that exist on the server and are not subscribed; one of them was, and was unsubscribed in Thunderbird.',
    async make(stage) {
      const { thunderbird, servers } = stage;
      createOnServer(stage, 'Invoices 2026', 'hidden');
      createOnServer(stage, 'Archive/2025', 'hidden');
      createOnServer(stage, 'Projects', 'subscribed');
      createOnServer(stage, 'Formerly seen', 'subscribed');
      for (const folder of ['Invoices 2026', 'Archive/2025', 'Projects', 'Formerly seen'])
        deliver(servers, 'anna', `In ${folder}`, folder);
      deliver(servers, 'anna', 'In the inbox');
      const { server } = await addAccount(stage, 'anna', 'imap');
      const get = await fetchMail(stage);
      await pause(1_500);
      return { get, shown: await thunderbird.run(unsubscribe, server, 'Formerly seen') };
    },
  },
];

const createOnServer = ({ servers }: Stage, folder: string, as: 'subscribed' | 'hidden') =>
  doveadm(servers, 'mailbox', 'create', ...(as === 'subscribed' ? ['-s'] : []), '-u', people.anna.address, folder);

const filtersFor = (imap: string, pop3: string): readonly NewFilter[] => [
  { server: imap, name: 'Away with offers', subjectHas: 'Offer', actions: [{ type: 'Delete' }] },
  {
    server: imap,
    name: 'To the quiet corner',
    subjectHas: 'Report',
    actions: [{ type: 'MoveToFolder', folder: 'Quiet corner' }, { type: 'StopExecution' }],
  },
  {
    server: imap,
    name: 'To this computer',
    subjectHas: 'Private',
    actions: [{ type: 'MoveToFolder', folder: 'Kept here' }],
  },
  {
    server: imap,
    name: 'Into a folder that is gone',
    subjectHas: 'Old',
    actions: [{ type: 'MoveToFolder', folder: 'Gone since long' }],
  },
  {
    server: imap,
    name: 'Invoices',
    subjectHas: 'Invoice',
    actions: [{ type: 'CopyToFolder', folder: 'Invoices' }, { type: 'MarkRead' }],
  },
  { server: imap, name: 'Switched off', subjectHas: 'Newsletter', enabled: false, actions: [{ type: 'Delete' }] },
  { server: pop3, name: 'Off the server', subjectHas: 'Big', actions: [{ type: 'DeleteFromPop3Server' }] },
  {
    server: pop3,
    name: 'Forward and delete',
    subjectHas: 'Order',
    actions: [{ type: 'Forward', to: people.dan.address }, { type: 'Delete' }],
  },
];
