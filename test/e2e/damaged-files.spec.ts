import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expectAccessible } from './harness/accessible.ts';
import { chance } from './harness/chance.ts';
import { controlOf } from './harness/incident-form.ts';
import { attach, beginIncident, openIncident, photograph, record } from './harness/log-steps.ts';
import type { RunningApp } from './harness/running-app.ts';
import { shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { scanForTraces } from './harness/trace-scan.ts';
import { createVault, goTo, type Stage, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('en');
const person = { name: 'Oksana', role: 'admin', passphrase: 'four unrelated words here' } as const;
const stageOn = ({ window }: RunningApp): Stage => ({ window, t, shown: async () => undefined });

const folderOf = (home: string): string => join(home, '.config/Zapys');
const storeOf = (home: string): string => join(folderOf(home), 'IndexedDB/app_zapys_0.indexeddb.leveldb');
const copiesIn = (home: string, kind: string): readonly string[] =>
  readdirSync(join(folderOf(home), 'vault-copies')).filter((name) => name.startsWith(`${kind}-`));

const lostTitle = (window: Stage['window']) => window.getByRole('heading', { name: t('vault:lost.title') });
const firstRun = (window: Stage['window']) =>
  window.getByRole('heading', { name: t('vault:firstRun.about') });
const putBackButtons = (window: Stage['window']) =>
  window.getByRole('button', { name: t('vault:lost.putBack') });

/** The newest of the store's files whose names match. */
function fileLike(home: string, name: RegExp): string {
  const found = readdirSync(storeOf(home)).filter((one) => name.test(one));
  return join(storeOf(home), found.sort().at(-1) ?? 'none');
}

function flipByte(path: string, fromEnd: number): void {
  const bytes = readFileSync(path);
  const at = bytes.length - fromEnd;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

/** The restarted app is started by the test, which otherwise could not see it. */
const restartByTest = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: electron }) => {
    electron.relaunch = () => undefined;
  });

/** Presses what restarts the app and waits until its processes are gone. */
async function andRestart(running: RunningApp, press: () => Promise<void>): Promise<void> {
  await restartByTest(running.app);
  const gone = running.app.waitForEvent('close');
  // The app may be gone before it has answered the click; that it goes is what is waited for.
  await Promise.all([gone, press().catch(() => undefined)]);
}

/** What the vault holds. */
const narrative = `zq${randomBytes(9).toString('hex')}`;
let number = '';

/** A vault with an incident and a picture, closed as a person closes it; each test begins with a copy of its files. */
const get = shareVault({ language: 'en' }, async ({ stage, running }) => {
  await createVault(stage, 'ORG', person);
  await beginIncident(stage);
  number = await record(stage, { 'account.type': 'benefit_denial', 'account.narrative': narrative });
  await attach(stage, [photograph('DSCN0010.jpg')]);
  await running.close();
});

test.beforeEach(({ home }) => {
  // With their owner, who is the user that the app runs as.
  execFileSync('cp', ['-a', join(get().running.home, '.config'), home]);
});

async function expectIncident(running: RunningApp): Promise<void> {
  await unlock(stageOn(running), person);
  await expectContent(running);
}

async function expectContent(running: RunningApp): Promise<void> {
  const stage = stageOn(running);
  await openIncident(stage, number);
  await expect(controlOf(stage.window, 'account.narrative')).toHaveValue(narrative);
  await expect(stage.window.getByRole('contentinfo')).toContainText('entries verified');
  await expect(
    stage.window.getByRole('button', { name: t('log:evidence.view', { name: 'DSCN0010.jpg' }) }),
  ).toBeVisible();
}

const damages: readonly { readonly what: string; readonly damage: (home: string) => void }[] = [
  {
    what: 'a flipped byte near the end of the log',
    damage: (home) => flipByte(fileLike(home, /\.log$/), 20),
  },
  {
    what: 'a flipped byte in the middle of the log',
    damage: (home) => {
      const path = fileLike(home, /\.log$/);
      flipByte(path, Math.floor(statSync(path).size / 2));
    },
  },
  { what: 'a flipped byte in the manifest', damage: (home) => flipByte(fileLike(home, /^MANIFEST/), 5) },
  {
    what: 'an empty CURRENT',
    damage: (home) => writeFileSync(fileLike(home, /^CURRENT$/), ''),
  },
  { what: 'the folder of the store gone', damage: (home) => rmSync(storeOf(home), { recursive: true }) },
];

