import { resolve } from 'node:path';
import { app } from 'electron';

/** One folder for vault and settings, the same however the app was started; `--user-data-dir=DIR` moves it. */
export function chooseUserData(): void {
  app.setName('Zapys');
  const chosen = app.commandLine.getSwitchValue('user-data-dir');
  const folder = chosen === '' ? resolve(app.getPath('appData'), 'Zapys') : resolve(chosen);
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
}
