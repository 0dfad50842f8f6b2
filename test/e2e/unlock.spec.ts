import { expectAccessible } from './harness/accessible.ts';
import { shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { addProfile, createVault, lock, type Stage, stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('en');
const passphraseField = (window: Stage['window']) =>
  window.getByLabel(t('vault:unlock.passphrase'), { exact: true });
const unlockButton = (window: Stage['window']) =>
  window.getByRole('button', { name: t('vault:unlock.unlock'), exact: true });

const petro = { name: 'Petro', role: 'supervisor', passphrase: 'petro keeps his own words' } as const;
const oksana = {
  name: 'Oksana',
  role: 'admin',
  passphrase: 'four unrelated words here',
  showName: false,
} as const;
/** At the gate she is a number. */
const unnamed = { ...oksana, name: t('vault:unlock.unnamed', { number: '1' }) };
/** From the moment the sheet was needed. */
const renewed = { ...unnamed, passphrase: 'quite another passphrase' };
let recoveryWords: readonly string[] = [];

const get = shareVault({ language: 'en' }, async ({ stage }) => {
  recoveryWords = await createVault(stage, 'ORG', oksana);
  await addProfile(stage, petro);
});

test('the lock key works on a Ukrainian keyboard, and so does the list of keys', async () => {
  const { window } = get().stage;
  // The key marked L types «д» there.
  const press = (key: string, code: string, more: object) =>
    window.locator('body').dispatchEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more });
  await window.keyboard.press('Shift+Slash');
  await expect(window.getByRole('dialog', { name: t('app:keys.title') })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await press(',', 'Slash', { shiftKey: true });
  await expect(window.getByRole('dialog', { name: t('app:keys.title') })).toBeVisible();
  await expectAccessible(window);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await press('д', 'KeyL', { ctrlKey: true });
  await expect(passphraseField(window)).toBeVisible();
});

test('what a passphrase is typed in is told: alphabet, a mixture of two, Caps Lock', async () => {
  const { window } = get().stage;
  const field = passphraseField(window);
  await field.fill('слова');
  await expect(window.getByText(t('vault:passphrase.letters.cyrillic'))).toBeVisible();
  await field.fill('words');
  await expect(window.getByText(t('vault:passphrase.letters.latin'))).toBeVisible();
  await field.fill('words слова');
  await expect(window.getByText(t('vault:passphrase.letters.mixed'))).toBeVisible();
  await field.dispatchEvent('keyup', { key: 'A', code: 'KeyA', modifierCapsLock: true });
  await expect(window.getByText(t('vault:passphrase.capsLock'))).toBeVisible();
});

test('a profile whose name is hidden is a number until it is unlocked', async () => {
  const { stage } = get();
  const { window } = stage;
  const profile = window.getByRole('combobox', { name: t('vault:unlock.profile') });
  await profile.click();
  await expect(window.getByRole('option')).toHaveText([unnamed.name, petro.name]);
  await window.keyboard.press('Escape');
  await expect(window.locator('body')).not.toContainText(oksana.name);
  await unlock(stage, unnamed);
  await expect(window.getByRole('banner')).toContainText(oksana.name);
  await expectAccessible(window);
});

test('the recovery sheet opens the vault and sets another passphrase', async () => {
  const { stage } = get();
  const { window } = stage;
  await lock(stage);
  await window.getByRole('button', { name: t('vault:unlock.haveSheet') }).click();
  const sheet = window.getByLabel(t('vault:recover.words'));
  await sheet.fill('1. abandon 2. notaword 3. about ');
  await expect(
    window.getByText(t('vault:recover.unknownWord', { place: '2', word: 'notaword' })),
  ).toBeVisible();
  await expectAccessible(window);
  // As it stands on paper: numbered, in lines, capitalised.
  await sheet.fill(recoveryWords.map((word, index) => `${index + 1}. ${word.toUpperCase()}`).join('\n'));
  await window.getByLabel(t('vault:passphrase.new'), { exact: true }).fill(renewed.passphrase);
  await window.getByLabel(t('vault:passphrase.repeat'), { exact: true }).fill(renewed.passphrase);
  await window.getByRole('button', { name: t('vault:recover.recover') }).click();
  await expect(window.getByRole('navigation', { name: t('app:rail.label') })).toBeVisible();
  await lock(stage);
  await unlock(stage, renewed);
});

test('a wrong passphrase is told in sentences, and the wait it brings outlives the program', async ({
  open,
}) => {
  const first = get().running;
  await first.window.keyboard.press('Control+l');
  await expect(passphraseField(first.window)).toBeFocused();
  await expectAccessible(first.window);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await expect(unlockButton(first.window)).toBeEnabled();
    await passphraseField(first.window).fill('not the passphrase');
    await first.window.keyboard.press('Enter');
    await expect(passphraseField(first.window)).toHaveValue('');
  }
  await expect(first.window.getByRole('alert')).toContainText(t('app:error.wrong_passphrase.what'));
  await expect(first.window.getByRole('timer')).toBeVisible();
  await expect(unlockButton(first.window)).toBeDisabled();
  await expectAccessible(first.window);
  await first.kill();

  const second = await open({ home: first.home });
  await expect(passphraseField(second.window)).toBeVisible();
  const attempts = await second.window.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('zapys-ledger');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('attempts').objectStore('attempts').getAll();
          all.onsuccess = () => resolve(all.result.map(({ failures }) => failures));
        };
      }),
  );
  expect(attempts).toEqual([3]);
  await expect(unlockButton(second.window)).toBeEnabled({ timeout: 30_000 });
  await unlock(stageOn(second.window), renewed);
});

