import type { Locator, Page } from '@playwright/test';
import type { Field, Money } from '../../../shared/model/fields.ts';
import { incidentField } from '../../../shared/model/incident.ts';
import { appears } from './expect.ts';
import type { Stage } from './vault-steps.ts';

/** What a person answers: an option's id for a choice, text as typed for the rest. */
export type Answer = string | number | boolean | readonly string[] | Money;
export type Answers = Readonly<Record<string, Answer>>;

export const controlOf = (window: Page, field: string): Locator =>
  window.locator(`#field-${field.replaceAll('.', '-')}`);

/** Answers fields of the open incident one after the other, as a person would. */
export async function answer(window: Page, answers: Answers): Promise<void> {
  for (const [name, value] of Object.entries(answers)) await answerField(window, name, value);
}

async function answerField(window: Page, name: string, value: Answer): Promise<void> {
  const field = incidentField(name);
  if (field === undefined) throw new Error(`There is no field ${name}`);
  const control = controlOf(window, name);
  if (typeof value === 'object' && !('length' in value)) {
    await control.fill(value.amount);
    const currency = control.locator('xpath=ancestor::*[@data-field]').locator('select');
    await currency.selectOption(value.currency);
  } else if (isTyped(field)) {
    await control.fill(String(value));
    await control.blur();
  } else {
    for (const option of optionsOf(value)) await choose(control, option);
  }
}

const isTyped = ({ kind }: Field): boolean => kind === 'text' || kind === 'date' || kind === 'number';

function optionsOf(value: Answer): readonly string[] {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

async function choose(control: Locator, option: string): Promise<void> {
  const isList = await control.evaluate((element) => element.tagName === 'SELECT');
  if (isList) await control.selectOption(option);
  // The box itself is drawn by its label.
  else await control.locator(`input[value="${option}"]`).check({ force: true });
}

/** Waits until the bottom line says that all there is has been signed and stored. */
export async function expectSaved({ window, t }: Stage): Promise<void> {
  const status = window.getByRole('contentinfo').getByRole('status');
  await appears(status.filter({ hasText: t('app:status.saved') }));
}
