import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveToApp } from '../../build/launch.ts';
import { writeIncidentWorkbook } from '../fixtures/incident-workbook.ts';
import { expectAccessible } from './harness/accessible.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { forgetIndex, imported, logOf } from './harness/import-steps.ts';
import type { RunningApp } from './harness/running-app.ts';
import { shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, lock, type Stage, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('en');
const person = { name: 'Oksana', role: 'admin', passphrase: 'four unrelated words here' } as const;
const stageOn = ({ window }: RunningApp): Stage => ({ window, t, shown: async () => undefined });

/** With somebody of its own each, so that the import's commit lies in five rows, large enough for files of their own. */
const incidents = 600;

/** A vault with one import, closed; each test begins with a copy of its files. */
const get = shareVault({ language: 'en' }, async ({ stage, running }) => {
  await createVault(stage, 'ORG', person);
  const path = join(running.home, 'Випадки.xlsx');
  await writeIncidentWorkbook(path, incidents);
  giveToApp(path);
  await imported(stage, path);
  await running.close();
});

test.beforeEach(({ home }) => {
  // With their owner, who is the user that the app runs as.
  execFileSync('cp', ['-a', join(get().running.home, '.config'), home]);
});

/** In the order in which they were written. */
function filesOfRows(home: string): readonly string[] {
  const folder = join(home, '.config/Zapys/IndexedDB/app_zapys_0.indexeddb.blob');
  const numbered = (path: string) => Number.parseInt(path.split('/').at(-1) ?? '', 16);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => numbered(a) - numbered(b));
}

const cutInHalf = (path: string): void =>
  writeFileSync(path, readFileSync(path).subarray(0, Math.floor(statSync(path).size / 2)));

async function expectNamed({ window }: Stage): Promise<void> {
  await expect(window.getByText(t('vault:damage.title'))).toBeVisible({ timeout: 30_000 });
  await window.getByRole('button', { name: t('vault:damage.show') }).click();
  const list = window.getByRole('dialog').getByRole('table');
  await expect(list.getByRole('cell', { name: 'commit 2', exact: true })).toBeVisible();
  await expectAccessible(window);
  await window.keyboard.press('Escape');
}

async function expectNarrative(stage: Stage, number: number): Promise<void> {
  const { window } = stage;
  await goTo(stage, 'log');
  await window.getByRole('textbox', { name: t('log:list.search') }).fill(`"Рядок ${number}"`);
  await window
    .locator('[data-row]')
    .filter({ hasText: `-${String(number).padStart(4, '0')}` })
    .click();
  await expect(window.getByRole('main').getByText(`Рядок ${number}: прийшли`).first()).toBeVisible();
}

test('a row of an import of which the disk has lost a part is named, and the other rows are read', async ({
  open,
  home,
}) => {
  const rows = filesOfRows(home);
  expect(rows).toHaveLength(5);
  cutInHalf(rows[2] ?? 'none');
  const running = await open();
  const stage = stageOn(running);
  await unlock(stage, person);
  await expectNamed(stage);
  await expectNarrative(stage, 1);
  await expectNarrative(stage, incidents);
  // Without what was kept of the index the Log lists what can be read.
  await lock(stage);
  await forgetIndex(stage.window);
  await unlock(stage, person);
  await expectNamed(stage);
  await goTo(stage, 'log');
  await expect(logOf(stage.window)).not.toHaveAttribute('aria-rowcount', String(incidents + 1));
  await expectNarrative(stage, 1);
  await expectNarrative(stage, incidents);
  // All that is sound goes to another drive before this one loses more.
  await goTo(stage, 'settings');
  const backup = join(home, 'Documents/sound.zapys');
  await answerSaveDialog(running.app, backup);
  await expect(stage.window.getByRole('button', { name: t('backup:add') })).toBeDisabled();
  await stage.window.getByRole('button', { name: t('backup:make') }).click();
  const told = stage.window.getByText(t('backup:made.damaged_other').split(':')[0] ?? '');
  await expect(told).toBeVisible();
  // Every entry but those of one row.
  await expect(told).toContainText(/946 entries.*2 places/);
  await expectAccessible(stage.window);
  expect(statSync(backup).size).toBeGreaterThan(0);
});

test('an import whose first row is gone is named, and its other rows are read', async ({ open, home }) => {
  rmSync(filesOfRows(home)[0] ?? 'none');
  const stage = stageOn(await open());
  await unlock(stage, person);
  await expectNamed(stage);
  await expectNarrative(stage, incidents);
});
