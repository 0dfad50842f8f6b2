import { expectAccessible } from './harness/accessible.ts';
import { shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { goTo, lock, proveSheet, reachSheet, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('en');
const person = { name: 'Oksana', role: 'admin', passphrase: 'four unrelated words here' } as const;

const get = shareVault({ language: 'en' }, ({ stage }) => reachSheet(stage, 'ORG', person));

test('a first run that locks at the sheet loses nothing: a new sheet is made in the settings', async () => {
  const { stage, running } = get();
  const { window } = stage;
  const list = window.getByRole('list', { name: t('vault:sheet.words') });
  await expect(list).toBeVisible();
  const atSheet = await list.getByRole('listitem').allTextContents();
  await running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await unlock(stage, person);
  await goTo(stage, 'settings');
  const passphrase = window.getByLabel(t('vault:settings.sheet.passphrase'), { exact: true });
  const make = window.getByRole('button', { name: t('vault:settings.sheet.make'), exact: true });
  await passphrase.fill('not the present one');
  await make.click();
  await expect(window.getByRole('alert')).toContainText(t('app:error.wrong_passphrase.what'));
  await passphrase.fill(person.passphrase);
  await make.click();
  const dialog = window.getByRole('dialog');
  await expect(dialog.getByRole('listitem')).toHaveCount(24);
  await expectAccessible(window);
  await window.keyboard.press('Escape');
  const words = await proveSheet(stage, dialog, t('vault:settings.sheet.finish'), async () => undefined);
  expect(words).not.toEqual(atSheet);
  await expect(window.getByText(t('vault:settings.sheet.made'))).toBeVisible();
});

test('a passphrase is changed with the present one only, and the new one then opens', async () => {
  const { stage } = get();
  const { window } = stage;
  await goTo(stage, 'settings');
  await expectAccessible(window);
  const next = 'another phrase of words';
  const change = async (current: string) => {
    await window.getByLabel(t('vault:settings.passphrase.current'), { exact: true }).fill(current);
    await window.getByLabel(t('vault:passphrase.new'), { exact: true }).fill(next);
    await window.getByLabel(t('vault:passphrase.repeat'), { exact: true }).fill(next);
    await window.getByRole('button', { name: t('vault:settings.passphrase.change') }).click();
  };
  await window.getByLabel(t('vault:settings.passphrase.current'), { exact: true }).fill(next);
  await window.getByLabel(t('vault:passphrase.new'), { exact: true }).fill(next);
  await window.getByLabel(t('vault:passphrase.repeat'), { exact: true }).fill(next);
  await window.getByRole('button', { name: t('vault:settings.passphrase.change') }).click();
  await expect(window.getByRole('alert')).toContainText(t('vault:settings.passphrase.same'));
  await change('not the present one');
  await expect(window.getByRole('alert')).toContainText(t('app:error.wrong_passphrase.what'));
  await change(person.passphrase);
  await expect(window.getByText(t('vault:settings.passphrase.changed'))).toBeVisible();
  await lock(stage);
  await unlock(stage, { ...person, passphrase: next });
});

test('a dialog that is left gives the focus back to the button that opened it', async () => {
  const { window } = get().stage;
  const add = window.getByRole('button', { name: t('vault:settings.profiles.add'), exact: true });
  await add.focus();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await expect(add).toBeFocused();
});

test('colours, language and the check of everything are a few keys away', async () => {
  const { window } = get().stage;
  const uk = wordsIn('uk');
  const { keyboard } = window;
  const find = async (search: string) => {
    await keyboard.press('Control+k');
    await expect(window.getByRole('combobox', { name: t('app:palette.search') })).toBeFocused();
    await keyboard.type(search);
  };
  await find('dark');
  await expect(window.getByRole('dialog').getByRole('option')).toHaveText([t('app:act.dark')]);
  await expectAccessible(window);
  await keyboard.press('Enter');
  await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await find('settings');
  await keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: t('vault:settings.vault.title') })).toBeVisible();
  const verify = window.getByRole('button', { name: t('vault:settings.vault.verify') });
  await verify.press('Enter');
  await expect(window.getByText(t('vault:settings.vault.sound_one'))).toBeVisible();
  await expect(verify).toBeFocused();
  await expectAccessible(window);
  await find('українською');
  await keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: uk('vault:settings.vault.title') })).toBeVisible();
});
