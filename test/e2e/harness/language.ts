import type { Page } from '@playwright/test';
import { appears, expect, goes } from './expect.ts';
import { type Locale, wordsIn } from './words.ts';

const names: Readonly<Record<Locale, string>> = { uk: 'Українська', en: 'English' };

/** Changes the language as a person does: above the gate, or by a command in an open vault. */
export async function speak(window: Page, language: Locale): Promise<void> {
  const root = window.locator('html');
  const current = await root.getAttribute('lang');
  if (current === language) return;
  const words = wordsIn(current === 'en' ? 'en' : 'uk');
  const choice = window
    .getByRole('radiogroup', { name: words('vault:language') })
    .getByText(names[language], { exact: true });
  if (await choice.isVisible()) await choice.click();
  else await speakByCommand(window, language);
  await expect(root).toHaveAttribute('lang', language);
}

/** The command is named in the language it leads to. */
async function speakByCommand(window: Page, language: Locale): Promise<void> {
  const command = wordsIn(language)(`app:act.${language}`);
  await window.keyboard.press('Control+k');
  // Another dialog may lie beneath, with lists of its own.
  const palette = window
    .getByRole('dialog')
    .filter({ has: window.locator('input[data-autofocus][role="combobox"]') })
    .last();
  await expect(palette.locator('input[role="combobox"]')).toBeFocused();
  await window.keyboard.insertText(command);
  const options = palette.locator('[role="option"]');
  await appears(options.filter({ hasText: command }));
  await expect(options).toHaveCount(1);
  await window.keyboard.press('Enter');
  await goes(palette);
}
