/** args: `{ messages, passwords }`. Everything that Thunderbird itself believes about this profile, as plain data. */
export const ask = `
  const flagNames = ["Inbox", "Drafts", "SentMail", "Queue", "Templates", "Trash", "Junk", "Archive", "Virtual", "ImapNoselect", "Offline"];
  const attempt = (get, otherwise) => { try { return get(); } catch (error) { return otherwise; } };

  // A local folder without a usable index is read again now.
  const openIndex = async folder => {
    if (attempt(() => folder.msgDatabase, null)) return;
    const local = folder.QueryInterface(Ci.nsIMsgLocalMailFolder);
    await new Promise(done => {
      const listener = { QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]), OnStartRunningUrl() {}, OnStopRunningUrl() { done(); } };
      try { local.getDatabaseWithReparse(listener, null); done(); } catch (error) { sleep(8000).then(done); }
    });
  };

  const messagesOf = folder => attempt(() => Array.from(folder.messages).slice(0, 200).map(header => ({
    key: header.messageKey, subject: header.mime2DecodedSubject, from: header.mime2DecodedAuthor, to: header.mime2DecodedRecipients,
    messageId: header.messageId, flags: "0x" + header.flags.toString(16), size: header.messageSize, account: header.accountKey || null,
    identityKey: header.getStringProperty("X-Identity-Key") || null })), [{ error: "not readable" }]);

  const folderOf = async (folder, isLocal) => {
    if (isLocal) await openIndex(folder);
    const flags = flagNames.filter(name => folder.flags & Ci.nsMsgFolderFlags[name]);
    const row = { name: folder.name, path: folder.URI, flags, total: folder.getTotalMessages(false), unread: folder.getNumUnread(false) };
    if (isLocal) row.indexed = attempt(() => Array.from(folder.messages).length, null);
    if (args[0].messages || flags.includes("Queue") || flags.includes("Drafts")) row.messages = messagesOf(folder);
    return row;
  };

  const identityOf = one => ({ key: one.key, email: one.email, fullName: one.fullName, smtpServer: one.smtpServerKey || null,
    fcc: one.fccFolderURI, drafts: one.draftsFolderURI, valid: one.valid });

  const pop3Of = server => { const pop = server.QueryInterface(Ci.nsIPop3IncomingServer); return {
    leaveOnServer: pop.leaveMessagesOnServer, deleteMailLeftOnServer: pop.deleteMailLeftOnServer, deleteByAge: pop.deleteByAgeFromServer,
    days: pop.numDaysToLeaveOnServer, headersOnly: pop.headersOnly, deferredTo: pop.deferredToAccount || null, deferGetNewMail: pop.deferGetNewMail }; };

  const imapOf = server => { const imap = server.QueryInterface(Ci.nsIImapIncomingServer); return {
    deleteModel: imap.deleteModel, useIdle: imap.useIdle, usingSubscription: imap.usingSubscription, maxConnections: imap.maximumConnectionsNumber,
    serverDirectory: imap.serverDirectory, offlineDownload: imap.offlineDownload }; };

  const serverOf = server => ({ key: server.key, type: server.type, host: server.hostname, port: server.port, user: server.username,
    socketType: server.socketType, authMethod: server.authMethod, name: server.prettyName, doBiff: server.doBiff, biffMinutes: server.biffMinutes,
    loginAtStartup: server.loginAtStartUp, downloadOnBiff: server.downloadOnBiff, valid: server.valid, directory: server.localPath?.leafName,
    emptyTrashOnExit: server.emptyTrashOnExit, storeType: server.getStringValue("storeContractID"),
    ...(server.type == "pop3" ? pop3Of(server) : server.type == "imap" ? imapOf(server) : {}) });

  const filtersOf = server => {
    if (!server.canHaveFilters) return undefined;
    const list = server.getFilterList(null);
    return Array.from({ length: list.filterCount }, (_, at) => list.getFilterAt(at)).map(filter => ({
      name: filter.filterName, enabled: filter.enabled, temporary: filter.temporary,
      actions: filter.sortedActionList.map(action => ({ type: action.type, folder: attempt(() => action.targetFolderUri, undefined) })) }));
  };

  const accounts = [];
  for (const one of MailServices.accounts.accounts) {
    const server = one.incomingServer;
    const account = { key: one.key, identities: one.identities.map(identityOf) };
    accounts.push(account);
    if (!server) continue;
    account.server = serverOf(server);
    account.filters = filtersOf(server);
    account.folders = [];
    for (const folder of server.rootFolder.hasSubFolders ? server.rootFolder.descendants : [])
      account.folders.push(await folderOf(folder, server.type != "imap"));
  }

  const outgoingOf = server => { const smtp = attempt(() => server.QueryInterface(Ci.nsISmtpServer), null); return {
    key: server.key, type: server.type, host: smtp?.hostname ?? server.serverURI?.host, port: smtp?.port ?? null, user: server.username,
    socketType: server.socketType, authMethod: server.authMethod, description: server.description }; };

  const count = flag => accounts.flatMap(one => one.folders ?? []).filter(folder => folder.flags.includes(flag))
    .reduce((sum, folder) => sum + (folder.indexed ?? folder.total), 0);

  const token = Cc["@mozilla.org/security/internalkeytoken;1"].createInstance(Ci.nsIPKCS11Token);
  const loginsReadable = !token.hasPassword || token.isLoggedIn;
  const logins = (loginsReadable ? await Services.logins.getAllLogins() : []).map(login => {
    login.QueryInterface(Ci.nsILoginMetaInfo);
    return { origin: login.origin, realm: login.httpRealm, user: login.username, ...(args[0].passwords ? { password: login.password } : {}),
      guid: login.guid, timeCreated: login.timeCreated, timeLastUsed: login.timeLastUsed, timePasswordChanged: login.timePasswordChanged,
      timesUsed: login.timesUsed };
  });

  return { version: Services.appinfo.version, offline: Services.io.offline,
    defaultAccount: attempt(() => MailServices.accounts.defaultAccount?.key ?? null, null), accounts,
    smtp: MailServices.outgoingServer.servers.map(outgoingOf), defaultSmtp: MailServices.outgoingServer.defaultServer?.key ?? null,
    outboxCount: count("Queue"), draftsCount: count("Drafts"), primaryPassword: token.hasPassword, unlocked: token.isLoggedIn, logins, loginsReadable };`;

/** args: names of prefs. Their values as they are in force; null for one that nobody has set. */
export const askPrefs = `
  const read = { 32: "getStringPref", 64: "getIntPref", 128: "getBoolPref" };
  return Object.fromEntries(args[0].map(name => {
    const how = read[Services.prefs.getPrefType(name)];
    return [name, how ? Services.prefs[how](name) : null];
  }));`;
