import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { speak } from '../e2e/harness/language.ts';
import type { Stage } from '../e2e/harness/vault-steps.ts';
import type { Locale } from '../e2e/harness/words.ts';

/**
 * Takes each screen once, in both languages, light and dark, then each part of it that is further down, and leaves
 * it in `home`, the language of the story.
 */
export function pictureTaker(window: Page, folder: string, home: Locale): Stage['shown'] {
  mkdirSync(folder, { recursive: true });
  const numbers = new Map<string, string>();
  const numberOf = (screen: string): string => {
    const number = numbers.get(screen) ?? String(numbers.size + 1).padStart(2, '0');
    numbers.set(screen, number);
    return number;
  };
  return async (screen, parts = {}) => {
    if (numbers.has(screen)) return;
    const other = home === 'uk' ? 'en' : 'uk';
    const take = async (view: string, look: string): Promise<void> =>
      writeFileSync(join(folder, `${numberOf(view)}-${view}-${look}.png`), await pictureOf(window));
    // In this order the scheme changes twice: the stand-in Electron has crashed on such a change.
    for (const [locale, colorScheme] of [
      [home, 'light'],
      [other, 'light'],
      [other, 'dark'],
      [home, 'dark'],
    ] as const) {
      await speak(window, locale);
      await look(window, colorScheme);
      await take(screen, `${locale}-${colorScheme}`);
      for (const [part, top] of Object.entries(parts)) {
        await top.evaluate((element) => element.scrollIntoView());
        await take(part, `${locale}-${colorScheme}`);
        await top.evaluate(scrollToTop);
      }
    }
    await look(window, 'light');
    await speak(window, home);
  };
}

function scrollToTop(element: Element): void {
  for (let around = element.parentElement; around !== null; around = around.parentElement)
    around.scrollTop = 0;
}

/** As PNG, packed with less care: sixty pictures are two thirds of a minute otherwise. */
async function pictureOf(window: Page): Promise<Buffer> {
  const debug = await window.context().newCDPSession(window);
  const { data } = await debug.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
  await debug.detach();
  return Buffer.from(data, 'base64');
}

/** By the attribute that every colour hangs on: emulating the system's choice has crashed the stand-in Electron. */
const look = (window: Page, colorScheme: 'light' | 'dark'): Promise<void> =>
  window.evaluate((scheme) => {
    document.documentElement.dataset.mantineColorScheme = scheme;
  }, colorScheme);