test('an open vault whose screens cannot be loaded says so, and is locked before that is tried again', async ({
  open,
}) => {
  const { window } = await open({ home: get().running.home });
  const screens = /\/assets\/Shell-[^/]+\.js$/;
  await window.route(screens, (route) => route.abort());
  await window.reload();
  await passphraseField(window).fill(renewed.passphrase);
  await unlockButton(window).click();
  await expect(window.getByRole('alert')).toBeVisible();
  await expectAccessible(window);
  await window.unroute(screens);
  await window.getByRole('button', { name: t('app:action.retry') }).click();
  await expect(passphraseField(window)).toHaveValue('');
  await unlock(stageOn(window), renewed);
});

test('nobody there: after a notice the vault locks by itself', async ({ open }) => {
  const { window } = await open({ home: get().running.home });
  // The clock is ours from before the vault opens, so that its timers are too.
  await window.clock.install();
  await unlock(stageOn(window), renewed);
  await window.clock.fastForward('04:45');
  await expect(window.getByRole('alertdialog', { name: t('app:shell.idle.title') })).toBeVisible();
  await expectAccessible(window);
  await window.keyboard.press('Shift');
  await expect(window.getByRole('alertdialog')).toHaveCount(0);
  await window.clock.fastForward('05:01');
  await expect(passphraseField(window)).toBeVisible();
});

test('a damaged vault opens for reading only and names what is damaged', async ({ open }) => {
  const { window } = await open({ home: get().running.home });
  const stage = stageOn(window);
  await window.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('zapys-ledger');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction('commits', 'readwrite');
          const commits = change.objectStore('commits');
          const last = commits.get(2);
          last.onsuccess = () => {
            const [payload] = last.result.payloads;
            payload[payload.length - 1] ^= 1;
            commits.put(last.result);
          };
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await unlock(stage, renewed);
  await expect(window.getByText(t('vault:damage.title'))).toBeVisible();
  await expect(window.getByRole('contentinfo')).toContainText(t('app:status.damaged_one', { count: '1' }));
  await window.getByRole('button', { name: t('vault:damage.show') }).click();
  const rows = window.getByRole('dialog').getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(t('vault:damage.kind.unreadable'));
  await expectAccessible(window);
});
