import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderForApp, giveToApp } from '../../build/launch.ts';
import { expectAccessible } from './harness/accessible.ts';
import { checkAsStranger, sha256, unpack, verifyWithZapys } from './harness/bundle-checks.ts';
import { chooseExport, exportButton, exportResult } from './harness/case-steps.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { type Answers, expectSaved } from './harness/incident-form.ts';
import { tabTo } from './harness/keyboard.ts';
import { attach, beginIncident, openIncident, photograph, record, submit } from './harness/log-steps.ts';
import { pressAtOnce } from './harness/press-at-once.ts';
import { approve } from './harness/review-steps.ts';
import { becomes, inBothLooks, type Shared, shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { addProfile, createVault, type Stage } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const documenter = { name: 'Олена', role: 'documenter', passphrase: 'клен вітрило обрій лист' } as const;
const supervisor = { name: 'Ірина', role: 'supervisor', passphrase: 'смерека повінь годинник' } as const;
const legal = { name: 'Андрій', role: 'legal', passphrase: 'перевал чорнило вересень' } as const;

const basics = { 'account.type': 'property_seizure', 'account.date': '2025-02' } as const;
const consent = {
  'consent.for_criminal_accountability': 'yes',
  'consent.to_icc_otp': 'yes',
  'consent.voluntary': true,
} as const;

/** What each incident says of consent; the last one is edited after its approval. */
const kinds = ['first', 'second', 'refused', 'expired', 'edited'] as const;
const answersOf: Readonly<Record<(typeof kinds)[number], Answers>> = {
  first: { ...basics, 'account.place': 'Маріуполь', ...consent },
  second: { ...basics, 'account.place': 'Бердянськ', ...consent },
  refused: { ...basics, 'account.place': 'Токмак', 'consent.for_criminal_accountability': 'yes' },
  expired: { ...basics, 'account.place': 'Генічеськ', ...consent, 'consent.expires': '2025-06-30' },
  edited: { ...basics, 'account.place': 'Енергодар', ...consent },
};
const numbers: Record<string, string> = {};
const numberOf = (kind: (typeof kinds)[number]): string => numbers[kind] ?? '';

/** Long enough to be stopped while it is written. */
const largeSize = 24 * 1024 * 1024;

const get = shareVault({ language: 'en' }, async ({ stage, running }) => {
  await createVault(stage, 'ORG', documenter);
  await addProfile(stage, supervisor);
  await addProfile(stage, legal);
  const large = join(running.home, 'recording.bin');
  await writeFile(large, randomFillSync(Buffer.alloc(largeSize)));
  for (const kind of kinds) {
    await beginIncident(stage);
    numbers[kind] = await record(stage, answersOf[kind]);
    if (kind === 'first') await attach(stage, [photograph('jolla.jpg'), large]);
    await submit(stage);
  }
  await becomes(stage, supervisor);
  for (const kind of kinds) await approve(stage, numberOf(kind));
});

const title = 'Ownerless flats';
const incidentRows = ({ window }: Stage) =>
  window.locator('#section-incidents').getByRole('row').filter({ hasText: 'ORG-' });
const plan = ({ window, t }: Stage) =>
  window.locator('#section-export').filter({ hasText: t('cases:export.plan') });
const tray = ({ window, t }: Stage) => window.getByRole('complementary', { name: t('app:tray.label') });
const exportsOf = ({ window }: Stage) => window.locator('#section-exports');

test('the legal team makes a case by keyboard alone, adds incidents and puts them in order', async () => {
  const { stage } = get();
  const { window, t } = stage;
  const { keyboard } = window;
  await becomes(stage, legal);
  await keyboard.press('Control+k');
  await expect(window.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keyboard.insertText(t('app:go.cases'));
  await keyboard.press('Enter');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await expect(window.getByText(t('cases:empty.body'))).toBeVisible();
  await keyboard.press('n');
  await expect(window.getByLabel(t('cases:newTitle'))).toBeFocused();
  await keyboard.insertText(title);
  await keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: `ORG-CASE-0001 · ${title}` })).toBeVisible();

  const add = window.getByRole('button', { name: t('cases:incidents.add'), exact: true });
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await tabTo(add);
  await keyboard.press('Enter');
  for (const kind of kinds) {
    await tabTo(window.getByLabel(t('cases:incidents.select', { number: numberOf(kind) })));
    await keyboard.press('Space');
  }
  await tabTo(window.getByRole('button', { name: t('cases:incidents.addSelected_other', { count: '5' }) }));
  await keyboard.press('Enter');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await expect(incidentRows(stage)).toHaveText(kinds.map((kind) => new RegExp(numberOf(kind))));
  await expect(add).toBeFocused();

  const up = window.getByRole('button', { name: t('cases:incidents.up', { number: numberOf('second') }) });
  await tabTo(up, 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(incidentRows(stage)).toHaveText(
    (['second', 'first', 'refused', 'expired', 'edited'] as const).map((kind) => new RegExp(numberOf(kind))),
  );
  // At the top there is no way up, and the focus is not lost.
  await expect(up).toBeFocused();
  await keyboard.press('Enter');
  await expectSaved(stage);
  await expect(incidentRows(stage).first()).toContainText(numberOf('second'));
});

