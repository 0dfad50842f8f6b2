import { expectAccessible } from './harness/accessible.ts';
import { controlOf, expectSaved } from './harness/incident-form.ts';
import { beginIncident, incidentNumber, openIncident, record } from './harness/log-steps.ts';
import { addPerson, lookFor, peopleSection } from './harness/people-steps.ts';
import { inBothLooks, inLanguage, shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, type Stage } from './harness/vault-steps.ts';

const documenter = { name: 'Олена', role: 'documenter', passphrase: 'клен вітрило обрій лист' } as const;
const kateryna = { name: 'Катерина Коваленко', birth: '1954', safety_notes: 'Не телефонувати' } as const;
const officer = { name: 'Сергій Невідомий', office: 'начальник відділу', rank: 'капітан' } as const;

const numbers: string[] = [];

const get = shareVault({ language: 'uk' }, async ({ stage }) => {
  await createVault(stage, 'ORG', documenter);
});

const links = ({ window }: Stage) => window.locator('#section-chain').getByRole('listitem');
const rows = (stage: Stage) => peopleSection(stage).getByRole('listitem');
test('people are recorded inside the incident, and found again instead of being recorded twice', async () => {
  const { stage } = get();
  const { window, t } = stage;
  await beginIncident(stage);
  numbers.push(
    await record(stage, {
      'account.type': 'benefit_denial',
      'account.date': '2025-01-14',
      'account.place': 'Мелітополь',
      'coercion.step': 'demand',
      'source.connection': 'victim',
    }),
  );
  await addPerson(stage, { roles: ['victim', 'source'], fields: kateryna });
  await addPerson(stage, { roles: ['alleged_perpetrator'], fields: officer });
  await expect(rows(stage)).toHaveCount(2);
  await rows(stage)
    .filter({ hasText: officer.name })
    .getByRole('button', { name: t('people:section.remove', { name: officer.name }) })
    .click();
  await expect(rows(stage)).toHaveCount(1);
  await window.locator('#incident-title').click();
  await window.keyboard.press('Control+z');
  await expect(rows(stage)).toHaveCount(2);
  await expectSaved(stage);

  const options = await lookFor(stage, 'Kovalenko Kateryna');
  await expect(options).toHaveText([t('people:section.make', { name: 'Kovalenko Kateryna' })]);
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
});

test('a chain of four incidents goes on from one to the next and is the same from each', async () => {
  const { stage } = get();
  const { window, t } = stage;
  for (const [step, type, date] of [
    ['threat', 'deportation_threat', '2025-02-03'],
    ['denial', 'benefit_denial', '2025-03'],
    ['consequence', 'property_seizure', '2025-05-20'],
  ] as const) {
    const before = numbers.at(-1) ?? '';
    await window.getByRole('button', { name: t('people:chain.next'), exact: true }).click();
    await expect(window.locator('#incident-title')).not.toContainText(before);
    await expect(controlOf(window, 'account.place')).toHaveValue('Мелітополь');
    await expect(rows(stage)).toHaveCount(2);
    await record(stage, { 'account.type': type, 'account.date': date, 'coercion.step': step });
    numbers.push(await incidentNumber(stage));
  }
  expect(new Set(numbers).size).toBe(4);
  const expected = numbers.map((number) => new RegExp(number));
  await expect(links(stage)).toHaveText(expected);
  await expect(links(stage).nth(3)).toContainText(t('people:chain.here'));
  await window.locator('#section-chain').scrollIntoViewIfNeeded();
  await expectAccessible(window);
  // The other end of the chain, read in the other language.
  const english = await inLanguage(get(), 'en');
  await openIncident(english, numbers[0] ?? '');
  await expect(links(english)).toHaveText(expected);
  await expect(links(english).nth(0)).toHaveAttribute('aria-current', 'true');

  await links(english)
    .nth(1)
    .getByRole('button', { name: english.t('people:chain.unlink', { number: numbers[1] ?? '' }) })
    .click();
  await expect(links(english)).toHaveCount(0);
  await window.getByLabel(english.t('people:chain.add'), { exact: true }).fill(numbers[1] ?? '');
  const offered = window.locator('#section-chain').getByRole('listbox').getByRole('option');
  await expect(offered).toHaveText([new RegExp(numbers[1] ?? '')]);
  await window.keyboard.press('Enter');
  await expect(links(english)).toHaveText(expected);
  await expectSaved(english);
  const history = window.locator('#section-history');
  await expect(history).toContainText(`${english.t('log:history.linked')}${numbers[1]}`);
  await expect(history).toContainText(
    new RegExp(`${english.t('fields:field.role')}: P-.{4} ${kateryna.name}`),
  );
  await expect(history).not.toContainText(/role\.|link\.|[0-9a-f]{8}-/);
  await inLanguage(get(), 'uk');
});

test('everybody stands in the list of people once, and their page names all their incidents', async () => {
  const { stage } = get();
  const { window, t } = stage;
  await goTo(stage, 'people');
  const list = window.getByRole('listbox', { name: t('people:title') });
  await expect(list.getByRole('option')).toHaveCount(2);
  await window.getByLabel(t('people:list.role'), { exact: true }).selectOption('alleged_perpetrator');
  await expect(list.getByRole('option')).toHaveCount(1);
  await window.getByLabel(t('people:list.role'), { exact: true }).selectOption('');
  await window.keyboard.press('Escape');

  // By keyboard alone: find, open, change, and back among the rows.
  await window.locator('body').press('/');
  await window.keyboard.insertText('kateryna');
  await expect(list.getByRole('option')).toHaveText([/Катерина Коваленко/]);
  await window.keyboard.press('Tab');
  await list.press('j');
  await list.press('Enter');
  await expect(window.locator('#person-title')).toContainText(kateryna.name);
  await expect(window.locator('#person-title')).toContainText(/P-[2-9CDFHJKMNPQRTWX]{4}/);
  await expect(window.locator('#section-person-incidents').getByRole('row')).toHaveCount(5);
  await window.keyboard.press('e');
  await controlOf(window, 'person.occupation').fill('пенсіонерка');
  await controlOf(window, 'person.occupation').blur();
  await expectSaved(stage);
  await expect(window.locator('#section-person-history')).toContainText('пенсіонерка');
  await window.keyboard.press('Control+z');
  await expect(controlOf(window, 'person.occupation')).toHaveValue('');
  await expectSaved(stage);

  await inBothLooks(get(), async (look) => {
    await expect(look.window.locator('#section-person-incidents')).toContainText(
      look.t('fields:option.role.victim'),
    );
    await expectAccessible(look.window);
  });
  await window.locator('#person-title').click();
  await window.keyboard.press('Escape');
  await expect(list).toBeFocused();

  await goTo(stage, 'log');
  await window.keyboard.press('Control+k');
  await window.keyboard.insertText('nevidomyi');
  await window.getByRole('option', { name: new RegExp(`^P-.{4} ?${officer.name}`) }).click();
  await expect(window.locator('#person-title')).toContainText(officer.name);
});
