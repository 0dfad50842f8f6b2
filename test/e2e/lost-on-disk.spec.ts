import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { giveToApp } from '../../build/launch.ts';
import { writeIncidentWorkbook } from '../fixtures/incident-workbook.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chance } from './harness/chance.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { forgetIndex, imported, logOf } from './harness/import-steps.ts';
import { controlOf } from './harness/incident-form.ts';
import { openIncident, photograph } from './harness/log-steps.ts';
import { shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import {
  andRestart,
  eachWithCopy,
  folderOf,
  lostTitle,
  type Photographed,
  putBackButtons,
  recordPhotographed,
} from './harness/vault-files.ts';
import { createVault, goTo, lock, type Stage, stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('en');
const person = { name: 'Oksana', role: 'admin', passphrase: 'four unrelated words here' } as const;

/** With somebody of its own each, so that the import's commit lies in five rows, large enough for files of their own. */
const incidents = 600;

let photographed: Photographed = { number: '', narrative: '' };

/** A vault with one import and an incident with a photograph, closed; each test begins with a copy of its files. */
const get = shareVault({ language: 'en' }, async ({ stage, running }) => {
  await createVault(stage, 'ORG', person);
  const path = join(running.home, 'Випадки.xlsx');
  await writeIncidentWorkbook(path, incidents);
  giveToApp(path);
  await imported(stage, path);
  photographed = await recordPhotographed(stage);
  await running.close();
});

eachWithCopy(get);

/** In the order in which they were written. */
function filesOfRows(home: string): readonly string[] {
  // The ledger is the first database that the vault makes.
  const folder = join(folderOf(home), 'IndexedDB/app_zapys_0.indexeddb.blob/1');
  const numbered = (path: string) => Number.parseInt(path.split('/').at(-1) ?? '', 16);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => numbered(a) - numbered(b));
}

const cutInHalf = (path: string): void =>
  writeFileSync(path, readFileSync(path).subarray(0, Math.floor(statSync(path).size / 2)));

async function expectNamed({ window }: Stage): Promise<void> {
  await expect(window.getByText(t('vault:damage.title'))).toBeVisible({ timeout: 30_000 });
  await window.getByRole('button', { name: t('vault:damage.show') }).click();
  const list = window.getByRole('dialog').getByRole('table');
  await expect(list.getByRole('cell', { name: 'commit 2', exact: true })).toBeVisible();
  await expectAccessible(window);
  await window.keyboard.press('Escape');
}

async function expectNarrative(stage: Stage, number: number): Promise<void> {
  const { window } = stage;
  await goTo(stage, 'log');
  await window.getByRole('textbox', { name: t('log:list.search') }).fill(`"Рядок ${number}"`);
  await window
    .locator('[data-row]')
    .filter({ hasText: `-${String(number).padStart(4, '0')}` })
    .click();
  await expect(window.getByRole('main').getByText(`Рядок ${number}: прийшли`).first()).toBeVisible();
}

/** Everything, and everything verified. */
async function expectWhole(stage: Stage): Promise<void> {
  const { window } = stage;
  await goTo(stage, 'log');
  await expect(logOf(window)).toHaveAttribute('aria-rowcount', String(incidents + 2));
  await openIncident(stage, photographed.number);
  await expect(controlOf(window, 'account.narrative')).toHaveValue(photographed.narrative);
  await expect(window.getByRole('contentinfo')).toContainText('entries verified');
  await expect(
    window.getByRole('button', { name: t('log:evidence.view', { name: 'DSCN0010.jpg' }) }),
  ).toBeVisible();
}

test('a row of an import of which the disk has lost a part is named, and the other rows are read', async ({
  open,
  home,
}) => {
  const rows = filesOfRows(home);
  expect(rows).toHaveLength(5);
  cutInHalf(rows[2] ?? 'none');
  const running = await open();
  const stage = stageOn(running.window);
  await unlock(stage, person);
  await expectNamed(stage);
  await expectNarrative(stage, 1);
  await expectNarrative(stage, incidents);
  // Without what was kept of the index the Log lists what can be read.
  await lock(stage);
  await forgetIndex(stage.window);
  await unlock(stage, person);
  await expectNamed(stage);
  await goTo(stage, 'log');
  await expect
    .poll(async () => Number(await logOf(stage.window).getAttribute('aria-rowcount')))
    .toBeGreaterThan(incidents - 256);
  expect(Number(await logOf(stage.window).getAttribute('aria-rowcount'))).toBeLessThan(incidents + 2);
  await expectNarrative(stage, 1);
  // No signature holds for the entry any more, and its history says so.
  await expect(stage.window.getByText(t('log:history.damaged')).first()).toBeVisible();
  await expect(stage.window.getByText(t('log:history.signed_one', { count: '1' }))).toHaveCount(0);
  await expectNarrative(stage, incidents);
  // All that is sound goes to another drive before this one loses more.
  await goTo(stage, 'settings');
  const backup = join(home, 'Documents/sound.zapys');
  await answerSaveDialog(running.app, backup);
  await expect(stage.window.getByRole('button', { name: t('backup:add') })).toBeDisabled();
  await stage.window.getByRole('button', { name: t('backup:make') }).click();
  const told = stage.window.getByText(t('backup:made.damaged_other').split(':')[0] ?? '');
  await expect(told).toBeVisible();
  // Every entry but those of one row.
  await expect(told).toContainText(/9\d\d entries.*2 places/);
  await expectAccessible(stage.window);
  await stage.window
    .getByLabel(t('backup:check'), { exact: true })
    .and(stage.window.locator('input'))
    .setInputFiles(backup);
  await expect(stage.window.getByText(t('backup:drill.problems_other', { count: '2' }))).toBeVisible();
});

test('an import whose first row is gone is named, and its other rows are read', async ({ open, home }) => {
  rmSync(filesOfRows(home)[0] ?? 'none');
  const stage = stageOn((await open()).window);
  await unlock(stage, person);
  await expectNamed(stage);
  await expectNarrative(stage, incidents);
});

/** What Chromium makes of a row whose bytes are not what it wrote: nothing at all, or something of another form. */
const forms = [
  { what: 'the kind of its object', of: (bytes: Buffer) => bytes.indexOf('o"') },
  { what: 'the kind of one of its values', of: (bytes: Buffer) => bytes.indexOf('header') + 'header'.length },
  { what: 'the name of its key', of: (bytes: Buffer) => bytes.indexOf('part') },
] as const;

test('a row of an import that comes back in another form is named, and the other rows are read', async ({
  open,
  home,
}) => {
  for (const { what, of } of forms) {
    await test.step(what, async () => {
      rmSync(folderOf(home), { recursive: true });
      execFileSync('cp', ['-a', folderOf(get().running.home), folderOf(home)]);
      const path = filesOfRows(home)[2] ?? 'none';
      const bytes = readFileSync(path);
      const at = of(bytes);
      expect(at).toBeGreaterThan(0);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      const running = await open();
      await unlock(stageOn(running.window), person);
      await expectNamed(stageOn(running.window));
      await expectNarrative(stageOn(running.window), incidents);
      await running.close();
    });
  }
});

test('an exhibit of which the disk has lost a part is named, and all else is there', async ({
  open,
  home,
}) => {
  const files = readdirSync(join(folderOf(home), 'IndexedDB'), { recursive: true, withFileTypes: true });
  // The photograph, encrypted: a little longer than it was.
  const { size } = statSync(photograph('DSCN0010.jpg'));
  const [stored, ...others] = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => statSync(path).size > size && statSync(path).size < size + 1000);
  expect(others).toEqual([]);
  if (stored === undefined) throw new Error('The photograph does not lie in a file of its own');
  writeFileSync(stored, readFileSync(stored).subarray(0, 30_788));
  const running = await open();
  const { window } = running;
  await unlock(stageOn(running.window), person);
  await expectWhole(stageOn(running.window));
  await goTo(stageOn(running.window), 'settings');
  await window.getByRole('button', { name: t('vault:settings.vault.verify') }).click();
  await expect(window.getByText(t('vault:damage.title'))).toBeVisible();
  await expect(window.getByText(/DSCN0010\.jpg: evidence/).first()).toBeVisible();
  await openIncident(stageOn(running.window), photographed.number);
  await expect(window.getByText(photographed.narrative).first()).toBeVisible();
});

