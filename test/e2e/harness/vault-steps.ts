import type { Locator, Page } from '@playwright/test';
import { appears, expect } from './expect.ts';
import { atLeastCost } from './passphrase-cost.ts';
import { type Locale, type Words, wordsIn } from './words.ts';

/** The gate of the vault: first run, unlock, lock, further profiles. Each waits until the app says it is done. */

export type Person = {
  readonly name: string;
  readonly role: 'documenter' | 'supervisor' | 'legal' | 'admin';
  readonly passphrase: string;
  /** Whether the name may stand on the unlock screen, in clear; it may unless told. */
  readonly showName?: boolean;
};

/** What the steps need: the window and the words on it. `shown` is called when a screen stands as it should, with parts of it further down. */
export type Stage = {
  readonly window: Page;
  readonly t: Words;
  readonly shown: (screen: string, parts?: Readonly<Record<string, Locator>>) => Promise<void>;
  /** Passphrases of this vault cost what the machine is tuned to, as a person's do; else the least a vault allows. */
  readonly tuned?: boolean;
};

/** A window whose screens nobody looks at on the way. */
export const stageOn = (window: Page, language: Locale = 'en'): Stage => ({
  window,
  t: wordsIn(language),
  shown: async () => undefined,
});

const isOpen = ({ window, t }: Stage) =>
  appears(window.getByRole('navigation', { name: t('app:rail.label') }));

/** Goes through the first run; resolves to the 24 recovery words. */
export async function createVault(
  stage: Stage,
  organisation: string,
  person: Person,
): Promise<readonly string[]> {
  const { window, t, shown } = stage;
  await reachSheet(stage, organisation, person);
  const words = await proveSheet(stage, window, t('vault:firstRun.enter'), () => shown('recovery-sheet'));
  await isOpen(stage);
  return words;
}

/** Goes through the first run until the vault is made and its recovery sheet is asked for. */
export async function reachSheet(stage: Stage, organisation: string, person: Person): Promise<void> {
  const { window, t, shown } = stage;
  if (stage.tuned !== true) await atLeastCost(window);
  const next = window.getByRole('button', { name: t('app:action.next'), exact: true });
  await appears(window.getByRole('heading', { name: t('vault:firstRun.about') }));
  await shown('first-run');
  await window.getByRole('button', { name: t('vault:about.begin') }).click();
  await window.getByLabel(t('vault:organisation.label')).fill(organisation);
  await describePerson(stage, window, person);
  await shown('first-run-profile');
  await next.click();
  await choosePassphrase(stage, window, t('vault:passphrase.new'), person.passphrase);
  await shown('first-run-passphrase');
  await window.getByRole('button', { name: t('vault:firstRun.create') }).click();
}

async function describePerson({ window, t }: Stage, within: Page | Locator, person: Person): Promise<void> {
  await within.getByLabel(t('vault:profile.name'), { exact: true }).fill(person.name);
  await within.getByRole('combobox', { name: t('vault:profile.role') }).click();
  await window.getByRole('option', { name: t(`app:role.${person.role}`) }).click();
  await within.getByLabel(t('vault:profile.showName')).setChecked(person.showName ?? true);
}

async function choosePassphrase(
  { t }: Stage,
  within: Page | Locator,
  label: string,
  passphrase: string,
): Promise<void> {
  await within.getByLabel(label, { exact: true }).fill(passphrase);
  await within.getByLabel(t('vault:passphrase.repeat'), { exact: true }).fill(passphrase);
}

/** Reads the sheet and types the words it is asked for. */
export async function proveSheet(
  { t }: Stage,
  within: Page | Locator,
  done: string,
  seen: () => Promise<void>,
): Promise<readonly string[]> {
  const list = within.getByRole('list', { name: t('vault:sheet.words') });
  await appears(list);
  const words = await list.getByRole('listitem').allTextContents();
  await seen();
  await within.getByRole('button', { name: t('vault:sheet.have') }).click();
  const asked = within.getByLabel(new RegExp(`^${t('vault:check.word', { place: '(\\d+)' })}$`));
  await expect(asked).toHaveCount(2);
  for (const field of await asked.all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
  await within.getByRole('button', { name: done, exact: true }).click();
  return words;
}

export async function unlock(stage: Stage, person: Pick<Person, 'name' | 'passphrase'>): Promise<void> {
  const { window, t, shown } = stage;
  const profile = window.getByRole('combobox', { name: t('vault:unlock.profile') });
  await appears(profile);
  if ((await profile.inputValue()) !== person.name) {
    await profile.click();
    await window.getByRole('option', { name: person.name }).click();
  }
  await shown('unlock');
  await window.getByLabel(t('vault:unlock.passphrase'), { exact: true }).fill(person.passphrase);
  await window.getByRole('button', { name: t('vault:unlock.unlock'), exact: true }).click();
  await isOpen(stage);
}

export async function lock({ window, t }: Stage): Promise<void> {
  await window.getByRole('button', { name: t('app:shell.lock'), exact: true }).click();
  await appears(window.getByRole('heading', { name: t('vault:unlock.title') }));
}

export async function goTo(
  { window, t }: Stage,
  screen: 'log' | 'review' | 'cases' | 'people' | 'import' | 'verify' | 'settings',
): Promise<void> {
  await window
    .getByRole('navigation', { name: t('app:rail.label') })
    .getByRole('link', { name: t(`app:rail.${screen}`) })
    .click();
}

/** In the settings, the person who founded the vault makes a profile for another. */
export async function addProfile(stage: Stage, person: Person): Promise<void> {
  const { window, t } = stage;
  await goTo(stage, 'settings');
  await window.getByRole('button', { name: t('vault:settings.profiles.add'), exact: true }).click();
  const dialog = window.getByRole('dialog');
  await describePerson(stage, dialog, person);
  await choosePassphrase(stage, dialog, t('vault:settings.profiles.theirPassphrase'), person.passphrase);
  await dialog.getByRole('button', { name: t('vault:settings.profiles.addDo') }).click();
  await proveSheet(stage, dialog, t('vault:settings.profiles.finish'), async () => undefined);
  await appears(window.getByRole('main').getByText(person.name));
}
