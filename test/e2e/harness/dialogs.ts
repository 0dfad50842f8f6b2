import type { ElectronApplication } from '@playwright/test';

/** The next "save as" dialogs answer with this path, as if the person had chosen it; undefined cancels them. */
export async function answerSaveDialog(app: ElectronApplication, path: string | undefined): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve(
        filePath === undefined ? { canceled: true, filePath: '' } : { canceled: false, filePath },
      );
  }, path);
}

/** The next "open" dialogs answer with this path. */
export async function answerOpenDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
}
