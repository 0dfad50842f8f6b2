import type { Locator } from '@playwright/test';
import type { PersonRole } from '../../../shared/model/person.ts';
import { appears, goes } from './expect.ts';
import { expectSaved } from './incident-form.ts';
import type { StoryPerson } from './story-data.ts';
import type { Stage } from './vault-steps.ts';

export const peopleSection = ({ window }: Stage): Locator => window.locator('#section-people');

/** Finds somebody by what is typed; resolves to the options then offered. */
export async function lookFor(stage: Stage, text: string): Promise<Locator> {
  const { window, t } = stage;
  await window.getByLabel(t('people:section.add'), { exact: true }).fill(text);
  return peopleSection(stage).getByRole('listbox').getByRole('option');
}

/** Records a new person in the open incident, with these roles and no other. */
export async function addPerson(stage: Stage, { roles, fields }: StoryPerson): Promise<void> {
  const { window, t } = stage;
  const options = await lookFor(stage, fields.name);
  await options.filter({ hasText: t('people:section.make', { name: fields.name }) }).click();
  const form = peopleSection(stage).getByRole('group', { name: t('people:section.new') });
  await setRoles(stage, form, roles);
  for (const [field, text] of Object.entries(fields))
    await form.getByLabel(t(`fields:field.person.${field}`), { exact: true }).fill(text);
  await form.getByRole('button', { name: t('people:section.save'), exact: true }).click();
  await appears(peopleSection(stage).getByRole('link', { name: fields.name }));
  await goes(window.getByRole('group', { name: t('people:section.new') }));
  await expectSaved(stage);
}

/** Ticks the roles wanted before it unticks the others: nobody is without one. */
export async function setRoles({ t }: Stage, within: Locator, roles: readonly PersonRole[]): Promise<void> {
  const box = (role: string) =>
    within.getByRole('checkbox', { name: t(`fields:option.role.${role}`), exact: true });
  for (const role of roles) await box(role).check({ force: true });
  for (const role of ['victim', 'witness'] as const)
    if (!roles.includes(role)) await box(role).uncheck({ force: true });
}
