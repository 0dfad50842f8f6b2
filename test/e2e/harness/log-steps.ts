import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { root } from '../../../build/root.ts';
import type { ReviewState } from '../../../shared/model/views.ts';
import { appears, expect, goes } from './expect.ts';
import { type Answers, answer, expectSaved } from './incident-form.ts';
import { goTo, type Stage } from './vault-steps.ts';

export const photograph = (name: string): string => join(root, 'test/fixtures/photos', name);

/** Opens a blank incident from the Log. */
export async function beginIncident(stage: Stage): Promise<void> {
  const { window, t } = stage;
  await goTo(stage, 'log');
  await window.getByRole('button', { name: t('log:list.new'), exact: true }).click();
  await appears(window.getByRole('heading', { name: t('log:page.new') }));
}

/** The lines of the Log: rows of its table, or of the list beside an open page. */
export const linesOf = (window: Page): Locator => window.locator('[data-row]');

/** Opens an incident of the Log by words on its line, such as its number. */
export async function openIncident(stage: Stage, words: string): Promise<void> {
  const { window } = stage;
  await goTo(stage, 'log');
  await linesOf(window).filter({ hasText: words }).click();
  await appears(window.getByRole('heading', { name: words }));
}

/** Answers and waits until the bottom line says that they are signed; the number is the incident's. */
export async function record(stage: Stage, answers: Answers): Promise<string> {
  await answer(stage.window, answers);
  await expectSaved(stage);
  return incidentNumber(stage);
}

export async function incidentNumber({ window }: Stage): Promise<string> {
  const heading = window.locator('#incident-title');
  await expect(heading).toHaveText(/-\d{4}-\d{4,}/);
  return /[A-Z0-9]+-\d{4}-\d{4,}/.exec((await heading.textContent()) ?? '')?.[0] ?? '';
}

/** Attaches files and waits until each stands among the evidence and the work is done: closing would ask before. */
export async function attach(stage: Stage, paths: readonly string[]): Promise<void> {
  const { window, t } = stage;
  await window
    .getByLabel(t('log:evidence.attach'), { exact: true })
    .and(window.locator('input'))
    .setInputFiles([...paths]);
  for (const path of paths) {
    const name = t('log:evidence.view', { name: path.split('/').at(-1) ?? '' });
    await appears(window.getByRole('button', { name }));
  }
  const tray = window.getByRole('complementary', { name: t('app:tray.label') });
  await goes(tray.getByRole('progressbar').first());
}

export async function submit(stage: Stage): Promise<void> {
  const { window, t } = stage;
  await window.getByRole('button', { name: t('log:submit.action'), exact: true }).click();
  await window
    .getByRole('dialog')
    .getByRole('button', { name: t('log:submit.confirm'), exact: true })
    .click();
  await goes(window.getByRole('dialog'));
  await expectState(stage, 'waiting');
}

export async function expectState({ window, t }: Stage, state: ReviewState): Promise<void> {
  const article = window.locator('header').filter({ has: window.locator('#incident-title') });
  await appears(article.getByText(t(`app:state.${state}`), { exact: true }));
}
