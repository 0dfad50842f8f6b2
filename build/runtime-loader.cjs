// Does what Electron's own default app does, for a runtime folder that came without it: loads the app it is given.
const { app } = require('electron');
const { join, resolve } = require('node:path');

const path = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = require(join(path, 'package.json'));
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(path);
require(join(path, manifest.main));
