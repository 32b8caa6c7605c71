import type { Incoming } from '../model/account.ts';

/**
 * How an account fetches whose program names no server on this disk (new Outlook): `imap`, `pop3`, another word of the program, or empty
 * where it says nothing. null: an account of another kind.
 */
export function serviceOf(incoming: Incoming): string | null {
  if (incoming.protocol !== 'other') return null;
  const [first, word = ''] = incoming.type.split('/');
  return first === 'service' ? word : null;
}
