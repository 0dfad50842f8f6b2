import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { folderForApp } from '../../build/launch.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import {
  beginImport,
  checkImport,
  forgetIndex,
  imported,
  isIndexKept,
  logOf,
  rowsOfTable,
  tableIn,
} from './harness/import-steps.ts';
import { controlOf, expectSaved } from './harness/incident-form.ts';
import { attach, beginIncident, openIncident, photograph, record } from './harness/log-steps.ts';
import { smallDisk } from './harness/small-disk.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, lock, type Person, type Stage, stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const admin: Person = { name: 'Олена Ткачук', role: 'admin', passphrase: 'клен-вітрило-обрій-самовар-29' };

test('a full disk is told, keeps the work in hand, and everything goes on when there is space again', async ({
  home,
  open,
}) => {
  let shown: Page | undefined;
  const disk = smallDisk(home, () => {
    if (shown === undefined) throw new Error('The app is not open yet');
    return shown;
  });
  try {
    const documents = await folderForApp(join(home, 'Documents'));
    const running = await open();
    const { window } = running;
    shown = window;
    const stage = stageOn(window);
    const { t } = stage;
    const told = window.getByRole('alert').filter({ hasText: t('app:error.quota.what') });
    await createVault(stage, 'ZPS', admin);
    await beginIncident(stage);
    const before = 'Said before the disk was full.';
    const number = await record(stage, { 'account.type': 'conscription', 'account.narrative': before });

    await disk.fill();
    const narrative = controlOf(window, 'account.narrative');
    const during = 'Said while the disk was full. '.repeat(400);
    await narrative.fill(during);
    await narrative.blur();
    await expect(told).toBeVisible();
    await expect(narrative).toHaveValue(during);
    await expect(window.getByRole('contentinfo')).toContainText(t('app:status.notSaved'));

    await disk.free();
    await expectSaved(stage);
    await expect(told).toHaveCount(0);

    await disk.fill();
    await window
      .getByLabel(t('log:evidence.attach'), { exact: true })
      .and(window.locator('input'))
      .setInputFiles(photograph('portrait_6.jpg'));
    await expect(told.first()).toBeVisible();
    await expect(
      window.getByRole('button', { name: t('log:evidence.view', { name: 'portrait_6.jpg' }) }),
    ).toHaveCount(0);
    await disk.free();
    for (const notice of (await told.all()).reverse())
      await notice.getByRole('button', { name: t('app:action.dismiss') }).click();
    await attach(stage, [photograph('portrait_6.jpg')]);

    await disk.fill();
    await answerSaveDialog(running.app, join(documents, 'portrait.jpg'));
    await window.getByRole('button', { name: t('log:evidence.save') }).click();
    await expect(told.first()).toBeVisible();
    expect(readdirSync(documents)).toEqual([]);
    await disk.free();

    // Two megabytes are too few to write anything of weight, and enough to unlock and to read.
    await disk.fill(2 * 1024 * 1024);
    await lock(stage);
    await unlock(stage, admin);
    await openIncident(stage, number);
    await expect(controlOf(window, 'account.narrative')).toHaveValue(during);
    await disk.free();

    await running.close();
    const again = await open();
    const reopened: Stage = { ...stage, window: again.window };
    await unlock(reopened, admin);
    await expect(again.window.getByRole('contentinfo')).toContainText('entries verified');
    await goTo(reopened, 'log');
    await openIncident(reopened, number);
    await expect(controlOf(again.window, 'account.narrative')).toHaveValue(during);
    await expect(
      again.window.getByRole('button', { name: t('log:evidence.view', { name: 'portrait_6.jpg' }) }),
    ).toBeVisible();
    await again.kill();
  } finally {
    disk.remove();
  }
});

test('on a full disk a table stays out whole, and a large vault opens and leaves its index once there is space again', async ({
  home,
  open,
}) => {
  test.setTimeout(180_000);
  let shown: Page | undefined;
  const disk = smallDisk(home, () => {
    if (shown === undefined) throw new Error('The app is not open yet');
    return shown;
  });
  try {
    const { window } = await open();
    shown = window;
    const t = wordsIn('en');
    const stage = stageOn(window);
    await createVault(stage, 'ZPS', admin);
    const lines = async (tables: number): Promise<void> => {
      await goTo(stage, 'log');
      await expect(logOf(window)).toHaveAttribute('aria-rowcount', String(tables * rowsOfTable + 1));
    };
    await imported(stage, tableIn(home, 0));
    await expect.poll(() => isIndexKept(window), { timeout: 20_000 }).toBe(true);

    await beginImport(stage, tableIn(home, 1));
    const begin = await checkImport(stage);
    await disk.fill();
    await begin.click();
    await expect(window.getByRole('alert').filter({ hasText: t('app:error.quota.what') })).toBeVisible();
    await lines(1);
    await disk.free();
    // What was read and checked is still there.
    await goTo(stage, 'import');
    await (await checkImport(stage)).click();
    await expect(window.getByRole('row', { name: 'table-1.csv' })).toBeVisible({ timeout: 30_000 });
    await lines(2);

    // Enough to unlock and to read, and too little for the image of an index that is made anew.
    await lock(stage);
    await forgetIndex(window);
    await disk.fill(2 * 1024 * 1024);
    await unlock(stage, admin);
    await lines(2);
    await expect(window.getByRole('contentinfo')).toContainText('entries verified');
    // The image is left within three seconds of the unlock where there is room.
    await window.waitForTimeout(4_000);
    expect(await isIndexKept(window)).toBe(false);
    await disk.free();
    await lock(stage);
    await unlock(stage, admin);
    await expect.poll(() => isIndexKept(window), { timeout: 20_000 }).toBe(true);
    await lock(stage);
    await unlock(stage, admin);
    await lines(2);
    await expect(window.getByRole('contentinfo')).toContainText('entries verified');
  } finally {
    disk.remove();
  }
});
