import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveToApp } from '../../build/launch.ts';
import { writeIncidentWorkbook } from '../fixtures/incident-workbook.ts';
import { badCells, koboCsv } from '../fixtures/kobo-export.ts';
import { expectAccessible } from './harness/accessible.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { beginImport, forgetIndex, imported, logOf, rowsOfTable, tableIn } from './harness/import-steps.ts';
import { tabTo } from './harness/keyboard.ts';
import { pressAtOnce } from './harness/press-at-once.ts';
import { inBothLooks, inLanguage, shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, lock, type Stage, unlock } from './harness/vault-steps.ts';

const documenter = { name: 'Олена', role: 'documenter', passphrase: 'клен вітрило обрій лист' } as const;

const get = shareVault({ language: 'uk' }, async ({ stage }) => {
  await createVault(stage, 'ORG', documenter);
});

const button = ({ window }: Stage, name: string | RegExp) => window.getByRole('button', { name });
const rows = ({ window, t }: Stage) => window.getByRole('listbox', { name: t('import:check.rows') });

const choose = async (stage: Stage, path: string): Promise<void> => {
  const { window, t } = stage;
  await goTo(stage, 'import');
  await window.locator('input[type="file"]').setInputFiles(path);
  await expect(button(stage, t('import:columns.check'))).toBeVisible();
};
const check = async (stage: Stage): Promise<void> => {
  await button(stage, stage.t('import:columns.check')).click();
  await expect(rows(stage)).toBeVisible();
};
/** What stands there is right in both languages and both colours. */
const everywhere = async (): Promise<void> => {
  const shared = get();
  await inBothLooks(shared, async ({ window }) => {
    await expectAccessible(window);
    expect(await window.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
};

test('every bad cell of a Kobo export is reported, the report is saved, and only the clear rows come in', async () => {
  test.setTimeout(180_000);
  const { stage, running, documents } = get();
  const { window, t } = stage;
  const path = join(running.home, 'Опитування_2025-04-02.csv');
  await writeFile(path, koboCsv());
  giveToApp(path);
  await goTo(stage, 'import');
  await choose(stage, path);
  await expect(
    window.getByLabel(t('import:columns.targetOf', { heading: 'details/date' })).first(),
  ).toHaveValue(t('fields:field.account.date'));
  await everywhere();
  await check(stage);
  const total = badCells.length + 4;
  await expect(rows(stage).getByRole('option').first()).toHaveAttribute('aria-setsize', String(total));

  // By keyboard alone: to the list, to the row, out again.
  await tabTo(rows(stage));
  await window.keyboard.press('Home');
  for (let step = 0; step < 3; step += 1) await window.keyboard.press('j');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('article')).toContainText('31.02.2025');
  await everywhere();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('article')).toHaveCount(0);

  const report = join(documents, 'report.csv');
  await answerSaveDialog(running.app, report);
  await button(stage, t('import:report.save')).click();
  await expect(async () => {
    const text = await readFile(report, 'utf8');
    for (const { code } of badCells)
      expect(text).toContain(t(`import:problem.${code}`).split('«»')[0]?.trim().slice(0, 12));
  }).toPass();

  await button(
    stage,
    new RegExp(t('import:check.importClear_few', { count: '2', left: String(total - 2) })),
  ).click();
  await expect(
    window.getByRole('status').filter({ hasText: t('import:made.what').split(':')[0] ?? '' }),
  ).toBeVisible();
  await goTo(stage, 'log');
  await expect(logOf(window)).toHaveAttribute('aria-rowcount', '3');
});

test('the same form next time goes where it went, changes nothing twice, and takes in what the person agrees to', async () => {
  const { stage, running } = get();
  const { window, t } = stage;
  await choose(stage, join(running.home, 'Опитування_2025-04-02.csv'));
  await expect(window.getByText(t('import:columns.remembered'))).toBeVisible();
  await check(stage);
  await expect(button(stage, `${t('import:state.unchanged')} · 2`)).toBeVisible();
  // A row tells of somebody who came in with the first import: it says so, and the person may say no.
  await expect(window.getByLabel(t('import:people.link'))).toBeChecked();
  await expect(window.getByText(t('import:people.linked_one', { count: '1' }))).toBeVisible();
  await expectAccessible(window);
  const kind = `${t('import:kind.future_date')}: ${t('import:accept.as_is')}`;
  await window.getByLabel(kind).check();
  await expect(button(stage, `${t('import:state.new')} · 1`)).toBeVisible();
});

test('in English, 5,000 rows of a workbook are imported as one commit and undone as one', async () => {
  test.setTimeout(180_000);
  const { running } = get();
  const stage = await inLanguage(get(), 'en');
  const { window, t } = stage;
  const path = join(running.home, 'Випадки.xlsx');
  await writeIncidentWorkbook(path, 5000);
  giveToApp(path);
  await goTo(stage, 'import');
  await button(stage, t('import:check.back')).click();
  await button(stage, t('import:columns.other')).click();
  await choose(stage, path);
  await check(stage);
  await expect(window.getByText(t('import:check.allClear'))).toBeVisible();
  await button(stage, new RegExp(t('import:check.import_other').split(' ')[0] ?? '')).click();
  // The work is told in the language of the moment.
  const uk = await inLanguage(get(), 'uk');
  await expect(
    window.getByRole('progressbar', { name: uk.t('import:check.task', { file: 'Випадки.xlsx' }) }),
  ).toBeVisible();
  await inLanguage(get(), 'en');
  const table = window.getByRole('table');
  await expect(table.getByRole('row', { name: /Випадки\.xlsx/ })).toBeVisible({ timeout: 120_000 });
  await goTo(stage, 'log');
  await expect(logOf(window)).toHaveAttribute('aria-rowcount', '5003');

  // Without its index a vault of that many takes a while to open: who does not want to wait loses nothing by it.
  await lock(stage);
  await forgetIndex(window);
  const passphrase = window.getByLabel(t('vault:unlock.passphrase'), { exact: true });
  await passphrase.fill(documenter.passphrase);
  const cancelled = pressAtOnce(window, t('app:action.cancel'));
  await button(stage, t('vault:unlock.unlock')).click();
  await cancelled;
  await expect(passphrase).toHaveValue('');

  // It opens with its list, and is checked entry by entry behind it.
  await unlock(stage, documenter);
  await goTo(stage, 'log');
  await expect(logOf(window)).toHaveAttribute('aria-rowcount', '5003', { timeout: 60_000 });
  await expect(window.getByText(/All [\d,]+ entries verified/)).toBeVisible({ timeout: 60_000 });

  await goTo(stage, 'import');
  await everywhere();
  await button(stage, t('import:past.undoOf', { file: 'Випадки.xlsx' })).click();
  await expectAccessible(window);
  await window
    .getByRole('dialog')
    .getByRole('button', { name: t('import:undo.confirm') })
    .click();
  await expect(window.getByText(t('import:undo.all'))).toBeVisible({ timeout: 120_000 });
});

test('a file that is no table is refused in a sentence', async () => {
  const { running } = get();
  const stage = await inLanguage(get(), 'uk');
  const { window, t } = stage;
  const path = join(running.home, 'scan.csv');
  await writeFile(path, '%PDF-1.7');
  giveToApp(path);
  await goTo(stage, 'import');
  await window.locator('input[type="file"]').setInputFiles(path);
  await expect(window.getByRole('alert')).toHaveText(t('import:failure.not_a_table', { detail: 'scan.csv' }));
  await expectAccessible(window);
});

test('a file that was imported before is told with who and when, before its rows come in twice', async () => {
  const shared = get();
  const stage = await inLanguage(shared, 'en');
  const { window, t } = stage;
  const path = tableIn(shared.documents, 1);
  await imported(stage, path);
  await beginImport(stage, path);
  await expect(window.getByRole('alert')).toContainText(
    t('import:check.twice', { count: String(rowsOfTable) }),
  );
  await everywhere();
});
