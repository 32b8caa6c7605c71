import { type Dialog, watchDialogs } from './dialogs.ts';

export type QueuedMessage = {
  readonly identity: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
};

/** args: a `QueuedMessage`. Queues it as a person does, with a compose window and "Send Later". */
export const sendLater = `
  ${watchDialogs}
  const wish = args[0];
  const identity = MailServices.accounts.allIdentities.find(one => one.key == wish.identity);
  const fields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
  Object.assign(fields, { to: wish.to, subject: wish.subject, body: wish.body, from: identity.fullAddress ?? identity.email });
  const params = Cc["@mozilla.org/messengercompose/composeparams;1"].createInstance(Ci.nsIMsgComposeParams);
  Object.assign(params, { type: Ci.nsIMsgCompType.New, format: Ci.nsIMsgCompFormat.PlainText, identity, composeFields: fields });
  const opened = new Promise(done => {
    const watcher = { observe(window, topic) {
      if (topic != "domwindowopened") return;
      window.addEventListener("compose-editor-ready", () => { Services.ww.unregisterNotification(watcher); done(window); }, { once: true });
    } };
    Services.ww.registerNotification(watcher);
  });
  MailServices.compose.OpenComposeWindowWithParams(null, params);
  const window = await opened;
  await sleep(300);
  const closed = new Promise(done => window.addEventListener("unload", () => done(true), { once: true }));
  window.goDoCommand("cmd_sendLater");
  const isClosed = await Promise.race([closed, sleep(12000).then(() => false)]);
  await sleep(300);
  if (!isClosed) throw new Error("the compose window stayed open");`;

export type SendResult = { events: unknown[][]; dialogs: Dialog[] };

/** args: `{ wait }` in ms. "Send Unsent Messages", as the menu does. */
export const sendUnsent = `
  ${watchDialogs}
  const sender = Cc["@mozilla.org/messengercompose/sendlater;1"].getService(Ci.nsIMsgSendLater);
  const events = [];
  const code = status => "0x" + (status >>> 0).toString(16);
  let finished;
  const listener = {
    onStartSending(count) { events.push(["start", count]); },
    onMessageStartSending(at, count) { events.push(["message", at, count]); },
    onMessageSendProgress() {},
    onMessageSendError(at, header, status, text) { events.push(["error", at, code(status), text]); },
    onStopSending(status, text, total, sent) { events.push(["stop", code(status), text, total, sent]); finished?.(); },
  };
  sender.addListener(listener);
  // All unsent mail lies in one folder, so the first identity that has any sends for everybody.
  const identity = MailServices.accounts.allIdentities.find(one => sender.hasUnsentMessages(one));
  if (identity) {
    const done = new Promise(resolve => { finished = resolve; });
    sender.sendUnsentMessages(identity);
    await Promise.race([done, sleep(args[0]?.wait ?? 15000)]);
  }
  await sleep(500);
  sender.removeListener(listener);
  return { events, dialogs: globalThis.__dialogs.splice(0) };`;

export type FetchResult = { out: { server: string; type: string; status: string; inbox: number }[]; dialogs: Dialog[] };

/** args: `{ only?: keys of servers, wait? }`. Fetches from every POP3 server and opens every IMAP inbox, one after the other. */
export const getMail = `
  ${watchDialogs}
  const window = Services.wm.getMostRecentWindow("mail:3pane");
  const out = [];
  for (const server of MailServices.accounts.allServers) {
    if (!["imap", "pop3"].includes(server.type)) continue;
    if (args[0]?.only && !args[0].only.includes(server.key)) continue;
    const inbox = server.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
    const done = new Promise(resolve => {
      const listener = { QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]), OnStartRunningUrl() {},
        OnStopRunningUrl(url, status) { resolve("0x" + (status >>> 0).toString(16)); } };
      try {
        if (server.type == "pop3") MailServices.pop3.GetNewMail(window.msgWindow, listener, inbox, server);
        else inbox.getNewMessages(window.msgWindow, listener);
      } catch (error) { resolve("threw " + error); }
    });
    const status = await Promise.race([done, sleep(args[0]?.wait ?? 12000).then(() => "timeout")]);
    await sleep(300);
    out.push({ server: server.key, type: server.type, status, inbox: inbox?.getTotalMessages(false) });
  }
  return { out, dialogs: globalThis.__dialogs.splice(0) };`;
