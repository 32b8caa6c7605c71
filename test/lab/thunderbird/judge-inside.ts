/** A draft as its compose window shows it. */
export type OpenedDraft = {
  readonly identity: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
};

/** A local folder without a usable index is read again, as it is when somebody clicks on it. */
const localFolder = `
  const localFolder = async name => {
    const folder = MailServices.accounts.localFoldersServer.rootFolder.getChildNamed(name).QueryInterface(Ci.nsIMsgLocalMailFolder);
    await new Promise(done => {
      const listener = { QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]), OnStartRunningUrl() {}, OnStopRunningUrl: done };
      try { folder.getDatabaseWithReparse(listener, null); done(); } catch (error) { sleep(8000).then(done); }
    });
    return folder;
  };`;

/** args: the subject of a local draft. Opens it as a double click does, reads its window and closes it unsaved. */
export const openDraft = `
  ${localFolder}
  const folder = await localFolder("Drafts");
  const header = Array.from(folder.messages).find(one => one.mime2DecodedSubject == args[0]);
  if (!header) throw new Error("no such draft");
  const opened = new Promise(done => {
    const watcher = { observe(window, topic) {
      if (topic != "domwindowopened") return;
      window.addEventListener("compose-editor-ready", () => { Services.ww.unregisterNotification(watcher); done(window); }, { once: true });
    } };
    Services.ww.registerNotification(watcher);
  });
  const main = Services.wm.getMostRecentWindow("mail:3pane");
  main.ComposeMessage(Ci.nsIMsgCompType.Draft, Ci.nsIMsgCompFormat.Default, folder, [folder.getUriForMsg(header)]);
  const window = await Promise.race([opened, sleep(10000).then(() => null)]);
  if (!window) throw new Error("no compose window opened");
  await sleep(300);
  const closed = new Promise(done => window.addEventListener("unload", () => done(true), { once: true }));
  const shown = { identity: window.gMsgCompose.identity.key, from: window.document.getElementById("msgIdentity").value,
    to: Array.from(window.document.querySelectorAll("#toAddrContainer mail-address-pill")).map(pill => pill.fullAddress).join(", "),
    subject: window.document.getElementById("msgSubject").value,
    body: window.gMsgCompose.editor.outputToString("text/plain", 0).trim() };
  window.gMsgCompose.bodyModified = false;
  window.gContentChanged = false;
  window.close();
  await Promise.race([closed, sleep(5000)]);
  return shown;`;

/** args: names of folders below Local Folders. Compacts them, which takes hidden messages out of their files for good. */
export const compactFolders = `
  ${localFolder}
  const window = Services.wm.getMostRecentWindow("mail:3pane").msgWindow;
  for (const name of args[0]) {
    const folder = await localFolder(name);
    await new Promise(done => {
      const listener = { QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]), OnStartRunningUrl() {},
        OnStopRunningUrl(url, status) { done(status); } };
      folder.compact(listener, window);
      sleep(10000).then(done);
    });
  }`;

/** args: names of a filter's server and of the filter, and whether it is on. As the dialog "Message Filters" does. */
export const switchFilter = `
  const [key, name, enabled] = args;
  const list = MailServices.accounts.getIncomingServer(key).getFilterList(null);
  const filter = list.getFilterNamed(name);
  if (!filter) throw new Error("no such filter");
  filter.enabled = enabled;
  list.saveToDefaultFile();`;
