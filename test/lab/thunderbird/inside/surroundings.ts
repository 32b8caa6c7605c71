/**
 * What every script has around it: `args`, `MailServices`, `sleep`. It runs in the background; its answer is kept under `name`, as
 * `{ value }` or `{ error }`, until somebody asks.
 */
export const withSurroundings = (name: string, body: string): string => `
  const args = Array.from(arguments);
  const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
  // Kept where no garbage collection finds them: a collected timer never rings.
  const timers = globalThis.__labTimers ??= new Set();
  const sleep = ms => new Promise(done => {
    const timer = Cc["@mozilla.org/timer;1"].createInstance(Ci.nsITimer);
    timers.add(timer);
    timer.initWithCallback({ notify() { timers.delete(timer); done(); } }, ms, 0);
  });
  globalThis.__lab ??= {};
  (async () => { ${body} })().then(
    value => { globalThis.__lab.${name} = { value: value === undefined ? null : value }; },
    error => { globalThis.__lab.${name} = { error: String(error) + "\\n" + (error?.stack ?? "") }; });
  return true;`;

/** Until the main window has finished its own start. */
export const untilMainWindow = `
  for (let round = 0; round < 600; round++) {
    const window = Services.wm.getMostRecentWindow("mail:3pane");
    if (window && window.document.readyState == "complete" && window.delayedOnLoadComplete !== false && window.gFolderTreeView !== null) {
      await Promise.race([window.mailStartupPromise ?? true, sleep(15000)]);
      return true;
    }
    await sleep(50);
  }
  throw new Error("no main window");`;
