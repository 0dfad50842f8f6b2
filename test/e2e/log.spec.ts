import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './harness/accessible.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { type Answers, controlOf, expectSaved } from './harness/incident-form.ts';
import { speak } from './harness/language.ts';
import { attach, beginIncident, linesOf, openIncident, photograph, record } from './harness/log-steps.ts';
import { inBothLooks, shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, unlock } from './harness/vault-steps.ts';

const person = { name: 'Олена Ткачук', role: 'documenter', passphrase: 'клен вітрило обрій лист' } as const;

const get = shareVault({ language: 'en' }, async ({ stage }) => {
  await createVault(stage, 'ORG', person);
});

/** The name of the field that has the focus. */
const fieldInFocus = (window: Page) =>
  window.evaluate(
    () => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ?? undefined,
  );

/** Tab, until the field has the focus: it must come within a page's length of stops. */
const tabTo = async (window: Page, field: string): Promise<void> => {
  for (let stop = 0; stop < 80; stop += 1) {
    if ((await fieldInFocus(window)) === field) return;
    await window.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${field}`);
};

/** Answers the field in focus as its kind asks for: text is typed, options are walked with the arrows. */
const answerByKeys = async (window: Page, value: string): Promise<void> => {
  const kind = await window.evaluate(() => document.activeElement?.getAttribute('type') ?? 'text');
  if (kind === 'checkbox') {
    while ((await focusedValue(window)) !== value) await window.keyboard.press('Tab');
    await window.keyboard.press('Space');
  } else if (kind === 'radio' || (await isList(window))) {
    if (kind === 'radio') await window.keyboard.press('Space');
    for (let step = 0; step < 20 && (await focusedValue(window)) !== value; step += 1)
      await window.keyboard.press('ArrowDown');
    expect(await focusedValue(window)).toBe(value);
  } else await window.keyboard.type(value);
};

const focusedValue = (window: Page) =>
  window.evaluate(() => {
    const control = document.activeElement;
    return control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control.value : '';
  });
const isList = (window: Page) => window.evaluate(() => document.activeElement instanceof HTMLSelectElement);

/** In page order, so that Tab alone leads from one to the next. */
const typed: readonly Readonly<Record<string, string>>[] = [
  {
    'account.type': 'benefit_denial',
    'account.date': '14.03.2025',
    'account.place': 'Мелітополь',
    'coercion.demand': 'apply_passport',
    'benefit_denial.benefit': 'old_age',
    'benefit_denial.action': 'suspended',
    'benefit_denial.amount': '14300,50',
  },
  {
    'account.type': 'conscription',
    'account.date': '04.2025',
    'account.place': 'Токмак',
    'conscription.stage': 'summons',
    'conscription.summons_form': 'paper',
    'conscription.age': '24',
    'conscription.deployed_against_Ukraine': 'no',
  },
  {
    'account.type': 'property_seizure',
    'account.date': '2025',
    'account.place': 'Маріуполь',
    'property_seizure.asset': 'flat',
    'property_seizure.title': 'owner',
    'property_seizure.passport_required': 'yes',
  },
  {
    'account.type': 'deportation_threat',
    'account.date': '2025-01~',
    'account.place': 'Генічеськ',
    'deportation_threat.act': 'residence_shortened',
    'deportation_threat.leave_by': '20.04.2025',
    'deportation_threat.destination': 'RU',
  },
];

test('incidents of four types are logged and one is submitted by keyboard alone', async () => {
  const shared = get();
  const { window, t } = shared.stage;
  await expect(window.getByRole('button', { name: t('log:empty.start') })).toBeVisible();
  await inBothLooks(shared, () => expectAccessible(window));
  for (const answers of typed) {
    await window.keyboard.press('n');
    await expect(window.getByRole('heading', { name: t('log:page.new') })).toBeVisible();
    for (const [field, value] of Object.entries(answers)) {
      await tabTo(window, field);
      await answerByKeys(window, value);
    }
    await window.keyboard.press('Escape');
    await expectSaved(shared.stage);
    await window.keyboard.press('Escape');
    await expect(window.getByRole('grid')).toBeFocused();
  }
  const rows = linesOf(window);
  await expect(rows).toHaveCount(4);
  for (const [name, place, date] of [
    ['benefit_denial', 'Мелітополь', '14 March 2025'],
    ['conscription', 'Токмак', 'April 2025'],
    ['property_seizure', 'Маріуполь', '2025'],
    ['deportation_threat', 'Генічеськ', 'about January 2025'],
  ] as const) {
    const row = rows.filter({ hasText: place });
    await expect(row).toContainText(t(`fields:type.${name}`));
    await expect(row).toContainText(date);
  }

  await window.keyboard.press('j');
  await window.keyboard.press('Enter');
  await expect(window.locator('#incident-title')).toContainText('ORG-');
  await window.keyboard.press('Control+Enter');
  const confirm = window
    .getByRole('dialog')
    .getByRole('button', { name: t('log:submit.confirm'), exact: true });
  await expect(confirm).toBeVisible();
  for (let stop = 0; stop < 40; stop += 1) {
    if (await confirm.evaluate((button) => button === document.activeElement)) break;
    await window.keyboard.press('Tab');
  }
  await window.keyboard.press('Enter');
  await expect(window.getByText(t('log:stateMeans.waiting'))).toBeVisible();
});

test('a field says why it has no answer, is undone and redone, and reads differently from a blank', async () => {
  const { stage } = get();
  const { window, t } = stage;
  await beginIncident(stage);
  await controlOf(window, 'account.place').fill('Токмак');
  await expectSaved(stage);
  await controlOf(window, 'coercion.legal_basis_cited').focus();
  await window.keyboard.press('Alt+d');
  const reason = window.getByRole('button', { name: t('fields:unanswered.declined') });
  await expect(reason).toBeFocused();
  await expectSaved(stage);
  // With the focus in a text, the key undoes the text: from the page, it undoes the field.
  await window.keyboard.press('Control+z');
  await expect(reason).toHaveCount(0);
  await expect(controlOf(window, 'coercion.legal_basis_cited')).toBeFocused();
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+Shift+z');
  await expect(reason).toBeVisible();
  await window.keyboard.press('Alt+Delete');
  // The reason gives its place back to the field.
  await expect(
    controlOf(window, 'coercion.legal_basis_cited').and(window.locator('textarea, input')),
  ).toHaveValue('');

  const date = controlOf(window, 'account.date');
  await date.fill('after Easter');
  await date.blur();
  await expect(window.getByText(t('fields:problem.not_a_date'))).toBeVisible();
  await expect(date).toHaveValue('after Easter');
  await date.fill('03.2025?');
  await date.blur();
  await expect(window.getByText('March 2025 (uncertain)').first()).toBeVisible();
});

test('what is still being typed is saved when the vault is locked', async () => {
  const { stage } = get();
  const { window } = stage;
  await beginIncident(stage);
  await controlOf(window, 'account.place').fill('Бердянськ');
  await window.keyboard.press('Control+l');
  await unlock(stage, person);
  await expect(linesOf(window).filter({ hasText: 'Бердянськ' })).toBeVisible();
});

test('photographs come out byte for byte as they went in; an empty file is refused in a sentence', async () => {
  const { stage, running, documents } = get();
  const { window, t } = stage;
  await beginIncident(stage);
  const names = ['DSCN0010.jpg', 'portrait_6.jpg'];
  await attach(stage, names.map(photograph));
  for (const name of names) {
    const original = await readFile(photograph(name));
    const card = window.locator('#section-evidence').getByRole('listitem').filter({ hasText: name });
    await expect(card).toContainText(createHash('sha256').update(original).digest('hex'));
    const path = join(documents, `out-${name}`);
    await answerSaveDialog(running.app, path);
    await card.getByRole('button', { name: t('log:evidence.save') }).click();
    await expect.poll(() => readFile(path).catch(() => undefined)).toEqual(original);
  }

  await window
    .locator('input[type="file"]')
    .setInputFiles({ name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) });
  const refused = window
    .getByRole('complementary', { name: t('app:tray.label') })
    .getByRole('alert')
    .filter({ hasText: t('app:error.empty_file.what', { detail: 'empty.jpg' }) });
  await expect(refused).toBeVisible();
  await refused.getByRole('button', { name: t('app:action.dismiss') }).click();

  await window.getByRole('button', { name: t('log:evidence.view', { name: 'DSCN0010.jpg' }) }).click();
  const viewer = window.getByRole('dialog', { name: 'DSCN0010.jpg' });
  await expect(viewer.getByRole('img', { name: 'DSCN0010.jpg' })).toBeVisible();
  await expectAccessible(window);
  await window.keyboard.press('PageDown');
  await expect(window.getByRole('dialog', { name: 'portrait_6.jpg' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await expect(window.locator('#incident-title')).toBeVisible();
});

test('the Log is accessible in both languages and colour schemes', async () => {
  const shared = get();
  const { stage } = shared;
  const { window } = stage;
  await beginIncident(stage);
  await record(stage, {
    'account.type': 'benefit_denial',
    'account.date': '2025-03',
    'account.place': 'Токмак',
    'coercion.demand': ['oath'],
  });
  await controlOf(window, 'coercion.exact_words').focus();
  await window.keyboard.press('Alt+u');
  await attach(stage, [photograph('BlueSquare.jpg')]);
  await expect(window.locator('#section-history')).toContainText('Токмак');
  await inBothLooks(shared, async ({ t }) => {
    await expectAccessible(window);
    await window.getByRole('button', { name: t('log:submit.action'), exact: true }).click();
    await expect(window.getByRole('dialog')).toBeVisible();
    await expectAccessible(window);
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toHaveCount(0);
  });
  await goTo(stage, 'log');
  await expect(linesOf(window).first()).toBeVisible();
  await inBothLooks(shared, () => expectAccessible(window));
});

test('what was typed and saved is there after a kill, and so is every answer', async ({ open }) => {
  const answers: Answers = {
    'account.type': 'conscription',
    'account.place': 'Токмак',
    'account.narrative': `Перший рядок\nдругий 🕊️ рядок\n${'слово '.repeat(500)}`,
    'conscription.sanctions': ['travel_ban', 'criminal_case'],
    'benefit_denial.months_lost': 2,
  };
  const { 'benefit_denial.months_lost': months, ...first } = answers;
  const { stage, running } = get();
  await beginIncident(stage);
  const number = await record(stage, first);
  // A change of type hides the fields of the other one and loses none of them.
  await record(stage, { 'account.type': 'benefit_denial', 'benefit_denial.months_lost': months ?? 0 });
  await record(stage, { 'account.type': 'conscription' });
  await running.kill();

  const after = await open({ home: running.home, language: 'en' });
  const again = { ...stage, window: after.window };
  // The window's looks are not what is promised: the latest choice of language may have died with it.
  await expect(after.window.getByRole('radiogroup').first()).toBeVisible();
  await speak(after.window, 'en');
  await unlock(again, person);
  await openIncident(again, number);
  const narrative = controlOf(after.window, 'account.narrative');
  await expect(narrative).toHaveValue(String(answers['account.narrative']));
  for (const sanction of ['travel_ban', 'criminal_case'])
    await expect(
      controlOf(after.window, 'conscription.sanctions').locator(`input[value="${sanction}"]`),
    ).toBeChecked();
  await record(again, { 'account.type': 'benefit_denial' });
  await expect(controlOf(after.window, 'benefit_denial.months_lost')).toHaveValue('2');
});
