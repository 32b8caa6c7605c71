import { defineMessages } from '../define-messages.ts';

const note = 'Part of what was looked at; used in a list after "Not complete because of it:", so in lower case';

/** What a problem hides: one word for each section of an Inventory. */
export default defineMessages('section', {
  profiles: { text: 'profiles', note },
  accounts: { text: 'accounts', note },
  identities: { text: 'sender addresses', note: `${note}. Thunderbird calls them identities` },
  submissions: { text: 'outgoing servers', note },
  credentials: { text: 'saved passwords', note },
  outbox: { text: 'outbox', note },
  sent: { text: 'sent mail', note },
  filters: { text: 'filters', note },
  stores: { text: 'mail folders', note },
  settings: { text: 'program settings', note },
  setAside: { text: 'settings set aside as damaged', note },
  observations: { text: 'errors in the program’s own log', note },
  popHistories: { text: 'what was fetched by POP3 before', note },
  addIns: { text: 'add-ins', note },
});
