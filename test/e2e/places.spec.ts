import { expectAccessible } from './harness/accessible.ts';
import { answer, controlOf, expectSaved } from './harness/incident-form.ts';
import { beginIncident } from './harness/log-steps.ts';
import { inBothLooks, shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { createVault, type Stage } from './harness/vault-steps.ts';

const person = { name: 'Олена Ткачук', role: 'documenter', passphrase: 'клен вітрило обрій лист' } as const;

const vault = shareVault({ language: 'uk' }, async ({ stage }) => {
  await createVault(stage, 'ORG', person);
});

const placeOf = ({ window }: Stage) => controlOf(window, 'account.place_code');
const rowOf = ({ window }: Stage) => window.locator('[data-field="account.place_code"]');
const occupation = (stage: Stage) => rowOf(stage).locator('[data-answer]');

test('a place is found by typing it in Latin letters, and the form says whether it was occupied on the date', async () => {
  const { stage } = vault();
  const { window, t } = stage;
  await beginIncident(stage);
  await answer(window, { 'account.type': 'conscription' });
  await placeOf(stage).focus();
  await window.keyboard.type('melitopol');
  const options = window.getByRole('listbox', { name: t('places:options') }).getByRole('option');
  await expect(options.first()).toContainText('Мелітополь місто');
  await expect(options.first()).toContainText(
    'Мелітопольська громада, Мелітопольський район, Запорізька область',
  );
  await expectAccessible(window);
  // At the lower edge of the window the list opens upward.
  await window.keyboard.press('Escape');
  const lower = (margin: string) =>
    placeOf(stage).evaluate((input, space) => {
      const row = input.closest<HTMLElement>('[data-field]');
      if (row) row.style.marginTop = space;
      input.scrollIntoView({ block: 'end' });
    }, margin);
  await lower('100vh');
  await window.keyboard.press('ArrowDown');
  await expect
    .poll(async () => {
      const list = await window.getByRole('listbox', { name: t('places:options') }).boundingBox();
      const input = await placeOf(stage).boundingBox();
      return list && input && list.y + list.height <= input.y;
    })
    .toBe(true);
  await lower('');
  await window.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('Enter');
  await expect(placeOf(stage)).toHaveValue('Мелітополь');
  await expect(options).toHaveCount(0);
  await expect(occupation(stage)).toContainText('невідомо, доки немає дати події');

  await answer(window, { 'account.date': '03.2025' });
  await expect(occupation(stage)).toHaveText(
    'Тимчасово окуповано на цю дату: так, з 25 лютого 2022 року (наказ № 376 від 28 лютого 2025 року зі змінами від 30 квітня 2025 року).',
  );
  await expectSaved(stage);
});

test('the answer follows the date, the precision and the language', async () => {
  const { stage } = vault();
  const { window } = stage;
  await answer(window, { 'account.date': '2022' });
  await expect(occupation(stage)).toHaveAttribute('data-answer', 'unknown');
  await answer(window, { 'account.date': '12.2021' });
  await expect(occupation(stage)).toHaveAttribute('data-answer', 'no');
  await answer(window, { 'account.date': '03.2025', 'account.place_precision': 'oblast' });
  await expect(occupation(stage)).toContainText('Запорізька область');
  await expect(occupation(stage)).toHaveAttribute('data-answer', 'unknown');
  await answer(window, { 'account.place_precision': 'settlement' });
  await inBothLooks(vault(), async (seen) => {
    const said = {
      uk: 'так, з 25 лютого 2022 року',
      en: 'yes, since 25 February 2022 (order no. 376 of 28 February 2025',
    };
    const language = (await window.locator('html').getAttribute('lang')) === 'en' ? 'en' : 'uk';
    await expect(occupation(seen)).toContainText(said[language]);
    if (language === 'en')
      await expect(window.locator('header', { hasText: 'Melitopol (Мелітополь)' })).toBeVisible();
    if (language === 'en') await expectAccessible(window);
  });
});

test('a hromada is picked on the map by keyboard alone, and is then as exact as the place is known', async () => {
  const { stage } = vault();
  const { window, t } = stage;
  const map = window.getByRole('application', { name: t('places:map.label') });
  const here = window.getByRole('dialog').getByRole('status');
  await placeOf(stage).focus();
  await window.keyboard.press('Tab');
  await window.keyboard.press('Enter');
  await expect(map).toBeFocused();
  await expect(here).toContainText('Мелітопольська громада');
  await expect(here).toContainText('тимчасово окуповано з 25 лютого 2022 року');
  await window.keyboard.press('ArrowRight');
  await expect(here).not.toContainText('Мелітопольська громада');
  const chosen = (await here.locator('strong').textContent()) ?? '';
  const ring = await map.locator('circle[r="9"]').boundingBox();
  if (!ring) throw new Error('Nothing is marked on the map.');
  await window.keyboard.press('ArrowLeft');
  await expect(here).not.toContainText(chosen);
  await window.mouse.move(ring.x + ring.width / 2, ring.y + ring.height / 2);
  await expect(here).toContainText(chosen);
  await window.keyboard.press('Enter');
  await expect(map).toHaveCount(0);
  await expect(placeOf(stage)).toHaveValue(chosen);
  await expect(controlOf(window, 'account.place_precision')).toHaveValue('hromada');
  await expectSaved(stage);
});

test('the map is accessible and says what it is, in both languages and colour schemes', async () => {
  const { stage } = vault();
  const { window } = stage;
  await inBothLooks(vault(), async ({ t }) => {
    await window.getByRole('button', { name: t('places:map.open') }).click();
    const map = window.getByRole('application', { name: t('places:map.label') });
    await expect(map).toBeFocused();
    await expect(window.getByRole('dialog')).toContainText(t('places:map.schematic'));
    await expectAccessible(window);
    await window.keyboard.press('Escape');
    await expect(map).toHaveCount(0);
  });
});

test('what is no place is not kept as one, and the words stay until they are corrected', async () => {
  const { stage } = vault();
  const { window, t } = stage;
  await placeOf(stage).fill('Нетакемісто');
  await expect(rowOf(stage)).toContainText(t('places:none'));
  await window.keyboard.press('Tab');
  await expect(placeOf(stage)).toHaveValue('Нетакемісто');
  await expect(rowOf(stage)).toContainText(t('fields:problem.not_a_place'));
  await placeOf(stage).fill('');
  await expect(rowOf(stage)).not.toContainText(t('fields:problem.not_a_place'));
  await expect(occupation(stage)).toHaveCount(0);
  await expectSaved(stage);
});
