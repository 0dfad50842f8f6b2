import type { Locator } from '@playwright/test';
import { expectAccessible } from './harness/accessible.ts';
import { appears, expect, goes } from './harness/expect.ts';
import { inBothLooks, shareVault } from './harness/shared-vault.ts';
import { test } from './harness/test.ts';
import {
  addProfile,
  createVault,
  goTo,
  lock,
  type Person,
  type Stage,
  unlock,
} from './harness/vault-steps.ts';
import type { Words } from './harness/words.ts';

const olha = {
  name: 'Ольга',
  role: 'documenter',
  passphrase: 'олине довге речення',
} as const satisfies Person;
const petro = {
  name: 'Петро',
  role: 'supervisor',
  passphrase: 'petro keeps his own words',
} as const satisfies Person;
const next = 'зовсім інша довга фраза';

const shared = shareVault({ language: 'uk' }, async ({ stage }) => {
  await createVault(stage, 'ORG', olha);
  await addProfile(stage, petro);
});

/** The words of the share that is on the screen. */
const wordsOn = async (dialog: Locator): Promise<string> => {
  const list = dialog.getByRole('list');
  await appears(list);
  return (await list.getByRole('listitem').allTextContents()).join(' ');
};

/**
 * A dialog that stands over the settings, where the language cannot be changed: opened in both looks, and closed with
 * nothing done.
 */
const dialogInBothLooks = (open: (stage: Stage) => Promise<void>): Promise<void> =>
  inBothLooks(shared(), async (stage) => {
    const { window, t } = stage;
    const dialog = window.getByRole('dialog');
    await open(stage);
    await appears(dialog);
    await expectAccessible(window);
    await dialog.getByRole('button', { name: t('app:action.cancel') }).click();
    await goes(dialog);
  });

let shares: readonly string[] = [];

