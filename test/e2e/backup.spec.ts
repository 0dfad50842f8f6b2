import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { folderForApp, giveToApp } from '../../build/launch.ts';
import { expectAccessible } from './harness/accessible.ts';
import { sha256 } from './harness/bundle-checks.ts';
import { answerOpenDialog, answerSaveDialog } from './harness/dialogs.ts';
import { speak } from './harness/language.ts';
import { attach, beginIncident, openIncident, photograph, record } from './harness/log-steps.ts';
import type { RunningApp } from './harness/running-app.ts';
import { mayMount, smallStick } from './harness/small-disk.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, type Person, stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('uk');
const person: Person = {
  name: 'Ольга Савчук',
  role: 'documenter',
  passphrase: 'клен-вітрило-обрій-самовар-29',
};
/** What the section says when a backup is made; its figures stand elsewhere. */
const made = (window: Page, how: 'new' | 'added') =>
  window.getByRole('main').getByText(t(`backup:made.${how}`).split(':')[0] ?? '');

/** The place where the person keeps what leaves the computer. */
const stick = async (home: string) => join(await folderForApp(join(home, 'Documents/stick')), 'b.zapys');

const back = async ({ app, window }: RunningApp, path: string, mode: 'new' | 'existing') => {
  await goTo(stageOn(window, 'uk'), 'settings');
  if (mode === 'new') await answerSaveDialog(app, path);
  else await answerOpenDialog(app, path);
  const name = t(mode === 'new' ? 'backup:make' : 'backup:add');
  await window.getByRole('button', { name, exact: true }).click();
};

const emptyHome = async () => {
  const home = await mkdtemp(join(tmpdir(), 'zapys-'));
  giveToApp(home);
  await folderForApp(join(home, 'Documents'));
  return home;
};

const chooseToRestore = async (window: Page, path: string) => {
  await window.getByRole('button', { name: t('backup:restore.open'), exact: true }).click();
  await window
    .getByLabel(t('backup:restore.choose'), { exact: true })
    .and(window.locator('input'))
    .setInputFiles(path);
};
const restoreButton = (window: Page) =>
  window.getByRole('button', { name: t('backup:restore.do'), exact: true });

