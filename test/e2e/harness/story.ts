import { chooseExport, createCase, exportBundle, verifyInApp } from './case-steps.ts';
import { answerSaveDialog } from './dialogs.ts';
import { controlOf } from './incident-form.ts';
import { attach, beginIncident, openIncident, photograph, record, submit } from './log-steps.ts';
import { addPerson } from './people-steps.ts';
import { approve, openReview, sendBack } from './review-steps.ts';
import type { RunningApp } from './running-app.ts';
import { caseSummary, caseTitle, correction, incidents, organisation, people } from './story-data.ts';
import { addProfile, createVault, goTo, lock, type Stage, unlock } from './vault-steps.ts';

export type Outcome = {
  readonly numbers: readonly string[];
  /** minisign public key as the legal team would hand it over. */
  readonly publicKey: string;
};

/**
 * The whole way through the real window: a vault with three people, four incidents with photographs, review with
 * one return and a correction, a case, its bundle in `bundlePath`. The demonstration and the tests tell the same one.
 */
export async function tellStory({ app }: RunningApp, stage: Stage, bundlePath: string): Promise<Outcome> {
  const { shown } = stage;
  await createVault(stage, organisation, { ...people.documenter, role: 'documenter' });
  await addProfile(stage, { ...people.supervisor, role: 'supervisor' });
  await addProfile(stage, { ...people.legal, role: 'legal' });
  await shown('settings');

  const numbers: string[] = [];
  for (const incident of incidents) {
    await beginIncident(stage);
    numbers.push(await record(stage, incident.answers));
    for (const person of incident.people) await addPerson(stage, person);
    await attach(stage, incident.photographs.map(photograph));
    if (numbers.length === 1) await showForm(stage);
    await submit(stage);
  }
  await goTo(stage, 'log');
  await shown('log');

  const corrected = numbers[correction.incident] ?? '';
  await becomes(stage, 'supervisor');
  await openReview(stage, corrected);
  await shown('review');
  await sendBack(stage, corrected, correction.reason);
  for (const number of numbers) if (number !== corrected) await approve(stage, number);

  await becomes(stage, 'documenter');
  await openIncident(stage, corrected);
  await shown('returned');
  await record(stage, correction.answers);
  await submit(stage);
  await becomes(stage, 'supervisor');
  await approve(stage, corrected);

  await becomes(stage, 'legal');
  await createCase(stage, caseTitle, caseSummary, numbers);
  await shown('case');
  await chooseExport(stage, { recipient: 'icc_otp', purpose: 'criminal_accountability', language: 'uk' });
  await answerSaveDialog(app, bundlePath);
  const publicKey = await exportBundle(stage);
  await shown('exported');
  await verifyInApp(stage, bundlePath, publicKey, `${organisation}-CASE-0001`);
  await shown('verify');
  return { numbers, publicKey };
}

/** From its top, where the person began. */
async function showForm({ window, shown }: Stage): Promise<void> {
  await controlOf(window, 'account.type').scrollIntoViewIfNeeded();
  await shown('incident', {
    people: window.locator('#section-people'),
    evidence: window.locator('#section-evidence'),
  });
}

async function becomes(stage: Stage, role: keyof typeof people): Promise<void> {
  await lock(stage);
  await unlock(stage, people[role]);
}
