// A window of the app's own runtime, sandboxed as the app's is, on the page that measures.
const { app, BrowserWindow } = require('electron');

app.enableSandbox();
app.on('window-all-closed', () => app.quit());
void app
  .whenReady()
  .then(() => new BrowserWindow({ show: false }).loadURL(app.commandLine.getSwitchValue('bench-url')));
