import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveToApp } from '../../build/launch.ts';
import { sectionsOf } from '../../shared/model/incident.ts';
import { expectAccessible } from './harness/accessible.ts';
import { unpack, verifyWithZapys } from './harness/bundle-checks.ts';
import { chooseExport, createCase, exportBundle } from './harness/case-steps.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { type Answers, controlOf, expectSaved } from './harness/incident-form.ts';
import {
  attach,
  beginIncident,
  expectState,
  openIncident,
  photograph,
  record,
  submit,
} from './harness/log-steps.ts';
import { approve, openReview } from './harness/review-steps.ts';
import { becomes, shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { addProfile, createVault, goTo, type Stage } from './harness/vault-steps.ts';

const documenter = { name: 'Олена 🕊️', role: 'documenter', passphrase: 'клен вітрило обрій лист' } as const;
const supervisor = { name: 'عائشة', role: 'supervisor', passphrase: 'смерека повінь годинник' } as const;
const legal = { name: 'רחל', role: 'legal', passphrase: 'перевал чорнило вересень' } as const;

const get = shareVault({ language: 'uk' }, async ({ stage }) => {
  await createVault(stage, 'ORG', documenter);
  await addProfile(stage, supervisor);
  await addProfile(stage, legal);
});

/** Right to left, an override of direction, a family of four joined into one, a flag, a combining accent. */
const odd = (name: string): string =>
  `${name}: مرحبا שלום \u202Eдзеркало\u202C 👨‍👩‍👧‍👦🇺🇦 и\u0306 <b>&amp; "кінець"`;

const textFields = sectionsOf('benefit_denial')
  .flatMap(({ fields }) => fields)
  .filter(({ kind }) => kind === 'text');
/** A name of 10,000 characters, and odd text in every other field that takes text. */
const longName = 'Ім’я '.repeat(2_000);
const texts: Answers = Object.fromEntries(
  textFields.map(({ name }) => [name, name === 'benefit_denial.agency' ? longName.trim() : odd(name)]),
);
let number = '';
const title = odd('Справа');

const evidence = ({ window }: Stage) => window.locator('#section-evidence');
const exhibits = (stage: Stage) => evidence(stage).getByRole('listitem');
const picker = ({ window, t }: Stage) =>
  window.getByLabel(t('log:evidence.attach'), { exact: true }).and(window.locator('input'));

test('a name of 10,000 characters, right-to-left text and emoji are kept in every field as they were typed', async () => {
  const { stage } = get();
  const { window } = stage;
  expect(longName).toHaveLength(10_000);
  await beginIncident(stage);
  number = await record(stage, {
    'account.type': 'benefit_denial',
    'account.date': '2025-03-14',
    ...texts,
    'consent.for_criminal_accountability': 'yes',
    'consent.to_icc_otp': 'yes',
  });
  await becomes(stage, documenter);
  await openIncident(stage, number);
  for (const [name, text] of Object.entries(texts))
    await expect(controlOf(window, name)).toHaveValue(String(text));
  await expectAccessible(window);
  // Nothing on the page runs wider than the window.
  expect(await window.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

test('a file with a long and odd name is attached; one that is empty or goes away is refused, and the others stay', async () => {
  const { stage, running } = get();
  const { window, t } = stage;
  const folder = join(running.home, 'files');
  await mkdir(folder);
  const name = `${'а'.repeat(20)} שלום 🕊️ ${'x'.repeat(166)}.jpg`;
  const long = join(folder, name);
  await writeFile(long, readFileSync(photograph('BlueSquare.jpg')));
  await attach(stage, [long]);
  await expect(exhibits(stage)).toHaveCount(1);

  // Cut short while it is being read, taken away while it waits for its turn, and empty from the start.
  const large = join(folder, 'recording.mp4');
  await writeFile(large, '');
  await truncate(large, 192 * 1024 * 1024);
  const gone = join(folder, 'gone.jpg');
  await writeFile(gone, readFileSync(photograph('BlueSquare.jpg')));
  const empty = join(folder, 'empty.jpg');
  await writeFile(empty, '');
  await picker(stage).setInputFiles([large, gone, empty]);
  const tray = window.getByRole('complementary', { name: t('app:tray.label') });
  const bar = tray.getByRole('progressbar');
  await expect(bar).toHaveAttribute('aria-valuenow', /^[1-9]/);
  await truncate(large, 1000);
  await rm(gone);
  await expect(tray.getByRole('alert')).toContainText([
    t('app:error.file_unreadable.what', { detail: 'recording.mp4' }),
    t('app:error.file_unreadable.what', { detail: 'gone.jpg' }),
    t('app:error.empty_file.what', { detail: 'empty.jpg' }),
  ]);
  // Each is told once.
  await expect(window.getByRole('alert')).toHaveCount(3);
  await expect(exhibits(stage)).toHaveCount(1);
  await expectAccessible(window);
  await becomes(stage, documenter);
  await openIncident(stage, number);
  await expect(exhibits(stage)).toHaveText(new RegExp(name.slice(0, 20)));
});

test('a title that is too long is refused in a sentence, and changes nothing', async () => {
  const { stage, running, documents } = get();
  const { window, t } = stage;
  await submit(stage);
  await becomes(stage, supervisor);
  await openReview(stage, number);
  await expect(window.getByRole('region', { name: number })).toContainText(odd('account.narrative'));
  await approve(stage, number);

  await becomes(stage, legal);
  await goTo(stage, 'cases');
  await window.getByRole('button', { name: t('cases:new'), exact: true }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel(t('cases:newTitle')).fill('а'.repeat(10_000));
  await expect(dialog.getByText(/300/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: t('cases:create'), exact: true })).toBeDisabled();
  await expectAccessible(window);
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(window.getByText(t('cases:empty.body'))).toBeVisible();

  await createCase(stage, title, odd('Виклад'), [number]);
  await window.getByLabel(t('cases:field.title'), { exact: true }).fill('а'.repeat(10_000));
  await expect(window.getByText(/300/)).toBeVisible();
  await goTo(stage, 'log');
  await goTo(stage, 'cases');
  await expect(window.getByRole('main').getByRole('link')).toContainText(title);
  await window.getByRole('main').getByRole('link').click();

  // What no font has and what turns the reading around is no obstacle to the dossier.
  await chooseExport(stage, { recipient: 'icc_otp', purpose: 'criminal_accountability', language: 'uk' });
  const zip = join(documents, 'case.zip');
  await answerSaveDialog(running.app, zip);
  const publicKey = await exportBundle(stage);
  expect(await verifyWithZapys(zip, publicKey)).toMatchObject({ code: 0 });
  const unpacked = join(running.home, 'unpacked');
  await mkdir(unpacked);
  giveToApp(unpacked);
  const folder = await unpack(zip, unpacked);
  const exported = JSON.parse(readFileSync(join(folder, 'data/incidents.json'), 'utf8'));
  const sealed = textFields.filter(({ privacy }) => privacy === 'sealed');
  const shown = textFields.filter(({ privacy }) => privacy !== 'identifying' && privacy !== 'sealed');
  const leaves = (name: string): boolean =>
    JSON.stringify(exported).includes(JSON.stringify(texts[name] ?? ''));
  for (const { name } of shown) expect(leaves(name), name).toBe(true);
  for (const { name } of sealed) expect(leaves(name), name).toBe(false);
  const dossier = execFileSync('pdftotext', [join(folder, 'data/dossier.pdf'), '-']).toString();
  for (const word of ['дзеркало', 'account.narrative']) expect(dossier).toContain(word);
});

test('a record that is not one’s own to change is read, and nothing in it can be written', async () => {
  const { stage } = get();
  const { window, t } = stage;
  await openIncident(stage, number);
  await expect(window.getByText(t('log:readOnly.role'))).toBeVisible();
  await expect(window.locator('#section-account').getByText(odd('account.narrative'))).toBeVisible();
  for (const control of ['input', 'textarea', 'select'])
    await expect(window.locator(`article ${control}:visible:enabled`)).toHaveCount(0);
  await expect(window.getByRole('button', { name: t('log:submit.action'), exact: true })).toHaveCount(0);
  await expectAccessible(window);
});

test('an exhibit is detached and an incident retracted with a reason, and not without one', async () => {
  const { stage } = get();
  const { window, t } = stage;
  await becomes(stage, documenter);
  await openIncident(stage, number);
  const dialog = window.getByRole('dialog');
  const confirmWithReason = async (confirm: string, reason: string): Promise<void> => {
    const button = dialog.getByRole('button', { name: confirm, exact: true });
    await expect(button).toBeDisabled();
    await expectAccessible(window);
    await dialog.getByLabel(t('log:reason.label')).fill(reason);
    await button.click();
    await expect(dialog).toHaveCount(0);
  };
  await exhibits(stage).getByRole('button').last().click();
  await window.getByRole('menuitem', { name: t('log:detach.action') }).click();
  await confirmWithReason(t('log:detach.confirm'), odd('Не той знімок'));
  await expect(exhibits(stage)).toHaveCount(0);
  await expectSaved(stage);
  await expectState(stage, 'draft');

  await window.getByRole('button', { name: t('log:page.more'), exact: true }).click();
  await window.getByRole('menuitem', { name: t('log:retract.action') }).click();
  await confirmWithReason(t('log:retract.confirm'), odd('Прохання особи'));
  await expectState(stage, 'retracted');
  await expect(window.getByText(t('log:readOnly.retracted'))).toBeVisible();
  await expect(window.locator('#section-history')).toContainText(odd('Прохання особи'));
  await expect(window.locator('article textarea')).toHaveCount(0);
  await expectAccessible(window);

  await becomes(stage, legal);
  await goTo(stage, 'cases');
  await window.getByRole('main').getByRole('link').click();
  await expect(window.locator('#section-export')).toContainText(`${number}: ${t('cases:reason.retracted')}`);
});
