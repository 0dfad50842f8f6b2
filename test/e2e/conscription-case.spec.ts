import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { incidentTypes } from '../../shared/model/incident-types.ts';
import { expectAccessible } from './harness/accessible.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { type Answers, answer, controlOf, expectSaved } from './harness/incident-form.ts';
import { speak } from './harness/language.ts';
import { beginIncident, expectState, openIncident, record, submit } from './harness/log-steps.ts';
import { inBothLooks, shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { createVault, type Stage } from './harness/vault-steps.ts';
import { type Locale, wordsIn } from './harness/words.ts';

const documenter = {
  name: 'Олена Ткачук',
  role: 'documenter',
  passphrase: 'клен вітрило обрій лист',
} as const;

/** Every field of the type, and of what comes before and after it in the conversation. Nobody like this is known to us. */
const answers: Answers = {
  'account.type': 'conscription',
  'account.date': '02.04.2025',
  'account.date_words': 'за тиждень до Вербної неділі',
  'account.place': 'Токмак, блокпост на виїзді в бік Пологів',
  'account.narrative':
    'Мене зняли з автобуса й забрали телефон.\n\nДали папір без прізвища і сказали з’явитися за три дні.',
  'account.new_interview_needed': false,
  'account.referral': ['legal'],
  'coercion.demand': ['military_registration', 'apply_passport'],
  'coercion.expressed_as': 'written',
  'coercion.exact_words': '«Три дня. Потом приедем сами».',
  'coercion.legal_basis_cited': 'Без посилання на норму',
  'coercion.consequence_threatened': 'Кримінальна справа',
  'coercion.deadline': '05.04.2025',
  'coercion.response': 'fled',
  'coercion.citizenship_at_time': 'UA',
  'coercion.step': 'demand',
  'conscription.stage': 'summons',
  'conscription.summons_form': 'paper',
  'conscription.served': '02.04.2025',
  'conscription.report_by': '05.04.2025',
  'conscription.commissariat': 'Військкомат у Токмаку',
  'conscription.unit': 'Не названа',
  'conscription.age': 24,
  'conscription.deployed_against_Ukraine': false,
  'conscription.sanctions': ['travel_ban', 'criminal_case'],
  'source.connection': 'victim',
  'source.material': 'statement',
  'source.reliability': 'B',
  'source.credibility': '2',
  'source.date': '02.05.2025',
  'source.language': 'українська',
  'source.interpreter': 'не потрібен',
  'source.present': 'сестра особи',
  'source.statement_before': false,
  'consent.form': 'oral',
  'consent.risks_explained': true,
  'consent.voluntary': true,
  'consent.explained_by': 'Олена Ткачук',
  'consent.language': 'українська',
  'consent.child_assent': 'not_applicable',
  'consent.expires': '2099',
  'assessment.violation': 'likely',
  'assessment.standard': 'reasonable_grounds',
  'assessment.reasons': 'Повістка й розповідь узгоджуються.',
  'assessment.contrary_evidence': 'Не виявлено.',
  'assessment.assessor': 'Олена Ткачук',
};

const get = shareVault({ language: 'uk' }, async ({ stage }) => {
  await createVault(stage, 'ORG', documenter);
});

/** The answer "for all" of a group, then the consent the prosecutor needs of its own. */
async function consent({ window, t }: Stage): Promise<void> {
  const all = (group: string, option: string) =>
    window.getByRole('button', {
      name: t('log:consent.sameAs', { group: t(`log:consent.${group}`), answer: option }),
    });
  await all('purposes', t('fields:option.consent.for_storage.yes')).click();
  await all('recipients', t('fields:option.consent.for_storage.yes')).click();
  const prosecutor = controlOf(window, 'consent.to_ua_prosecutor');
  await expect(prosecutor).toHaveAccessibleDescription(new RegExp(t('log:consent.default')));
  await expect(prosecutor.locator('input:checked')).toHaveCount(0);
  await answer(window, { 'consent.to_ua_prosecutor': 'anonymised' });
}

async function shownAgain({ window }: Stage): Promise<void> {
  for (const [field, said] of Object.entries(answers)) {
    const control = controlOf(window, field);
    if (Array.isArray(said))
      for (const option of said) await expect(control.locator(`input[value="${option}"]`)).toBeChecked();
    else if (await control.evaluate((element) => element.matches('input, textarea, select')))
      await expect(control).toHaveValue(String(said));
    else {
      const option = typeof said === 'boolean' ? (said ? 'yes' : 'no') : String(said);
      await expect(control.locator(`input[value="${option}"]`)).toBeChecked();
    }
  }
  for (const name of ['consent.for_storage', 'consent.to_media'])
    await expect(controlOf(window, name).locator('input[value="yes"]')).toBeChecked();
  await expect(
    controlOf(window, 'consent.to_ua_prosecutor').locator('input[value="anonymised"]'),
  ).toBeChecked();
}

for (const language of ['uk', 'en'] as const satisfies readonly Locale[])
  test(`a complete conscription case is recorded, read again and submitted (${language})`, async () => {
    const stage: Stage = { ...get().stage, t: wordsIn(language) };
    const { window, t } = stage;
    await speak(window, language);
    const { fields } = incidentTypes.conscription;
    expect(fields.filter(({ name }) => !(name in answers))).toEqual([]);

    await beginIncident(stage);
    await answer(window, answers);
    await consent(stage);
    await expectSaved(stage);
    const number = await record(stage, {});
    await window.getByRole('button', { name: t('log:page.back') }).click();
    await openIncident(stage, number);
    await shownAgain(stage);
    await submit(stage);
    await expectState(stage, 'waiting');
  });

test('a type changed late hides nothing: what was entered is read, and comes back with its type', async () => {
  const shared = get();
  const { stage } = shared;
  const { window } = stage;
  const t = wordsIn('en');
  await speak(window, 'en');
  await beginIncident({ ...stage, t });
  await record(
    { ...stage, t },
    { 'account.type': 'conscription', 'account.place': 'Токмак', 'conscription.age': 24 },
  );
  await record({ ...stage, t }, { 'account.type': 'detention_ill_treatment' });
  const earlier = window.getByRole('region', {
    name: t('log:earlier.title', { type: t('fields:type.conscription') }),
  });
  await expect(earlier).toContainText(t('fields:field.conscription.age'));
  await expect(earlier).toContainText('24');

  await answer(window, { 'detention_ill_treatment.sexual_violence_flag': true });
  const pointer = window
    .getByRole('status')
    .filter({ hasText: t('log:referral.sexual_violence_specialist') });
  await pointer.getByRole('button', { name: t('fields:field.account.referral') }).click();
  const referral = controlOf(window, 'account.referral');
  await expect(referral.locator('input:focus')).toHaveCount(1);
  await answer(window, { 'account.referral': ['sexual_violence_specialist'] });
  await expect(pointer).toHaveCount(0);

  await answer(window, { 'consent.withdrawn': '01.03.2025' });
  await expect(window.getByText(t('log:consentClosed.withdrawn'))).toBeVisible();
  await inBothLooks(shared, async () => {
    for (const part of ['#section-consent', '[data-earlier]', '[data-notices]'])
      await expectAccessible(window, part);
  });

  await earlier
    .getByRole('button', { name: t('log:earlier.back', { type: t('fields:type.conscription') }) })
    .click();
  await expect(controlOf(window, 'conscription.age')).toHaveValue('24');
  await expect(earlier).toHaveCount(0);
  await expectSaved({ ...stage, t });
});

test('the statement is printed in the chosen language, without a name, and nothing of it is left behind', async () => {
  const { running, documents, stage } = get();
  const { window, app } = running;
  const t = wordsIn('uk');
  await speak(window, 'uk');
  await openIncident({ ...stage, t }, '-0001');
  await window.getByRole('button', { name: t('log:page.more') }).click();
  await window.getByRole('menuitem', { name: t('log:statement.action') }).click();
  const dialog = window.getByRole('dialog', { name: t('log:statement.title') });
  await expect(dialog.getByRole('checkbox', { name: t('log:statement.name') })).not.toBeChecked();
  await dialog.getByRole('radio', { name: t('log:statement.en') }).check();
  await expectAccessible(window);
  const path = join(documents, 'statement.pdf');
  await answerSaveDialog(app, path);
  await dialog.getByRole('button', { name: t('log:statement.confirm') }).click();
  await expect(dialog).toHaveCount(0);
  const text = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  expect(text).toContain('1. Мене зняли з автобуса й забрали телефон.');
  expect(text).toContain('Form of summons: Paper');
  expect(text).toMatch(/Page 1 of \d/);
  expect(text).not.toContain(documenter.name);
  expect(await readdir(documents)).toEqual(['statement.pdf']);
});
