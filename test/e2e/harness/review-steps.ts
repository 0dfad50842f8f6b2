import type { Locator } from '@playwright/test';
import { appears, goes } from './expect.ts';
import { goTo, type Stage } from './vault-steps.ts';

const inQueue = ({ window, t }: Stage, number: string): Locator =>
  window
    .getByRole('region', { name: t('review:title') })
    .getByRole('link')
    .filter({ hasText: number });

/** Opens an incident that waits for review. */
export async function openReview(stage: Stage, number: string): Promise<void> {
  const { window } = stage;
  await goTo(stage, 'review');
  await inQueue(stage, number).click();
  await appears(window.getByRole('heading', { name: number }));
}

export async function approve(stage: Stage, number: string): Promise<void> {
  const { window, t } = stage;
  await openReview(stage, number);
  await window.getByRole('button', { name: t('review:decide.approve'), exact: true }).click();
  await expectDecided(stage, number);
}

export async function sendBack(stage: Stage, number: string, reason: string): Promise<void> {
  const { window, t } = stage;
  await openReview(stage, number);
  await window.getByRole('button', { name: t('review:decide.return'), exact: true }).click();
  await window.getByLabel(t('review:decide.reason')).fill(reason);
  await window.getByRole('button', { name: t('review:decide.confirmReturn'), exact: true }).click();
  await expectDecided(stage, number);
}

/** The queue goes on to the next one, or says that nothing waits. */
async function expectDecided(stage: Stage, number: string): Promise<void> {
  await goes(inQueue(stage, number));
  await goes(stage.window.getByRole('heading', { name: number }));
}
