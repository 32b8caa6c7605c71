export type NewLogin = {
  readonly origin: string;
  readonly realm?: string;
  readonly user: string;
  readonly password: string;
};

/** args: a `NewLogin`. Returns its id. */
export const addLogin = `
  const wish = args[0];
  const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
  login.init(wish.origin, null, wish.realm ?? wish.origin, wish.user, wish.password, "", "");
  return (await Services.logins.addLoginAsync(login))?.guid ?? null;`;

/** args: per `origin|user` the instants (ms) `{ changed, used }`. Gives records a past, by the login manager's own call. */
export const ageLogins = `
  for (const login of await Services.logins.getAllLogins()) {
    const age = args[0][login.origin + "|" + login.username];
    if (!age) continue;
    const bag = Cc["@mozilla.org/hash-property-bag;1"].createInstance(Ci.nsIWritablePropertyBag);
    bag.setProperty("timeCreated", age.changed);
    bag.setProperty("timePasswordChanged", age.changed);
    bag.setProperty("timeLastUsed", age.used);
    bag.setProperty("timesUsed", 40);
    await Services.logins.modifyLoginAsync(login, bag);
  }`;

/** args: the new primary password, in a profile that has none. */
export const setPrimaryPassword = `
  const token = Cc["@mozilla.org/security/internalkeytoken;1"].createInstance(Ci.nsIPKCS11Token);
  if (token.needsUserInit) token.initPassword(args[0]); else token.changePassword("", args[0]);
  return token.hasPassword;`;

/** args: host, then server type. The OAuth2 issuer and scopes that Thunderbird knows for them. */
export const oauthDetails = `
  const { OAuth2Providers } = ChromeUtils.importESModule("resource:///modules/OAuth2Providers.sys.mjs");
  return OAuth2Providers.getHostnameDetails(args[0], args[1]);`;
