import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import Papa from 'papaparse';
import { giveToApp } from '../../../build/launch.ts';
import { keptImages } from '../../kept-image.ts';
import { expect } from './expect.ts';
import { goTo, type Stage } from './vault-steps.ts';
import { wordsIn } from './words.ts';

/** Enough that the vault leaves an image of its index. */
export const rowsOfTable = 400;

/** A table with English headings that none of the others is like: `table-N.csv`. */
export function tableIn(folder: string, number: number): string {
  const t = wordsIn('en');
  const path = join(folder, `table-${number}.csv`);
  const lines = Array.from({ length: rowsOfTable }, (_, row) => ({
    [t('fields:field.account.type')]: t('fields:type.conscription'),
    [t('fields:field.account.date')]: `2025-03-${String((row % 28) + 1).padStart(2, '0')}`,
    'Населений пункт': 'Мелітополь',
    [t('fields:field.account.narrative')]: `Таблиця ${number}, рядок ${row}: прийшли з повісткою.`,
  }));
  writeFileSync(path, Papa.unparse(lines));
  giveToApp(path);
  return path;
}

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

/** Whether there is an image of the index on the disk. */
export const isIndexKept = async (window: Page): Promise<boolean> =>
  (await window.evaluate(keptImages)) !== '[]';

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