test('damage to the vault’s files is told, nothing is begun anew, and the copy put back has everything', async ({
  open,
  home,
}) => {
  test.setTimeout(300_000);
  for (const [index, { what, damage }] of damages.entries()) {
    await test.step(what, async () => {
      damage(home);
      const lost = await open();
      await expect(lostTitle(lost.window)).toBeVisible();
      await expect(firstRun(lost.window)).toHaveCount(0);
      expect(copiesIn(home, 'damaged')).toHaveLength(index + 1);
      await andRestart(lost, () => putBackButtons(lost.window).first().click());
      const healed = await open();
      await expectIncident(healed);
      await healed.close();
    });
  }
  expect(copiesIn(home, 'damaged')).toHaveLength(damages.length);
  expect(scanForTraces(home, [narrative])).toEqual([]);
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
  await unlock(stageOn(running), person);
  await expectContent(running);
  await goTo(stageOn(running), 'settings');
  await window.getByRole('button', { name: t('vault:settings.vault.verify') }).click();
  await expect(window.getByText(t('vault:damage.title'))).toBeVisible();
  await expect(window.getByText(/DSCN0010\.jpg: evidence/).first()).toBeVisible();
  await openIncident(stageOn(running), number);
  await expect(window.getByText(narrative).first()).toBeVisible();
});

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
      const stage = stageOn(running);
      await unlock(stage, person);
      await goTo(stage, 'settings');
      await running.window.getByRole('button', { name: t('vault:settings.vault.verify') }).click();
      const sound = running.window.getByText('are whole and signed as they should be');
      const told = running.window.getByText(t('vault:damage.title'));
      await expect(sound.or(told).first()).toBeVisible();
      // Where nothing is told, everything is there.
      if (!(await told.isVisible())) await expectContent(running);
      await running.close();
    });
  }
});

test('a missing CURRENT never leads to the first run', async ({ open, home }) => {
  rmSync(fileLike(home, /^CURRENT$/));
  const { window } = await open();
  // LevelDB finds its way back by the log as long as that holds everything.
  await expect(
    lostTitle(window).or(window.getByRole('heading', { name: t('vault:unlock.title') })),
  ).toBeVisible();
});

test('the damaged files are kept as they were, through kills and starts, and starting over keeps them too', async ({
  open,
  home,
}) => {
  const log = fileLike(home, /\.log$/);
  flipByte(log, 20);
  const bytes = readFileSync(log);
  const first = await open();
  await expect(lostTitle(first.window)).toBeVisible();
  await expectAccessible(first.window);
  await first.kill();

  const second = await open();
  const { window } = second;
  await expect(lostTitle(window)).toBeVisible();
  const [damaged = '', ...more] = copiesIn(home, 'damaged');
  expect(more).toEqual([]);
  await window.getByRole('button', { name: t('vault:lost.startOver.open') }).click();
  const begin = window.getByRole('button', { name: t('vault:lost.startOver.do') });
  await expect(begin).toBeDisabled();
  await expectAccessible(window);
  await window.getByLabel(t('vault:lost.startOver.understood')).check();
  await andRestart(second, () => begin.click());

  const third = await open();
  await expect(firstRun(third.window)).toBeVisible();
  await createVault(stageOn(third), 'NEW', person);
  await third.close();
  const [aside = ''] = readdirSync(folderOf(home)).filter((name) => name.startsWith('vault-set-aside-'));
  expect(readFileSync(join(folderOf(home), aside, damaged, basename(storeOf(home)), basename(log)))).toEqual(
    bytes,
  );

  const fourth = await open();
  await unlock(stageOn(fourth), person);
});
