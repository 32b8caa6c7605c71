import type { ClientId } from '../model/ids.ts';

/** What the makers call their programs; proper names, the same in every language. */
const names: Readonly<Record<ClientId, string>> = {
  thunderbird: 'Thunderbird',
  outlook: 'Outlook',
  'apple-mail': 'Apple Mail',
  'outlook-new': 'Outlook (new)',
  'outlook-mac': 'Outlook for Mac',
};

export const programName = (client: ClientId): string => names[client];
