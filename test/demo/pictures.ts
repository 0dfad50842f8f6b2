import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '../e2e/harness/expect.ts';
import { type Locale, wordsIn } from '../e2e/harness/words.ts';

const names: Readonly<Record<Locale, string>> = { uk: 'Українська', en: 'English' };

/** Where the stand-in Electron's window crashes each time the scheme changes; its dark pictures are missing. */
const crashesInDark: ReadonlySet<string> = new Set(['exported']);

/** Takes each screen once, in both languages, light and dark, and leaves it in `home`, the language of the story. */
export function pictureTaker(window: Page, folder: string, home: Locale): (screen: string) => Promise<void> {
  mkdirSync(folder, { recursive: true });
  const taken = new Set<string>();
  return async (screen) => {
    if (taken.has(screen)) return;
    taken.add(screen);
    const number = String(taken.size).padStart(2, '0');
    const other = home === 'uk' ? 'en' : 'uk';
    // In this order the scheme changes twice: the stand-in Electron has crashed on such a change.
    for (const [locale, colorScheme] of [
      [home, 'light'],
      [other, 'light'],
      [other, 'dark'],
      [home, 'dark'],
    ] as const) {
      if (colorScheme === 'dark' && crashesInDark.has(screen)) continue;
      await speak(window, locale);
      await look(window, colorScheme);
      const path = join(folder, `${number}-${screen}-${locale}-${colorScheme}.png`);
      writeFileSync(path, await pictureOf(window));
    }
    await look(window, 'light');
    await speak(window, home);
  };
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

/** Changes the language as a person does: above the gate, or by a command in an open vault. */
export async function speak(window: Page, locale: Locale): Promise<void> {
  const page = window.locator('html');
  const current = await page.getAttribute('lang');
  if (current === locale) return;
  const words = wordsIn(current === 'en' ? 'en' : 'uk');
  const choice = window.getByRole('radiogroup', { name: words('vault:language') }).getByText(names[locale]);
  if (await choice.isVisible()) await choice.click();
  else {
    await window.keyboard.press('Control+k');
    const palette = window.getByRole('dialog');
    await palette
      .getByRole('textbox')
      .or(palette.getByRole('combobox'))
      .fill(words(`app:act.${locale}`));
    await palette.getByRole('option', { name: words(`app:act.${locale}`) }).click();
    await expect(palette).toHaveCount(0);
  }
  await expect(page).toHaveAttribute('lang', locale);
}
