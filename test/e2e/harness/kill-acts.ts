import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { giveToApp } from '../../../build/launch.ts';
import { sha256 } from './bundle-checks.ts';
import { exportButton, exportResult, openCase } from './case-steps.ts';
import { answerSaveDialog } from './dialogs.ts';
import { appears, expect } from './expect.ts';
import { controlOf, expectSaved } from './incident-form.ts';
import { attach, beginIncident, incidentNumber, linesOf, openIncident } from './log-steps.ts';
import type { RunningApp } from './running-app.ts';
import { goTo, type Stage } from './vault-steps.ts';

/** What the app acknowledged and must therefore never lose. */
export type Promised = {
  /** The last acknowledged narrative of the draft, and those typed after it. */
  narrative: { readonly saved: string; readonly later: readonly string[] };
  /** Numbers of incidents and the words each began with. */
  readonly created: Map<string, string>;
  /** Names of attached files and their SHA-256. */
  readonly attached: Map<string, string>;
  /** Paths of bundles. */
  readonly exported: string[];
};

export type Round = {
  readonly running: RunningApp;
  readonly stage: Stage;
  readonly number: number;
  /** Number of the incident that is written and attached to. */
  readonly draft: string;
  readonly caseTitle: string;
  readonly evidence: string;
  readonly documents: string;
  readonly promised: Promised;
  /** Starts the clock of the kill. */
  readonly arm: () => void;
};

/** Looks for what was promised of one kind of work, and does it again and again until the app is killed under it. */
export type Act = (round: Round) => Promise<void>;

/** In the open draft: the last narrative that was acknowledged, or one typed after it. */
export async function expectSaid({ window }: Stage, promised: Promised): Promise<void> {
  const kept = await controlOf(window, 'account.narrative').inputValue();
  expect([promised.narrative.saved, ...promised.narrative.later]).toContain(kept);
  promised.narrative = { saved: kept, later: [] };
}

/** In the Log: as many incidents as were acknowledged, none of them half there, and the newest one's words. */
export async function expectCreated(stage: Stage, { created }: Promised): Promise<void> {
  const { window } = stage;
  await goTo(stage, 'log');
  const count = Number(/\d+/.exec((await window.getByRole('grid').getAttribute('aria-label')) ?? '')?.[0]);
  // The one that is exported and the draft were there before.
  expect(count).toBeGreaterThanOrEqual(2 + created.size);
  for (const row of await linesOf(window).all()) {
    await expect(row, 'no half record').toContainText(/ZPS-\d{4}-\d{4}/);
  }
  const newest = [...created].at(-1);
  if (newest === undefined) return;
  await openIncident(stage, newest[0]);
  await expect(controlOf(window, 'account.narrative')).toHaveValue(newest[1]);
}

/** In the open draft: every file that was acknowledged. */
export async function expectAttached({ window, t }: Stage, { attached }: Promised): Promise<void> {
  for (const name of attached.keys()) {
    await appears(window.getByRole('button', { name: t('log:evidence.view', { name }), exact: true }));
  }
}

export const saveAgain: Act = async ({ stage, number, draft, promised, arm }) => {
  await openIncident(stage, draft);
  await expectSaid(stage, promised);
  const narrative = controlOf(stage.window, 'account.narrative');
  arm();
  for (let step = 0; ; step += 1) {
    const words = `Round ${number}, sentence ${step}: ${randomBytes(400).toString('hex')}`;
    promised.narrative = { ...promised.narrative, later: [...promised.narrative.later, words] };
    await narrative.fill(words);
    await narrative.blur();
    await expectSaved(stage);
    promised.narrative = { saved: words, later: [] };
  }
};

export const createAnother: Act = async ({ stage, number, promised, arm }) => {
  await expectCreated(stage, promised);
  for (let step = 0; ; step += 1) {
    await beginIncident(stage);
    if (step === 0) arm();
    const words = `Begun in round ${number}, step ${step}`;
    await controlOf(stage.window, 'account.narrative').fill(words);
    await controlOf(stage.window, 'account.narrative').blur();
    await expectSaved(stage);
    promised.created.set(await incidentNumber(stage), words);
  }
};

export const attachAnother: Act = async ({ stage, number, draft, evidence, promised, arm }) => {
  await openIncident(stage, draft);
  await expectAttached(stage, promised);
  arm();
  for (let step = 0; ; step += 1) {
    const path = join(evidence, `round-${number}-${step}.bin`);
    writeFileSync(path, randomBytes(400_000));
    giveToApp(path);
    await attach(stage, [path]);
    promised.attached.set(basename(path), sha256(path));
  }
};

export const exportAgain: Act = async ({ running, stage, number, caseTitle, documents, promised, arm }) => {
  await openCase(stage, caseTitle);
  for (const path of promised.exported) expect(existsSync(path), path).toBe(true);
  arm();
  for (let step = 0; ; step += 1) {
    const path = join(documents, `case-${number}-${step}.zip`);
    await answerSaveDialog(running.app, path);
    await exportButton(stage).click();
    await appears(exportResult(stage), 60_000);
    promised.exported.push(path);
    await exportResult(stage)
      .getByRole('button', { name: stage.t('cases:result.close') })
      .click();
  }
};
