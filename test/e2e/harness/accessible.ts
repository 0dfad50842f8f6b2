import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Every rule of axe against what is on the screen now, or against the part that `within` selects. It is injected through the debugger, which the content
 * security policy does not stop; the legacy mode needs no blank page, which this app would refuse to open.
 */
export async function expectAccessible(window: Page, within?: string): Promise<void> {
  // What is half faded in has half its contrast.
  await window.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ).then(() => undefined),
  );
  const axe = new AxeBuilder({ page: window }).setLegacyMode(true);
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found).toEqual([]);
}