test('a vault that was backed up, and added to, opens on an empty computer with its photograph unchanged', async ({
  open,
  home,
}) => {
  const path = await stick(home);
  const first = await open({ language: 'uk' });
  const stage = stageOn(first.window, 'uk');
  await createVault(stage, 'ORG', person);
  await beginIncident(stage);
  await record(stage, { 'account.narrative': 'Перший випадок.' });
  await back(first, path, 'new');
  await expect(made(first.window, 'new')).toBeVisible();
  const size = statSync(path).size;

  await beginIncident(stage);
  const number = await record(stage, { 'account.narrative': 'Другий випадок.' });
  await attach(stage, [photograph('DSCN0010.jpg')]);
  await back(first, path, 'existing');
  await expect(made(first.window, 'added')).toBeVisible();
  expect(statSync(path).size).toBeGreaterThan(size);

  await first.window
    .getByLabel(t('backup:check'), { exact: true })
    .and(first.window.locator('input'))
    .setInputFiles(path);
  await expect(first.window.getByText(t('backup:drill.verified'))).toBeVisible();
  await expectAccessible(first.window);
  await speak(first.window, 'en');
  await first.window.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(first.window);
  await first.close();

  const elsewhere = await emptyHome();
  try {
    const second = await open({ language: 'uk', home: elsewhere });
    await chooseToRestore(second.window, path);
    await expect(restoreButton(second.window)).toBeEnabled();
    await expect(second.window.getByRole('heading', { level: 1 })).toBeFocused();
    await expectAccessible(second.window);
    await second.window.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(second.window);
    await restoreButton(second.window).click();
    const restored = stageOn(second.window, 'uk');
    await unlock(restored, { ...person, name: t('vault:unlock.unnamed', { number: '1' }) });
    await expect(second.window.getByRole('contentinfo')).toContainText(/Перевірено/);
    await openIncident(restored, number);
    const saved = join(elsewhere, 'Documents/DSCN0010.jpg');
    await answerSaveDialog(second.app, saved);
    await second.window.getByRole('button', { name: t('log:evidence.save') }).click();
    await expect.poll(() => existsSync(saved) && sha256(saved)).toBe(sha256(photograph('DSCN0010.jpg')));
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});

test('a stick that fills up is told, the backup on it stays, and with more room it is added to', async ({
  open,
  home,
}) => {
  test.skip(!mayMount, 'only root mounts a small file system');
  const path = await stick(home);
  const small = smallStick(dirname(path), 1);
  try {
    const running = await open({ language: 'uk' });
    const { window } = running;
    const stage = stageOn(window, 'uk');
    await createVault(stage, 'ORG', person);
    await beginIncident(stage);
    const number = await record(stage, { 'account.narrative': 'Перший випадок.' });
    await back(running, path, 'new');
    await expect(made(window, 'new')).toBeVisible();
    const { size } = statSync(path);

    const large = join(home, 'Documents/large.bin');
    writeFileSync(large, randomBytes(2_000_000));
    giveToApp(large);
    await openIncident(stage, number);
    await attach(stage, [large]);
    await back(running, path, 'existing');
    await expect(window.getByRole('alert')).toContainText(t('app:error.backup_no_room.what'));
    await expectAccessible(window);
    const tryOut = window.getByLabel(t('backup:check'), { exact: true }).and(window.locator('input'));
    await tryOut.setInputFiles(path);
    await expect(window.getByText(t('backup:drill.verified'))).toBeVisible();

    small.grow(8);
    await back(running, path, 'existing');
    await expect(made(window, 'added')).toBeVisible();
    expect(statSync(path).size).toBeGreaterThan(size + 2_000_000);
    await tryOut.setInputFiles(path);
    await expect(window.getByText(t('backup:drill.verified'))).toBeVisible();
    await expect(window.getByText(t('backup:drill.unfinished'))).toHaveCount(0);
    await running.close();
  } finally {
    small.remove();
  }
});

test('a kill while backing up leaves the backup that was, and kills while restoring leave an empty computer', async ({
  open,
  home,
}) => {
  const path = await stick(home);
  const first = await open({ language: 'uk' });
  const stage = stageOn(first.window, 'uk');
  await createVault(stage, 'ORG', person);
  await beginIncident(stage);
  await record(stage, { 'account.narrative': 'Перший випадок.' });
  await back(first, path, 'new');
  await expect(made(first.window, 'new')).toBeVisible();
  const whole = readFileSync(path);
  const large = join(home, 'recording.bin');
  writeFileSync(large, randomBytes(24_000_000));
  giveToApp(large);
  await beginIncident(stage);
  await attach(stage, [large]);
  await back(first, path, 'existing');
  await expect.poll(() => statSync(path).size, { intervals: [5] }).toBeGreaterThan(whole.length + 2_000_000);
  await first.kill();
  expect(readFileSync(path).subarray(0, whole.length).equals(whole)).toBe(true);

  const second = await open({ language: 'uk' });
  await unlock(stageOn(second.window, 'uk'), person);
  await back(second, path, 'existing');
  await expect(made(second.window, 'added')).toBeVisible({ timeout: 30_000 });
  await second.close();

  const elsewhere = await emptyHome();
  try {
    for (const wait of [50, 250]) {
      const dying = await open({ language: 'uk', home: elsewhere });
      await chooseToRestore(dying.window, path);
      await expect(restoreButton(dying.window)).toBeEnabled({ timeout: 30_000 });
      await restoreButton(dying.window).click();
      await after(wait);
      await dying.kill();
    }
    const last = await open({ language: 'uk', home: elsewhere });
    await chooseToRestore(last.window, path);
    await expect(restoreButton(last.window)).toBeEnabled({ timeout: 30_000 });
    await restoreButton(last.window).click();
    await unlock(stageOn(last.window, 'uk'), { ...person, name: t('vault:unlock.unnamed', { number: '1' }) });
    await goTo(stageOn(last.window, 'uk'), 'settings');
    await last.window.getByRole('button', { name: t('vault:settings.vault.verify') }).click();
    await expect(last.window.getByRole('status').getByText(/запис/).first()).toBeVisible();
    await last.close();
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});
