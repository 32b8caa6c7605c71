import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { clientId, subjectId } from './ids.ts';
import { sources } from './source.ts';

/** How an account fetches. For every POP3 value null means *not known*, which is not the same as off. */
export const incoming = z.discriminatedUnion('protocol', [
  z.strictObject({
    protocol: z.literal('imap'),
    endpoint,
    /** Shows subscribed folders only. */
    subscribedOnly: z.boolean(),
    onDelete: z.enum(['mark', 'trash', 'remove']),
  }),
  z.strictObject({
    protocol: z.literal('pop3'),
    endpoint,
    leaveOnServer: z.boolean().nullable(),
    /** Days after which a message left on the server is removed there; null: never, or not known. */
    expireAfterDays: z.int().nonnegative().nullable(),
    /** Deleting here deletes on the server. */
    deleteWhenDeletedHere: z.boolean().nullable(),
    headersOnly: z.boolean(),
    /** The account whose folders take the mail (global inbox); null: its own. */
    deliversTo: subjectId.nullable(),
  }),
  z.strictObject({ protocol: z.literal('exchange'), api: z.string(), endpoint: endpoint.nullable() }),
  z.strictObject({ protocol: z.literal('eas'), endpoint: endpoint.nullable() }),
  /** The client's own folders on this disk; no server. */
  z.strictObject({ protocol: z.literal('local') }),
  /**
   * News, feeds, chat, add-ons: listed, not judged. `service`, `service/imap`, `service/pop3`, `service/<the program's word>`: an account
   * whose program names no server on this disk (new Outlook).
   */
  z.strictObject({ protocol: z.literal('other'), type: z.string(), endpoint: endpoint.nullable() }),
]);
export type Incoming = z.infer<typeof incoming>;

/** One configured way into a mailbox. */
export const account = z.strictObject({
  id: subjectId,
  profile: subjectId,
  client: clientId,
  /** The client's own key for it: `account1`. */
  key: z.string(),
  name: z.string(),
  /** The address of its first identity, or its user name where that is an address; null where neither says. */
  address: z.string().nullable(),
  incoming,
  /** What it does by itself. `everyMinutes` null: it does not look by itself. `fetches`: takes mail, not only looks (POP3). */
  checking: z.strictObject({
    atStart: z.boolean(),
    everyMinutes: z.int().nonnegative().nullable(),
    fetches: z.boolean(),
  }),
  /** What empties folders by itself. */
  cleaning: z.strictObject({
    emptiesTrashOnExit: z.boolean(),
    /** Days after which junk is deleted; null: never. */
    junkExpiresAfterDays: z.int().nonnegative().nullable(),
    movesJunk: z.boolean(),
  }),
  isDefault: z.boolean(),
  /** The folder on disk that holds its mail; null where not known. */
  directory: z.string().nullable(),
  sources,
});
export type Account = z.infer<typeof account>;

/** Whom a message is from: address, name and the outgoing server used. */
export const identity = z.strictObject({
  id: subjectId,
  profile: subjectId,
  account: subjectId,
  key: z.string(),
  address: z.string().nullable(),
  fullName: z.string(),
  /** `missing`: it names a server that is not in the list. `none`: there is no outgoing server at all. */
  submission: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('named'), submission: subjectId }),
    z.strictObject({ kind: z.literal('default'), submission: subjectId }),
    z.strictObject({ kind: z.literal('missing'), names: z.string() }),
    z.strictObject({ kind: z.literal('none') }),
  ]),
  keepsCopy: z.boolean(),
  /** Folder addresses as the client writes them (`imap://anna%40example.test@imap.example.test/Sent`); null: its own default. */
  sentFolder: z.string().nullable(),
  draftsFolder: z.string().nullable(),
  sources,
});
export type Identity = z.infer<typeof identity>;

/** An outgoing server. */
export const submission = z.strictObject({
  id: subjectId,
  profile: subjectId,
  key: z.string(),
  /** `smtp`, `ews`, `graph`. */
  type: z.string(),
  endpoint,
  isDefault: z.boolean(),
  description: z.string(),
  sources,
});
export type Submission = z.infer<typeof submission>;
