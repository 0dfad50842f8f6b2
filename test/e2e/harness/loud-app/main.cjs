// What the product must never do: an app that asks for a web page. It shows that the net log would tell.
const { app, BrowserWindow } = require('electron');

app.enableSandbox();
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<h1>Loud</h1>'));
