import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { giveToApp } from '../../../build/launch.ts';
import { sha256 } from './bundle-checks.ts';
import { exportButton, exportResult, openCase } from './case-steps.ts';
import { answerSaveDialog } from './dialogs.ts';
import { appears } from './expect.ts';
import { controlOf, expectSaved } from './incident-form.ts';
import { attach, beginIncident, incidentNumber, openIncident } from './log-steps.ts';
import type { RunningApp } from './running-app.ts';
import type { Stage } from './vault-steps.ts';

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

/** Work of one kind, again and again, until the app is killed under it. */
export type Act = (round: Round) => Promise<void>;

export const saveAgain: Act = async ({ stage, number, draft, promised, arm }) => {
  await openIncident(stage, draft);
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
