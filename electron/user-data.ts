import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { app } from 'electron';
import { type DriveProblem, driveProblem, portableFolder } from './portable.ts';

/** Where everything lies that the app keeps. */
export type DataPlace = {
  readonly folder: string;
  /** Beside the program: nothing is to be written elsewhere. */
  readonly portable: boolean;
  /** Why nothing can be kept there. */
  readonly problem: DriveProblem | undefined;
};

let place: DataPlace = { folder: '', portable: false, problem: undefined };

export const dataPlace = (): DataPlace => place;

/** Where files that the person saves are offered to go first: on the drive, where there is one. */
export const documents = (): string => (place.portable ? dirname(place.folder) : app.getPath('documents'));

/**
 * One folder for vault and settings, the same however the app was started; `--user-data-dir=DIR` moves it, and so does a
 * folder for it beside the program.
 */
export function chooseUserData(): DataPlace {
  app.setName('Zapys');
  const chosen = app.commandLine.getSwitchValue('user-data-dir');
  const beside =
    chosen === '' ? portableFolder(process.env.APPIMAGE ?? process.execPath, process.platform) : undefined;
  const folder = beside ?? (chosen === '' ? resolve(app.getPath('appData'), 'Zapys') : resolve(chosen));
  const problem = beside === undefined ? undefined : driveProblem(beside);
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  if (beside !== undefined && problem === undefined) keepOnDrive(beside);
  place = { folder, portable: beside !== undefined, problem };
  return place;
}

/**
 * Points what this process and its libraries write outside the user-data folder at the drive: before the app is ready,
 * since they read it then. Drivers of graphics cards keep caches where no program can tell them not to: none is loaded.
 */
function keepOnDrive(folder: string): void {
  const temporary = join(folder, 'tmp');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { mode: 0o700 });
  app.setPath('temp', temporary);
  app.setPath('crashDumps', join(folder, 'Crashpad'));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = temporary;
  if (process.platform === 'linux')
    for (const name of ['XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME'])
      process.env[name] = join(folder, 'desktop', name.slice(4, -5).toLowerCase());
  app.disableHardwareAcceleration();
}
