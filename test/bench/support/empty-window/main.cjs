// The smallest window that Electron can open: what every program of its kind starts with.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, width: 1080, height: 720 });
  window.once('ready-to-show', () => window.show());
  return window.loadURL('data:text/html,<title>empty</title>');
});
