import type { Page } from '@playwright/test';
import { expectAccessible } from './harness/accessible.ts';
import { expect, test } from './harness/test.ts';
import { createVault, stageOn } from './harness/vault-steps.ts';
import { type Words, wordsIn } from './harness/words.ts';

const person = {
  name: 'Оксана Мельник',
  role: 'documenter',
  passphrase: 'чотири слова не пов’язані',
} as const;

/** Presses Tab until the control with this name has the focus: what a person without a mouse does. */
async function tabTo(window: Page, name: string): Promise<void> {
  const named = async () =>
    window.evaluate(() => {
      const { activeElement: active } = document;
      if (!(active instanceof HTMLElement)) return '';
      const labels = active instanceof HTMLInputElement ? [...(active.labels ?? [])] : [];
      return [
        active.getAttribute('aria-label'),
        ...labels.map(({ textContent }) => textContent),
        active.textContent,
      ]
        .filter(Boolean)
        .join('\n');
    });
  for (let step = 0; step < 40; step += 1) {
    if ((await named()).split('\n').includes(name)) return;
    await window.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach "${name}"`);
}

async function reachPassphrase(window: Page, t: Words): Promise<void> {
  await window.getByRole('button', { name: t('vault:about.begin') }).click();
  await window.getByLabel(t('vault:organisation.label')).fill('org');
  await window.getByLabel(t('vault:profile.name'), { exact: true }).fill(person.name);
  await window.getByRole('button', { name: t('app:action.next') }).click();
}

/** Of every keyslot that a passphrase opens, as it lies on the disk. */
const passphraseCosts = (window: Page): Promise<readonly { memory: number; passes: number }[]> =>
  window.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('zapys-ledger');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('keyslots').objectStore('keyslots').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.filter(({ kind }) => kind === 'passphrase'));
          };
        };
      }),
  );

test('a vault is made by keyboard alone, and every step is free of axe violations', async ({ open }) => {
  const { window } = await open({ language: 'uk' });
  const t = wordsIn('uk');
  const { keyboard } = window;

  await expect(window.getByRole('button', { name: t('vault:about.begin') })).toBeFocused();
  await expectAccessible(window);
  await keyboard.press('Enter');

  await expect(window.getByLabel(t('vault:organisation.label'))).toBeFocused();
  await tabTo(window, t('app:action.next'));
  await keyboard.press('Enter');
  await expect(window.getByLabel(t('vault:organisation.label'))).toBeFocused();
  await keyboard.type('org');
  await tabTo(window, t('vault:profile.name'));
  await keyboard.insertText(person.name);
  await tabTo(window, t('vault:profile.showName'));
  await keyboard.press('Space');
  await expectAccessible(window);
  await keyboard.press('Enter');

  await expect(window.getByLabel(t('vault:passphrase.new'), { exact: true })).toBeFocused();
  await keyboard.insertText(person.passphrase);
  await expect(window.getByText(t('vault:passphrase.letters.cyrillic'))).toBeVisible();
  await tabTo(window, t('vault:passphrase.repeat'));
  await keyboard.insertText(person.passphrase);
  await expectAccessible(window);
  await keyboard.press('Enter');

  const list = window.getByRole('list', { name: t('vault:sheet.words') });
  await expect(list.getByRole('listitem')).toHaveCount(24);
  const words = await list.getByRole('listitem').allTextContents();
  await expectAccessible(window);
  await tabTo(window, t('vault:sheet.have'));
  await keyboard.press('Enter');

  const asked = window.getByRole('textbox');
  await expect(asked).toHaveCount(2);
  await expectAccessible(window);
  for (const field of await asked.all()) {
    await expect(field).toBeFocused();
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await keyboard.type(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
    await keyboard.press('Tab');
  }
  await tabTo(window, t('vault:firstRun.enter'));
  await keyboard.press('Enter');

  await expect(window.getByRole('navigation', { name: t('app:rail.label') })).toBeVisible();
  await expect(window.getByText(t('app:status.verified_one', { count: '1' }))).toBeVisible();
  // A keyslot's cost stands beside it, for whoever opens it: never below 64 MiB and 3 passes.
  const [cost] = await passphraseCosts(window);
  expect(cost?.memory).toBeGreaterThanOrEqual(64 * 1024 * 1024);
  expect(cost?.passes).toBeGreaterThanOrEqual(3);
});

test('a passphrase of eleven characters is refused, and so are two that differ', async ({ open }) => {
  const { window } = await open();
  const t = wordsIn('en');
  await reachPassphrase(window, t);
  const first = window.getByLabel(t('vault:passphrase.new'), { exact: true });
  const second = window.getByLabel(t('vault:passphrase.repeat'), { exact: true });
  const create = window.getByRole('button', { name: t('vault:firstRun.create') });
  await first.fill('eleven char');
  await second.fill('eleven char');
  await create.click();
  await expect(window.getByText(t('vault:passphrase.short', { count: '12' }))).toBeVisible();
  await expectAccessible(window);
  await first.fill('twelve chars');
  await second.fill('twelve charz');
  await create.click();
  await expect(window.getByText(t('vault:passphrase.different'))).toBeVisible();
  await expect(window.getByRole('list', { name: t('vault:sheet.words') })).toHaveCount(0);
});

test('a suggested phrase is six words, another one each time, and can be taken', async ({ open }) => {
  const { window } = await open();
  const t = wordsIn('en');
  await reachPassphrase(window, t);
  await window.getByRole('button', { name: t('vault:passphrase.suggest'), exact: true }).click();
  const phrase = window.locator('p', { hasText: t('vault:passphrase.suggested') }).locator('strong');
  const first = await phrase.textContent();
  expect(first).toMatch(/^([a-z]+ ){5}[a-z]+$/);
  await window.getByRole('button', { name: t('vault:passphrase.suggestAnother') }).click();
  await expect(phrase).not.toHaveText(first ?? '');
  const second = await phrase.textContent();
  await window.getByRole('button', { name: t('vault:passphrase.useSuggested') }).click();
  await expect(window.getByLabel(t('vault:passphrase.new'), { exact: true })).toHaveValue(second ?? '');
});

test('nobody goes on from the recovery sheet with a wrong word, and paper gets the sheet alone', async ({
  open,
}) => {
  const { window } = await open();
  const t = wordsIn('en');
  await reachPassphrase(window, t);
  await window.getByLabel(t('vault:passphrase.new'), { exact: true }).fill(person.passphrase);
  await window.getByLabel(t('vault:passphrase.repeat'), { exact: true }).fill(person.passphrase);
  await window.getByRole('button', { name: t('vault:firstRun.create') }).click();
  await expect(window.getByRole('list', { name: t('vault:sheet.words') })).toBeVisible();

  const paper = window.locator('.zapys-paper');
  await expect(paper).toBeHidden();
  await window.emulateMedia({ media: 'print' });
  await expect(paper).toBeVisible();
  await expect(paper.locator('li')).toHaveCount(24);
  await expect(paper).toContainText(person.name);
  await expect(paper).toContainText('ORG');
  await expect(window.locator('#root')).toBeHidden();
  await window.emulateMedia({ media: 'screen' });

  await window.getByRole('button', { name: t('vault:sheet.have') }).click();
  for (const field of await window.getByRole('textbox').all()) await field.fill('wrong');
  await window.getByRole('button', { name: t('vault:firstRun.enter') }).click();
  await expect(window.getByRole('heading', { name: t('vault:firstRun.check') })).toBeVisible();
  await expect(window.locator('[aria-invalid="true"]')).toHaveCount(2);
});

test('the language changes at once, and the window remembers nothing but its looks', async ({ open }) => {
  const { window } = await open({ language: 'en' });
  const [en, uk] = [wordsIn('en'), wordsIn('uk')];
  await expect(window.getByRole('heading', { level: 1 })).toHaveText(en('vault:firstRun.about'));
  await window.getByText('Українська').click();
  await expect(window.getByRole('heading', { level: 1 })).toHaveText(uk('vault:firstRun.about'));
  await expect(window.locator('html')).toHaveAttribute('lang', 'uk');
  await createVault(stageOn(window, 'uk'), 'ORG', person);
  const stored = await window.evaluate(() => ({ ...localStorage, session: { ...sessionStorage } }));
  expect(stored).toEqual({
    'zapys-preferences': JSON.stringify({
      locale: 'uk',
      colorScheme: 'auto',
      density: 'dense',
      idleMinutes: 5,
    }),
    session: {},
  });
});