/** How many files are damaged by chance, and the seed of the first: hundreds by hand. */
const flips = Number(process.env.ZAPYS_FLIPS ?? 1);
const firstSeed = Number(process.env.ZAPYS_SEED ?? Date.now() % 1_000_000);

/**
 * One byte of one of the store's files changed, or its end cut off; says what was done. The log is not cut: one that
 * ends earlier is the store as it was before the last saves, and nothing in it can tell.
 */
function damageByChance(home: string, next: () => number): string {
  const store = join(folderOf(home), 'IndexedDB');
  const files = readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'LOCK' && !entry.name.startsWith('LOG'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size > 0)
    .sort();
  const path = files[Math.floor(next() * files.length)] ?? 'none';
  const bytes = readFileSync(path);
  const at = Math.floor(next() * bytes.length);
  const isCut = next() < 0.3 && !path.endsWith('.log');
  if (!isCut) bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(next() * 8));
  writeFileSync(path, isCut ? bytes.subarray(0, at) : bytes);
  return `${basename(path)} ${isCut ? 'cut at' : 'changed at'} ${at} of ${bytes.length}`;
}

test('files damaged by chance lose nothing without a word', async ({ open, home }) => {
  test.setTimeout(120_000 + flips * 90_000);
  for (let round = 0; round < flips; round += 1) {
    const seed = firstSeed + round;
    rmSync(folderOf(home), { recursive: true });
    execFileSync('cp', ['-a', folderOf(get().running.home), folderOf(home)]);
    await test.step(`ZAPYS_SEED=${seed}: ${damageByChance(home, chance(seed))}`, async () => {
      let running = await open();
      const { window } = running;
      const locked = window.getByRole('heading', { name: t('vault:unlock.title') });
      const unstarted = window.getByRole('heading', { name: t('vault:failed.title') });
      await expect(lostTitle(window).or(unstarted).or(locked)).toBeVisible();
      if (!(await locked.isVisible())) {
        await andRestart(running, () => putBackButtons(window).first().click());
        running = await open();
      }
      const stage = stageOn(running.window);
      await unlock(stage, person);
      await goTo(stage, 'settings');
      await running.window.getByRole('button', { name: t('vault:settings.vault.verify') }).click();
      const sound = running.window.getByText('are whole and signed as they should be');
      const told = running.window.getByText(t('vault:damage.title'));
      await expect(sound.or(told).first()).toBeVisible();
      // Where nothing is told, everything is there.
      if (!(await told.isVisible())) await expectWhole(stage);
      await running.close();
    });
  }
});
