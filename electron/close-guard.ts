import { app, type BrowserWindow, dialog } from 'electron';
import { words } from './words.ts';

let busy = false;
let sessionEnding = false;

/** Whether long work is running in the window. */
export const setBusy = (value: boolean): void => {
  busy = value;
};

/** The system goes down: nothing is asked any more. */
export const endSession = (): void => {
  sessionEnding = true;
};

/** Closing the window, or quitting, asks first while work is running. */
export function guardClosing(window: BrowserWindow): void {
  let asking = false;
  let quitting = false;
  const onQuit = () => {
    quitting = true;
  };
  app.on('before-quit', onQuit);
  window.once('closed', () => app.off('before-quit', onQuit));

  window.on('close', (event) => {
    if (!busy || sessionEnding) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void askToLeave(window).then((leave) => {
      asking = false;
      if (leave) {
        busy = false;
        if (quitting) app.quit();
        else window.close();
      }
      quitting = false;
    });
  });
}

async function askToLeave(window: BrowserWindow): Promise<boolean> {
  const { title, detail, stay, leave } = words();
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: title,
    detail,
    buttons: [stay, leave],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