test('three shares are made, two of which open; they are put on paper one by one', async () => {
  const { stage } = shared();
  const { window, t } = stage;
  await goTo(stage, 'settings');
  const section = window.getByRole('region', { name: t('recovery:shares.title') });
  const choose = async (label: string, count: string) => {
    await section.getByRole('combobox', { name: t(label) }).click();
    await window
      .getByRole('listbox', { name: t(label) })
      .getByRole('option', { name: count, exact: true })
      .click();
  };
  await choose('recovery:shares.total', '3');
  await choose('recovery:shares.threshold', '2');
  const passphrase = (words: Words) =>
    window
      .locator('form')
      .filter({ has: window.getByRole('button', { name: words('recovery:shares.make') }) })
      .getByLabel(words('recovery:shares.passphrase'), { exact: true });
  await passphrase(t).fill(olha.passphrase);
  await inBothLooks(shared(), () => expectAccessible(window, 'main'));
  await dialogInBothLooks(async ({ t: said }) => {
    await passphrase(said).fill(olha.passphrase);
    await window.getByRole('button', { name: said('recovery:shares.make') }).click();
  });
  await passphrase(t).fill(olha.passphrase);
  await section.getByRole('button', { name: t('recovery:shares.make') }).click();
  const dialog = window.getByRole('dialog');
  const made: string[] = [];
  for (const number of ['1', '2', '3']) {
    await appears(window.getByRole('dialog', { name: t('recovery:share.heading', { number, total: '3' }) }));
    made.push(await wordsOn(dialog));
    await dialog.getByRole('button', { name: t('recovery:share.have', { number }) }).click();
  }
  shares = made;
  const asked = dialog.getByLabel(new RegExp(`^${t('vault:check.word', { place: '(\\d+)' })}$`));
  await expect(asked).toHaveCount(2);
  const title = await dialog.getByRole('heading').textContent();
  const words = (made[Number(/\d/.exec(title ?? '')?.[0]) - 1] ?? '').split(' ');
  for (const field of await asked.all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
  await dialog.getByRole('button', { name: t('recovery:check.finish') }).click();
  await goes(dialog);
  await appears(section.getByText(t('recovery:shares.kept')));
  await appears(section.getByText(t('recovery:proof.never')));
});

test('at the gate two of them, typed in any order, set a new passphrase; what is wrong is told at once', async () => {
  const { stage } = shared();
  const { window, t } = stage;
  await lock(stage);
  await window.getByRole('button', { name: t('recovery:recover.open') }).click();
  const field = window.getByLabel(t('recovery:entry.words'));
  const take = window.getByRole('button', { name: t('recovery:entry.take') });
  const [first = '', second = '', third = ''] = shares;
  const words = third.split(' ');
  await field.fill(words.with(9, words[9] === 'zoo' ? 'zone' : 'zoo').join(' '));
  await take.click();
  await appears(window.getByText(t('recovery:problem.mistypedAt', { place: '10' })));
  await field.fill(third);
  await take.click();
  await appears(window.getByText(t('recovery:entry.taken', { number: '3' })));
  await field.fill(third);
  await take.click();
  await appears(window.getByText(t('recovery:problem.twice')));
  await inBothLooks(shared(), () => expectAccessible(window));
  expect(first).not.toBe(second);
  await field.fill(first);
  await window.keyboard.press('Tab');
  await take.click();
  await window.getByLabel(t('vault:passphrase.new'), { exact: true }).fill(next);
  await window.getByLabel(t('vault:passphrase.repeat'), { exact: true }).fill(next);
  await window.getByRole('button', { name: t('vault:recover.recover') }).click();
  await appears(window.getByRole('navigation', { name: t('app:rail.label') }));
});

test('a profile gets another role, is then removed, and opens nothing any more', async () => {
  const { stage } = shared();
  const { window, t } = stage;
  await goTo(stage, 'settings');
  const act = async (what: 'roleTitle' | 'removeTitle', said = t) =>
    window
      .getByRole('button', { name: said(`vault:settings.profiles.${what}`, { name: petro.name }) })
      .click();
  const dialog = window.getByRole('dialog');
  for (const what of ['roleTitle', 'removeTitle'] as const)
    await dialogInBothLooks(({ t: said }) => act(what, said));
  await act('roleTitle');
  await dialog.getByRole('combobox', { name: t('vault:profile.role') }).click();
  await window.getByRole('option', { name: t('app:role.legal') }).click();
  await dialog.getByRole('button', { name: t('vault:settings.profiles.roleDo') }).click();
  await goes(dialog);
  const row = window.getByRole('row').filter({ hasText: petro.name });
  await expect(row).toContainText(t('app:role.legal'));

  await act('removeTitle');
  await expect(dialog.getByRole('button', { name: t('app:action.cancel') })).toBeFocused();
  await dialog.getByRole('button', { name: t('vault:settings.profiles.removeDo') }).click();
  await goes(dialog);
  await expect(row.getByRole('button')).toHaveCount(0);
  await lock(stage);
  const profile = window.getByRole('combobox', { name: t('vault:unlock.profile') });
  await profile.click();
  await expect(window.getByRole('option')).toHaveText([olha.name]);
  await window.keyboard.press('Escape');
  await unlock(stage, { name: olha.name, passphrase: next });
});

test('weeks later the app asks once whether the sheet still works', async () => {
  const { stage } = shared();
  const { window, t } = stage;
  await lock(stage);
  await window.clock.setFixedTime(Date.now() + 20 * 86_400_000);
  await unlock(stage, { name: olha.name, passphrase: next });
  const notice = window.getByRole('region', { name: t('recovery:rehearsal.sheet') });
  await appears(notice);
  await inBothLooks(shared(), () => expectAccessible(window));
  await notice.getByRole('button', { name: t('recovery:rehearsal.now') }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel(t('vault:recover.words')).fill(`${'abandon '.repeat(23)}art`);
  await dialog.getByRole('button', { name: t('recovery:proof.try') }).click();
  await appears(dialog.getByText(t('app:error.wrong_recovery_words.what')));
  await expectAccessible(window);
  await dialog.getByRole('button', { name: t('app:action.cancel') }).click();
  await goes(notice);
});
