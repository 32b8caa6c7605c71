import { describe, expect, it } from 'vitest';
import { portOf, protocolOf, tlsOf } from '../../../shared/mail/ports.ts';

describe('well-known ports', () => {
  it('are those of RFC 8314 with TLS from the start, and the older ones otherwise', () => {
    expect(portOf('imap', 'implicit')).toBe(993);
    expect(portOf('pop3', 'implicit')).toBe(995);
    expect(portOf('submission', 'implicit')).toBe(465);
    expect(portOf('imap', 'starttls')).toBe(143);
    expect(portOf('pop3', 'cleartext')).toBe(110);
    expect(portOf('submission', 'opportunistic')).toBe(587);
  });

  it('tell how a connection begins, for their own protocol only', () => {
    expect(tlsOf('imap', 993)).toBe('implicit');
    expect(tlsOf('submission', 25)).toBe('starttls');
    expect(tlsOf('imap', 995)).toBeNull();
    expect(tlsOf('imap', 4993)).toBeNull();
  });

  it('tell their protocol', () => {
    expect(protocolOf(995)).toBe('pop3');
    expect(protocolOf(25)).toBe('submission');
    expect(protocolOf(443)).toBeNull();
  });
});
