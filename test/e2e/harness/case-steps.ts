import type { Locator } from '@playwright/test';
import { appears, expect, goes } from './expect.ts';
import { expectSaved } from './incident-form.ts';
import { goTo, type Stage } from './vault-steps.ts';

export async function createCase(
  stage: Stage,
  title: string,
  summary: string,
  numbers: readonly string[],
): Promise<void> {
  const { window, t } = stage;
  await goTo(stage, 'cases');
  await window.getByRole('button', { name: t('cases:new'), exact: true }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel(t('cases:newTitle')).fill(title);
  await dialog.getByRole('button', { name: t('cases:create'), exact: true }).click();
  await appears(window.getByRole('heading', { name: title }));
  await window.getByLabel(t('cases:field.summary')).fill(summary);
  await window.getByLabel(t('cases:field.summary')).blur();
  await expectSaved(stage);
  await window.getByRole('button', { name: t('cases:incidents.add'), exact: true }).click();
  for (const number of numbers) await dialog.getByLabel(t('cases:incidents.select', { number })).check();
  await dialog.getByRole('button').last().click();
  await goes(dialog);
  for (const number of numbers) await appears(window.getByRole('cell', { name: number }));
  await expectSaved(stage);
}

export type ExportChoice = {
  readonly recipient: string;
  readonly purpose: string;
  readonly language: 'uk' | 'en';
};

/** Chooses for whom and what for, and waits for the plan of that choice. */
export async function chooseExport(stage: Stage, choice: ExportChoice): Promise<void> {
  const { window, t } = stage;
  const choose = async (label: string, option: string): Promise<void> => {
    await window.getByRole('combobox', { name: label }).click();
    await window.getByRole('option', { name: option, exact: true }).click();
    // Its list lies over the button until it has faded.
    await goes(window.getByRole('listbox', { name: label }));
  };
  await choose(t('cases:export.recipient'), t(`cases:recipient.${choice.recipient}`));
  await choose(t('cases:export.purpose'), t(`cases:purpose.${choice.purpose}`));
  await choose(t('cases:export.language'), choice.language === 'uk' ? 'Українська' : 'English');
  await appears(window.getByRole('heading', { name: t('cases:export.plan') }));
  // The button waits for the plan of the latest choice, and stands beneath it.
  await expect(exportButton(stage)).toBeEnabled();
}

export const exportButton = ({ window, t }: Stage): Locator =>
  window.getByRole('button', { name: t('cases:export.run'), exact: true });

/** What stands on the page once the bundle is whole. */
export const exportResult = ({ window, t }: Stage): Locator =>
  window.getByRole('region', { name: t('cases:result.title') });

/**
 * Exports and waits for the result; resolves to the minisign public key shown. The dialog that asks where must have
 * been answered before.
 */
export async function exportBundle(stage: Stage): Promise<string> {
  await expect(exportButton(stage)).toBeEnabled();
  await exportButton(stage).click();
  const refused = stage.window.locator('#section-export').getByRole('alert');
  await appears(exportResult(stage).or(refused), 60_000);
  if (await refused.isVisible()) throw new Error(`The export failed: ${await refused.textContent()}`);
  const key = /RW[A-Za-z0-9+/]{54}/.exec((await exportResult(stage).textContent()) ?? '');
  if (key === null) throw new Error('The result shows no minisign key.');
  return key[0];
}

export async function openCase(stage: Stage, title: string): Promise<void> {
  const { window } = stage;
  await goTo(stage, 'cases');
  await window.getByRole('main').getByRole('link').filter({ hasText: title }).click();
  await appears(window.getByRole('heading', { name: title }));
}

/** Gives the app a bundle as its recipient would, with the key received by another way. */
export async function verifyInApp(
  stage: Stage,
  zip: string,
  publicKey: string,
  caseNumber: string,
): Promise<void> {
  const { window, t } = stage;
  await goTo(stage, 'verify');
  await window.getByLabel(t('verify:page.keyLabel')).fill(publicKey);
  await window.getByRole('main').locator('input[type="file"][accept]').setInputFiles(zip);
  await appears(window.getByText(t('verify:verdict.bundleCompared', { number: caseNumber })));
}
