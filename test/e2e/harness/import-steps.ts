import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';
import { goTo, type Stage } from './vault-steps.ts';

/** Chooses a table; its columns are as the app finds them. */
export async function beginImport(stage: Stage, path: string): Promise<void> {
  const { window, t } = stage;
  await goTo(stage, 'import');
  await window.locator('input[type="file"]').setInputFiles(path);
  await window.getByRole('button', { name: t('import:columns.check') }).click();
}

/** Waits until nothing is found wrong in it; resolves to the button that brings it in. */
export async function checkImport({ window, t }: Stage): Promise<Locator> {
  await expect(window.getByText(t('import:check.allClear'))).toBeVisible();
  const words = t('import:check.import_other').split(' ')[0] ?? '';
  return window.getByRole('button', { name: new RegExp(words) });
}

/** Brings in a table in which nothing is wrong. */
export async function imported(stage: Stage, path: string): Promise<void> {
  await beginImport(stage, path);
  await (await checkImport(stage)).click();
  const row = stage.window.getByRole('table').getByRole('row', { name: path.split('/').at(-1) ?? '' });
  await expect(row).toBeVisible({ timeout: 120_000 });
}

/** The Log's table; its headings are a row too. */
export const logOf = (window: Page) => window.locator('[aria-rowcount]');

/** Of a vault that is locked. */
export const forgetIndex = (window: Page): Promise<void> =>
  window.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('zapys-index');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
