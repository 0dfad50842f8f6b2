import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expectAccessible } from './harness/accessible.ts';
import { type Answers, controlOf } from './harness/incident-form.ts';
import { attach, beginIncident, openIncident, photograph, record } from './harness/log-steps.ts';
import type { RunningApp } from './harness/running-app.ts';
import { expect, test } from './harness/test.ts';
import { scanForTraces } from './harness/trace-scan.ts';
import { createVault, lock, type Stage, unlock } from './harness/vault-steps.ts';
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
  await press();
  await gone;
}

/** A vault with an incident and a picture, closed as a person closes it; resolves to the incident's number. */
async function aVault(running: RunningApp, answers: Answers): Promise<string> {
  const stage = stageOn(running);
  await createVault(stage, 'ORG', person);
  await beginIncident(stage);
  const number = await record(stage, { 'account.type': 'benefit_denial', ...answers });
  await attach(stage, [photograph('DSCN0010.jpg')]);
  await running.close();
  return number;
}

async function expectIncident(running: RunningApp, number: string, narrative: string): Promise<void> {
  const stage = stageOn(running);
  await unlock(stage, person);
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
  { what: 'the store’s folder gone', damage: (home) => rmSync(storeOf(home), { recursive: true }) },
];

for (const { what, damage } of damages) {
  test(`${what}: the damage is told, nothing is begun anew, and the copy put back has the incident`, async ({
    open,
    home,
  }) => {
    const narrative = `zq${randomBytes(9).toString('hex')}`;
    const number = await aVault(await open(), { 'account.narrative': narrative });
    damage(home);
    const bytes = existsSync(storeOf(home)) ? readFileSync(fileLike(home, /\.log$/)) : undefined;

    const second = await open();
    await expect(lostTitle(second.window)).toBeVisible();
    await expect(firstRun(second.window)).toHaveCount(0);
    await expectAccessible(second.window);
    const [kept] = copiesIn(home, 'damaged');
    if (bytes !== undefined) {
      const folder = join(folderOf(home), 'vault-copies', kept ?? '', 'app_zapys_0.indexeddb.leveldb');
      const log = readdirSync(folder).filter((name) => name.endsWith('.log'));
      expect(readFileSync(join(folder, log[0] ?? ''))).toEqual(bytes);
    }
    await second.kill();

    // Whoever starts it again is told the same, and what was kept stays.
    const third = await open();
    await expect(lostTitle(third.window)).toBeVisible();
    expect(copiesIn(home, 'damaged')).toEqual(kept === undefined ? [] : [kept]);
    await andRestart(third, () => putBackButtons(third.window).first().click());

    const fourth = await open();
    await expectIncident(fourth, number, narrative);
    await lock(stageOn(fourth));
    await fourth.close();
    expect(copiesIn(home, 'damaged')).toEqual(kept === undefined ? [] : [kept]);
    expect(scanForTraces(home, [narrative])).toEqual([]);
  });
}
