/**
 * Notes every dialog that opens and closes it: answers a question for a password where `__answerPassword` is set, cancels it
 * otherwise. Other windows that would wait for ever (certificate exception, OAuth2 sign-in) are closed too.
 */
export const watchDialogs = `
  if (!globalThis.__dialogs) {
    globalThis.__dialogs = [];
    globalThis.__dialogObserver = { observe(window) {
      window.setTimeout(() => {
        const dialog = window.Dialog, about = dialog?.args;
        if (!about) return;
        const wantsPassword = about.promptType == "promptPassword" || about.promptType == "promptUserAndPass";
        globalThis.__dialogs.push({ type: about.promptType, title: about.title, text: about.text, pass: wantsPassword });
        if (wantsPassword && globalThis.__answerPassword !== undefined) {
          dialog.ui.password1Textbox.value = globalThis.__answerPassword;
          dialog.ui.button0.click();
          return;
        }
        const canCancel = about.promptType != "alert" && dialog.ui.button1 && !dialog.ui.button1.hidden;
        (canCancel ? dialog.ui.button1 : dialog.ui.button0).click();
      }, 150);
    } };
    Services.obs.addObserver(globalThis.__dialogObserver, "common-dialog-loaded");
    globalThis.__windowObserver = { observe(window, topic) {
      if (topic != "domwindowopened") return;
      window.addEventListener("load", () => {
        const address = window.location.href;
        if (!/exceptionDialog|certerror|browserRequest/.test(address)) return;
        globalThis.__dialogs.push({ type: "window", title: window.document.title, text: address });
        window.setTimeout(() => window.close(), 800);
      }, { once: true });
    } };
    Services.ww.registerNotification(globalThis.__windowObserver);
  }`;

/** A dialog that came up, in Thunderbird's own words. */
export type Dialog = { type: string; title: string; text: string; pass?: boolean };

/** args: the password that is typed wherever one is asked for. */
export const answerPassword = 'globalThis.__answerPassword = args[0];';

/** args: a certificate as PEM, which Thunderbird then takes for an authority. */
export const trustAuthority = `
  const body = args[0].replace(/-----[^-]+-----|\\s/g, "");
  Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB).addCertFromBase64(body, "CT,C,C");`;