test('what stays out is said with its reasons, and follows the recipient and every edit', async () => {
  const shared = get();
  const { stage } = shared;
  const { window, t } = stage;
  await becomes(stage, documenter);
  await openIncident(stage, numberOf('edited'));
  await record(stage, { 'account.place': 'Енергодар, станція' });
  await becomes(stage, legal);
  await window.getByRole('link', { name: t('app:rail.cases') }).click();
  await window.getByRole('link').filter({ hasText: title }).click();
  const included = `${t('cases:export.included_other', { count: '2' })}: ${numberOf('second')}, ${numberOf('first')}`;
  await expect(plan(stage)).toContainText(included);
  const omitted = window.locator('#section-export').getByRole('listitem');
  await expect(omitted).toHaveText([
    `${numberOf('refused')}: ${t('cases:reason.no_consent')}`,
    `${numberOf('expired')}: ${t('cases:reason.consent_expired')}`,
    `${numberOf('edited')}: ${t('cases:reason.not_approved')}`,
  ]);
  await inBothLooks(shared, () => expectAccessible(window));

  const recipient = window.getByRole('combobox', { name: t('cases:export.recipient') });
  await recipient.focus();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(recipient).toHaveValue(t('cases:recipient.ua_prosecutor'));
  await expect(window.getByText(t('cases:export.nothing'))).toBeVisible();
  await expect(exportButton(stage)).toBeDisabled();
});

const choice = { recipient: 'icc_otp', purpose: 'criminal_accountability' } as const;

test('cancelling the dialog that asks where leaves everything as it was', async () => {
  const { stage, running, documents } = get();
  await chooseExport(stage, { ...choice, language: 'en' });
  await answerSaveDialog(running.app, undefined);
  await exportButton(stage).click();
  await expect(exportButton(stage)).toBeEnabled();
  await expect(tray(stage)).toHaveCount(0);
  await expect(exportsOf(stage)).toContainText(stage.t('cases:exports.none'));
  expect(readdirSync(documents)).toEqual([]);
});

const expectNothingLeft = async ({
  stage,
  documents,
}: Pick<Shared, 'stage' | 'documents'>): Promise<void> => {
  await expect(tray(stage)).toHaveCount(0);
  await expect(exportButton(stage)).toBeEnabled();
  await expect(stage.window.getByRole('alert')).toHaveCount(0);
  await expect(exportsOf(stage)).toContainText(stage.t('cases:exports.none'));
  expect(readdirSync(documents)).toEqual([]);
};

test('an export that is stopped at once leaves no file and no trace of an export', async () => {
  const { stage, running, documents } = get();
  await answerSaveDialog(running.app, join(documents, 'stopped.zip'));
  const stopped = pressAtOnce(stage.window, stage.t('app:action.cancel'));
  await exportButton(stage).click();
  await stopped;
  await expectNothingLeft(get());
});

