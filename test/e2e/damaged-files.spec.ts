import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expectAccessible } from './harness/accessible.ts';
import { controlOf } from './harness/incident-form.ts';
import { openIncident } from './harness/log-steps.ts';
import type { RunningApp } from './harness/running-app.ts';
import { shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { scanForTraces } from './harness/trace-scan.ts';
import {
  andRestart,
  eachWithCopy,
  folderOf,
  lostTitle,
  type Photographed,
  putBackButtons,
  recordPhotographed,
  storeOf,
} from './harness/vault-files.ts';
import { createVault, type Stage, stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('en');
const person = { name: 'Oksana', role: 'admin', passphrase: 'four unrelated words here' } as const;

const copiesIn = (home: string, kind: string): readonly string[] =>
  readdirSync(join(folderOf(home), 'vault-copies')).filter((name) => name.startsWith(`${kind}-`));

const firstRun = (window: Stage['window']) =>
  window.getByRole('heading', { name: t('vault:firstRun.about') });
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

let photographed: Photographed = { number: '', narrative: '' };

/** A vault with an incident and a picture, closed as a person closes it; each test begins with a copy of its files. */
const get = shareVault({ language: 'en' }, async ({ stage, running }) => {
  await createVault(stage, 'ORG', person);
  photographed = await recordPhotographed(stage);
  await running.close();
});

eachWithCopy(get);

async function expectIncident(running: RunningApp): Promise<void> {
  await unlock(stageOn(running.window), person);
  await expectContent(running);
}

async function expectContent(running: RunningApp): Promise<void> {
  const stage = stageOn(running.window);
  await openIncident(stage, photographed.number);
  await expect(controlOf(stage.window, 'account.narrative')).toHaveValue(photographed.narrative);
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
  expect(scanForTraces(home, [photographed.narrative])).toEqual([]);
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
  await createVault(stageOn(third.window), 'NEW', person);
  await third.close();
  const [aside = ''] = readdirSync(folderOf(home)).filter((name) => name.startsWith('vault-set-aside-'));
  expect(readFileSync(join(folderOf(home), aside, damaged, basename(storeOf(home)), basename(log)))).toEqual(
    bytes,
  );

  const fourth = await open();
  await unlock(stageOn(fourth.window), person);
});
