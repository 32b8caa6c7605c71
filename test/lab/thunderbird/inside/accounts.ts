/** What the account wizard would be told. Numbers of `socketType` and `auth` are Thunderbird's own. */
export type NewAccount = {
  readonly type: 'imap' | 'pop3';
  readonly host: string;
  readonly port: number;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly socketType?: number;
  readonly auth?: number;
  /** Save the password. Default true. */
  readonly remember?: boolean;
  readonly loginAtStartup?: boolean;
  readonly leaveMessagesOnServer?: boolean;
  readonly deleteByAgeFromServer?: boolean;
  readonly deleteOnServerWhenLocalDelete?: boolean;
  readonly smtp: {
    readonly host: string;
    readonly port: number;
    readonly password?: string;
    readonly socketType?: number;
    readonly auth?: number;
  };
};
export type MadeAccount = { account: string; server: string; identity: string; smtp: string };

/** args: a `NewAccount`. Goes through the wizard's own back end, so that the prefs come out as the wizard writes them. */
export const createAccount = `
  const { CreateInBackend } = ChromeUtils.importESModule("resource:///modules/accountcreation/CreateInBackend.sys.mjs");
  const { AccountConfig } = ChromeUtils.importESModule("resource:///modules/accountcreation/AccountConfig.sys.mjs");
  const wish = args[0], smtp = wish.smtp, config = new AccountConfig();
  config.identity.realname = wish.name;
  config.identity.emailAddress = wish.email;
  Object.assign(config.incoming, { type: wish.type, hostname: wish.host, port: wish.port, username: wish.email,
    password: wish.password, socketType: wish.socketType ?? 0, auth: wish.auth ?? 3 });
  for (const key of ["leaveMessagesOnServer", "deleteByAgeFromServer", "deleteOnServerWhenLocalDelete", "loginAtStartup"])
    if (key in wish) config.incoming[key] = wish[key];
  config.rememberPassword = wish.remember ?? true;
  Object.assign(config.outgoing, { type: "smtp", hostname: smtp.host, port: smtp.port, username: wish.email,
    password: smtp.password ?? wish.password, socketType: smtp.socketType ?? 0, auth: smtp.auth ?? 3, addThisServer: true });
  const made = await CreateInBackend.createAccountInBackend(config);
  return { account: made.key, server: made.incomingServer.key, identity: made.defaultIdentity.key, smtp: made.defaultIdentity.smtpServerKey };`;

/** args: an account's key. Deletes it as the account settings do, without its files. */
export const removeAccount = `
  MailServices.accounts.removeAccount(MailServices.accounts.getAccount(args[0]), false);
  MailServices.accounts.saveAccountInfo();
  Services.prefs.savePrefFile(null);`;

/** args: key of an outgoing server, key of the one that becomes the default where it was. */
export const removeSubmission = `
  const outgoing = MailServices.outgoingServer;
  if (outgoing.defaultServer?.key == args[0]) outgoing.defaultServer = outgoing.getServerByKey(args[1]);
  outgoing.deleteServer(outgoing.getServerByKey(args[0]));
  Services.prefs.savePrefFile(null);`;

/** args: key of a POP3 server, whose mail then goes to Local Folders (global inbox). */
export const deliverToLocalFolders = `
  const server = MailServices.accounts.getIncomingServer(args[0]).QueryInterface(Ci.nsIPop3IncomingServer);
  server.deferredToAccount = MailServices.accounts.findAccountForServer(MailServices.accounts.localFoldersServer).key;
  server.deferGetNewMail = true;`;

/** Ports and TLS as providers have them, instead of the lab's. */
export const usualPorts = `
  const usual = { imap: [993, 3], pop3: [995, 3] };
  for (const server of MailServices.accounts.allServers)
    if (usual[server.type]) [server.port, server.socketType] = usual[server.type];
  for (const server of MailServices.outgoingServer.servers) {
    const smtp = server.QueryInterface(Ci.nsISmtpServer);
    if (smtp.port > 20000) { smtp.port = 587; server.socketType = 2; }
  }
  Services.prefs.savePrefFile(null);`;

export type NewFilter = {
  readonly server: string;
  readonly name: string;
  readonly subjectHas: string;
  readonly enabled?: boolean;
  /** Names of nsMsgFilterAction; `folder` by name or URI, `to` for Forward. */
  readonly actions: readonly { readonly type: string; readonly folder?: string; readonly to?: string }[];
};

/** args: a list of `NewFilter`. */
export const addFilters = `
  const local = MailServices.accounts.localFoldersServer;
  for (const wish of args[0]) {
    const server = MailServices.accounts.getIncomingServer(wish.server);
    const list = server.getFilterList(null), filter = list.createFilter(wish.name), term = filter.createTerm(), value = term.value;
    term.attrib = Ci.nsMsgSearchAttrib.Subject;
    term.op = Ci.nsMsgSearchOp.Contains;
    value.attrib = Ci.nsMsgSearchAttrib.Subject;
    value.str = wish.subjectHas;
    term.value = value;
    term.booleanAnd = true;
    filter.appendTerm(term);
    filter.filterType = Ci.nsMsgFilterType.InboxRule | Ci.nsMsgFilterType.Manual;
    for (const { type, folder, to } of wish.actions) {
      const action = filter.createAction();
      action.type = Ci.nsMsgFilterAction[type];
      if (to) action.strValue = to;
      if (folder) {
        const known = [...server.rootFolder.descendants, ...local.rootFolder.descendants].find(one => one.name == folder);
        action.targetFolderUri = known?.URI ?? server.serverURI + "/" + folder;
      }
      filter.appendAction(action);
    }
    filter.enabled = wish.enabled ?? true;
    list.insertFilterAt(list.filterCount, filter);
    list.saveToDefaultFile();
  }`;

/** args: the name of a new folder below Local Folders. */
export const createLocalFolder = `
  MailServices.accounts.localFoldersServer.rootFolder.QueryInterface(Ci.nsIMsgLocalMailFolder).createLocalSubfolder(args[0]);`;

/** args: key of an IMAP server, name of a folder. Returns the folders shown before and after. */
export const unsubscribe = `
  const server = MailServices.accounts.getIncomingServer(args[0]);
  const shown = () => server.rootFolder.descendants.map(folder => folder.name);
  const before = shown();
  server.QueryInterface(Ci.nsISubscribableServer).unsubscribe(args[1]);
  await sleep(1500);
  server.performExpand(Services.wm.getMostRecentWindow("mail:3pane").msgWindow);
  await sleep(1500);
  return { before, after: shown() };`;
