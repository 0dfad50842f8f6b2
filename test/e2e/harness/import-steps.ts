import type { Page } from '@playwright/test';
import { expect } from './expect.ts';
import { goTo, type Stage } from './vault-steps.ts';

/** Brings in a table in which nothing is wrong, its columns as the app finds them. */
export async function imported(stage: Stage, path: string): Promise<void> {
  const { window, t } = stage;
  await goTo(stage, 'import');
  await window.locator('input[type="file"]').setInputFiles(path);
  await window.getByRole('button', { name: t('import:columns.check') }).click();
  await expect(window.getByText(t('import:check.allClear'))).toBeVisible();
  const importAll = new RegExp(t('import:check.import_other').split(' ')[0] ?? '');
  await window.getByRole('button', { name: importAll }).click();
  const name = path.split('/').at(-1) ?? '';
  await expect(window.getByRole('table').getByRole('row', { name })).toBeVisible({ timeout: 120_000 });
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
