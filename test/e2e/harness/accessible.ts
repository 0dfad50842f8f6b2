import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What passed is only counted: to describe each of a thousand elements costs more than to examine them. */
const options: RunOptions = { resultTypes: ['violations'] };

type Axe = { run(context: string | Document, options: RunOptions): Promise<AxeResults> };

/**
 * Every rule of axe against what is on the screen now, or against the part that `within` selects; no button's words
 * may be cut off either. Axe is injected through the debugger, which the content security policy does not stop, once
 * into every page.
 */
export async function expectAccessible(window: Page, within?: string): Promise<void> {
  await settle(window);
  if (!(await window.evaluate(() => 'axe' in globalThis))) await window.evaluate(source);
  const violations = await window.evaluate(
    async ({ within, options }) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const found = await axe.run(within ?? document, options);
      const cut = [...document.querySelectorAll<HTMLElement>('.mantine-Button-label')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map(({ textContent }) => `cut off: ${textContent}`);
      return [
        ...found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        ...cut,
      ];
    },
    { within, options },
  );
  expect(violations).toEqual([]);
}

/**
 * Waits until nothing moves and what was fading out is gone: what is half faded in has half its contrast, and a menu
 * that closes has no entries left for a moment.
 */
const settle = (window: Page): Promise<void> =>
  window.evaluate(async () => {
    const [pause, patience] = [50, 2000];
    /** For a moment nothing comes or goes; what never rests is examined as it is. */
    const quiet = () =>
      new Promise<void>((resolve) => {
        const end = () => {
          observer.disconnect();
          clearTimeout(rest);
          clearTimeout(last);
          resolve();
        };
        const observer = new MutationObserver(() => {
          clearTimeout(rest);
          rest = setTimeout(end, pause);
        });
        let rest = setTimeout(end, pause);
        const last = setTimeout(end, patience);
        observer.observe(document.body, { childList: true, subtree: true });
      });
    await quiet();
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map(({ finished }) => finished));
    await quiet();
  });