test('an export that is stopped while its file is written leaves nothing either', async () => {
  const { stage, running, documents } = get();
  await answerSaveDialog(running.app, join(documents, 'stopped.zip'));
  await exportButton(stage).click();
  await expect
    .poll(() => readdirSync(documents).filter((name) => name.endsWith('.part')), { intervals: [5] })
    .toHaveLength(1);
  await pressAtOnce(stage.window, stage.t('app:action.cancel'));
  await expectNothingLeft(get());
});

test('an export whose folder goes away says so, and leaves nothing', async () => {
  const { stage, running, documents } = get();
  const { t, window } = stage;
  const stick = await folderForApp(join(documents, 'stick'));
  await answerSaveDialog(running.app, join(stick, 'case.zip'));
  await exportButton(stage).click();
  await expect(tray(stage)).toBeVisible();
  await rm(stick, { recursive: true });
  const alert = window.getByRole('alert');
  await expect(alert).toContainText(t('app:error.export_failed.what'), { timeout: 60_000 });
  await expect(alert).toContainText(t('app:error.export_failed.safe'));
  await expect(tray(stage)).toHaveCount(0);
  await expect(exportsOf(stage)).toContainText(t('cases:exports.none'));
  expect(readdirSync(documents)).toEqual([]);
  await expectAccessible(window);
  await alert.getByRole('button', { name: t('app:action.dismiss') }).click();
  await expect(alert).toHaveCount(0);
});

for (const language of ['en', 'uk'] as const)
  test(`a bundle with a dossier in ${language} is saved, and strangers verify it with the key shown`, async () => {
    const shared = get();
    const { stage, running, documents } = shared;
    const { window, t } = stage;
    const zip = join(documents, `case-${language}.zip`);
    await chooseExport(stage, { ...choice, language });
    await answerSaveDialog(running.app, zip);
    // The result waits for the person, whatever page they read meanwhile.
    await exportButton(stage).click();
    await window.getByRole('link', { name: t('app:rail.log') }).click();
    await expect(tray(stage)).toHaveCount(0, { timeout: 60_000 });
    await window.getByRole('link', { name: t('app:rail.cases') }).click();
    await window.getByRole('link').filter({ hasText: title }).click();
    await expect(exportResult(stage)).toContainText(`case-${language}.zip`);
    await expect(exportResult(stage)).toContainText(sha256(zip));
    const publicKey = /RW[A-Za-z0-9+/]{54}/.exec((await exportResult(stage).textContent()) ?? '')?.[0] ?? '';
    await expect(exportResult(stage).getByText(t('cases:result.fingerprint'))).toBeVisible();
    await expect(exportsOf(stage).getByRole('row').last()).toContainText(sha256(zip));
    if (language === 'uk') await inBothLooks(shared, () => expectAccessible(window));

    expect(await verifyWithZapys(zip, publicKey)).toMatchObject({ code: 0 });
    const unpacked = join(running.home, language);
    await mkdir(unpacked);
    giveToApp(unpacked);
    const folder = await unpack(zip, unpacked);
    await checkAsStranger(folder, publicKey);
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'data/dossier.pdf'), '-']).toString();
    expect(text).toContain(wordsIn(language)('dossier:cover.purpose'));
    expect(text).toContain(title);
    await exportResult(stage)
      .getByRole('button', { name: t('cases:result.close') })
      .click();
    await expect(exportResult(stage)).toHaveCount(0);
  });

test('who is not of the legal team reads a case and cannot change or export it', async () => {
  const { stage } = get();
  const { window, t } = stage;
  await becomes(stage, documenter);
  await window.getByRole('link', { name: t('app:rail.cases') }).click();
  await window.getByRole('link').filter({ hasText: title }).click();
  await expect(window.getByText(t('cases:export.onlyLegal'))).toBeVisible();
  await expect(incidentRows(stage)).toHaveCount(5);
  await expect(exportsOf(stage).getByRole('row')).toHaveCount(3);
  await expect(exportButton(stage)).toHaveCount(0);
  await expect(window.getByLabel(t('cases:field.summary'))).toHaveCount(0);
  await expect(window.getByRole('button', { name: t('cases:new'), exact: true })).toHaveCount(0);
  await expectAccessible(window);
});
