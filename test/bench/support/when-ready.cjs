// Loaded before a program's own code: says when its window could be shown, and ends it at once. Not by app.exit(), which at this
// moment waits for ever (seen with Electron 33 on X11).
const { writeSync } = require('node:fs');
const { app } = require('electron');

app.on('browser-window-created', (_event, window) => {
  window.once('ready-to-show', () => {
    writeSync(1, `\nready ${Date.now()}\n`);
    process.kill(process.pid, 'SIGKILL');
  });
});
