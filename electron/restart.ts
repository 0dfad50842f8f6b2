import { app } from 'electron';

/** Ends this process and starts the next, which finds the vault's files closed. */
export function restart(): void {
  // An AppImage runs from a place that is gone once it ends; its own path stands in the environment.
  const image = process.env.APPIMAGE;
  app.relaunch(image === undefined ? undefined : { execPath: image, args: process.argv.slice(1) });
  app.quit();
}
