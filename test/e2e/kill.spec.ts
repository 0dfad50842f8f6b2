import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { folderForApp } from '../../build/launch.ts';
import { sha256, verifyWithZapys } from './harness/bundle-checks.ts';
import { createCase, exportBundle, openCase } from './harness/case-steps.ts';
import { chance } from './harness/chance.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import type { Answers } from './harness/incident-form.ts';
import {
  type Act,
  attachAnother,
  createAnother,
  expectAttached,
  expectCreated,
  expectSaid,
  exportAgain,
  type Promised,
  saveAgain,
} from './harness/kill-acts.ts';
import { killedDuring, victims } from './harness/kill-at.ts';
import { attach, beginIncident, openIncident, photograph, record, submit } from './harness/log-steps.ts';
import { approve } from './harness/review-steps.ts';
import { expect, test } from './harness/test.ts';
import {
  addProfile,
  createVault,
  goTo,
  lock,
  type Person,
  type Stage,
  stageOn,
  unlock,
} from './harness/vault-steps.ts';

const admin: Person = { name: 'Олена Ткачук', role: 'admin', passphrase: 'клен-вітрило-обрій-самовар-29' };
const supervisor: Person = {
  name: 'Ірина Мороз',
  role: 'supervisor',
  passphrase: 'смерека-годинник-повінь-лист-41',
};
const caseTitle = 'Справа, яку переривають';
const approved: Answers = {
  'account.type': 'benefit_denial',
  'account.date': '2025-03-14',
  'account.place': 'Мелітополь',
  'account.narrative': 'Пенсію припинили, бо не було російського паспорта.',
  'consent.for_criminal_accountability': 'yes',
  'consent.to_icc_otp': 'yes',
};

/**
 * Each looks first for what the rounds before it were promised of its kind. With the longest time until its kill, in
 * milliseconds: about what the work takes on a usual machine.
 */
const acts: readonly { readonly act: Act; readonly within: number }[] = [
  { act: saveAgain, within: 1500 },
  { act: createAnother, within: 1500 },
  { act: attachAnother, within: 1500 },
  { act: exportAgain, within: 3500 },
];
const kills = Number(process.env.ZAPYS_KILLS ?? 30);

test(`${kills} kills while saving, creating, attaching and exporting lose nothing that was acknowledged`, async ({
  open,
  home,
}) => {
  test.setTimeout(900_000);
  const seed = Number(process.env.ZAPYS_SEED ?? 20250314);
  test.info().annotations.push({ type: 'ZAPYS_SEED', description: String(seed) });
  const random = chance(seed);
  const documents = join(home, 'Documents');
  const evidence = await folderForApp(join(home, 'evidence'));
  const promised: Promised = {
    narrative: { saved: '', later: [] },
    created: new Map(),
    attached: new Map(),
    exported: [],
  };

  const first = await open();
  const draft = await prepare(stageOn(first.window), promised);
  await first.close();

  for (let number = 0; number < kills; number += 1) {
    const running = await open();
    const stage = stageOn(running.window);
    await unlock(stage, admin);
    await expectOpened(stage, documents);
    const { act, within } = acts[number % acts.length] ?? { act: saveAgain, within: 1500 };
    const victim = victims[Math.floor(number / acts.length) % victims.length] ?? 'app';
    await killedDuring(running, victim, random() * within, (arm) =>
      act({ running, stage, number, draft, caseTitle, evidence, documents, promised, arm }),
    );
  }

  const last = await open();
  const stage = stageOn(last.window);
  await unlock(stage, admin);
  await expectOpened(stage, documents);
  await expectKept(stage, draft, promised);
  await expectOriginals(last.app, stage, promised, documents);
  await goTo(stage, 'settings');
  await stage.window.getByRole('button', { name: stage.t('vault:settings.vault.verify') }).click();
  await expect(stage.window.getByText(/are whole and signed as they should be/)).toBeVisible();
  await openCase(stage, caseTitle);
  await answerSaveDialog(last.app, join(documents, 'after-all.zip'));
  const key = await exportBundle(stage);
  await last.close();
  for (const path of promised.exported) expect(existsSync(path), path).toBe(true);
  // What stands under its own name is whole, acknowledged or not.
  for (const name of readdirSync(documents).filter((file) => file.endsWith('.zip'))) {
    expect(await verifyWithZapys(join(documents, name), key), name).toMatchObject({ code: 0 });
  }
});

/** A vault of two, an approved incident in a case, and a draft, whose number it resolves to. */
async function prepare(stage: Stage, promised: Promised): Promise<string> {
  await createVault(stage, 'ZPS', admin);
  await addProfile(stage, supervisor);
  await beginIncident(stage);
  const number = await record(stage, approved);
  await attach(stage, [photograph('DSCN0010.jpg')]);
  await submit(stage);
  await lock(stage);
  await unlock(stage, supervisor);
  await approve(stage, number);
  await lock(stage);
  await unlock(stage, admin);
  await createCase(stage, caseTitle, 'Її експорт переривали щоразу.', [number]);
  await beginIncident(stage);
  promised.narrative = { saved: 'Written before the first kill.', later: [] };
  return record(stage, { 'account.narrative': promised.narrative.saved });
}

/** The chain holds to its end, and of a file that was being written nothing is left. */
async function expectOpened({ window }: Stage, documents: string): Promise<void> {
  await expect(window.getByRole('contentinfo')).toContainText('entries verified');
  await expect.poll(() => readdirSync(documents).filter((name) => name.endsWith('.part'))).toEqual([]);
}

/** All that was acknowledged over all rounds. */
async function expectKept(stage: Stage, draft: string, promised: Promised): Promise<void> {
  await expectCreated(stage, promised);
  await openIncident(stage, draft);
  await expectSaid(stage, promised);
  await expectAttached(stage, promised);
}

/** Every attached file comes back byte for byte. */
async function expectOriginals(
  app: ElectronApplication,
  { window, t }: Stage,
  { attached }: Promised,
  documents: string,
): Promise<void> {
  for (const [name, digest] of attached) {
    const path = join(documents, name);
    await answerSaveDialog(app, path);
    const card = window.getByRole('listitem').filter({ has: window.getByText(name, { exact: true }) });
    await card.getByRole('button', { name: t('log:evidence.save') }).click();
    await expect.poll(() => existsSync(path) && sha256(path)).toBe(digest);
  }
}
