/** `family`: entries of one family and one address serve one purpose, whatever version of Office wrote them. */
export type SignIn = { readonly family: string; readonly address: string };

const address = /^[^\s:@]+@[^\s:@]+\.[^\s:@.]+$/u;

/**
 * Whose sign-in an entry of Outlook's or Office's is, by its name (outlook.md §1.4). null: another program's, or a sign-in of the
 * whole of Office: a token cache, or a name without an address. Those are nobody's left-over, and are not shown.
 */
export function signInOf(target: string): SignIn | null {
  const name = target.replace(/^(?:LegacyGeneric|WindowsLive):target=/i, '');
  const office = /^MicrosoftOffice1\d_Data:([^:]+):(.+)$/i.exec(name);
  if (office) {
    const [, kind = '', whose = ''] = office;
    return /^ADAL$/i.test(kind) ? null : signIn(`office-${kind}`, whose);
  }
  const versioned = /^MS\.Outlook\.1\d:([^:]+)(?::.*)?$/is.exec(name);
  if (versioned) return signIn('outlook-server', versioned[1] ?? '');
  const plain = /^Outlook:(.+)$/i.exec(name);
  return plain ? signIn('outlook', plain[1] ?? '') : null;
}

const signIn = (family: string, whose: string): SignIn | null =>
  address.test(whose) ? { family: family.toLowerCase(), address: whose } : null;
