import { afterEach, expect, test } from 'vitest';
import type { VaultClient } from '../../../renderer/vault-client.ts';
import type { IncidentView } from '../../../shared/model/views.ts';
import type { FieldChanges } from '../../../shared/vault-api/log-api.ts';
import { foundOffice, foundVault, lesia, loginAs, petro, refusal, whole, wipe } from './fresh-vault.ts';

afterEach(wipe);

const everyone = { offset: 0, limit: 100 };

const withRole = (
  incident: IncidentView,
  roles: readonly ['victim' | 'witness' | 'alleged_perpetrator'],
) => ({
  incident: incident.id,
  heads: incident.heads,
  roles,
});

const officer: FieldChanges = {
  'person.name': 'Сергій Невідомий',
  'person.office': 'начальник відділення',
  'person.unit': 'відділ міграції',
  'person.rank': 'капітан',
};

test('a person made inside an incident gets a pseudonym and the role in one signed commit', async () => {
  const { vault } = await foundVault();
  const made = await vault.api.createIncident({ changes: whole });
  const entries = (await vault.api.verify({ task: 'verify' })).entries;
  const person = await vault.api.createPerson({
    changes: {
      'person.name': 'Катерина К.',
      'person.birth': '1954',
      'person.safety_notes': 'Не телефонувати',
    },
    role: withRole(made, ['victim']),
  });
  expect(person.pseudonym).toMatch(/^P-[2-9CDFHJKMNPQRTWX]{4}$/);
  expect(person).toMatchObject({ name: 'Катерина К.', incidents: 1, roles: ['victim'], may: { edit: true } });
  expect(person.appearances.map(({ incident, roles }) => [incident.number, roles])).toEqual([
    [made.number, ['victim']],
  ]);
  const after = await vault.api.verify({ task: 'verify' });
  expect([after.entries - entries, after.problems]).toEqual([2, []]);
  const incident = await vault.api.incident({ id: made.id });
  expect(incident.pseudonym).toBe(person.pseudonym);
  expect(incident.persons).toEqual([
    { id: person.id, pseudonym: person.pseudonym, name: 'Катерина К.', roles: ['victim'] },
  ]);
  const [last] = await vault.api.history({ id: person.id });
  expect(last?.changes.map(({ field }) => field).sort()).toEqual([
    'person.birth',
    'person.name',
    'person.pseudonym',
    'person.safety_notes',
  ]);
});

test('where the role cannot be given, the person is not made either', async () => {
  const { vault } = await foundVault();
  const made = await vault.api.createIncident({ changes: whole });
  const other = await vault.api.createIncident({ changes: whole });
  const changes = { 'person.name': 'Катерина К.' };
  const attempt = (role: ReturnType<typeof withRole>) => refusal(vault.api.createPerson({ changes, role }));
  expect(await attempt({ ...withRole(made, ['victim']), heads: other.heads })).toEqual({ code: 'stale' });
  expect(await attempt({ ...withRole(made, ['victim']), roles: [] as never })).toMatchObject({
    code: 'bad_value',
  });
  expect((await vault.api.persons(everyone)).total).toBe(0);
});

test('people made at once get pseudonyms of their own, which nobody may change', async () => {
  const { vault } = await foundVault();
  const made = await Promise.all(Array.from({ length: 12 }, () => vault.api.createPerson({ changes: {} })));
  expect(new Set(made.map(({ pseudonym }) => pseudonym)).size).toBe(12);
  const [first] = made;
  if (!first) throw new Error('nobody was made');
  const renamed = { ...first, changes: { 'person.pseudonym': 'P-2222' } };
  expect(await refusal(vault.api.editPerson(renamed))).toEqual({
    code: 'bad_value',
    detail: 'person.pseudonym',
  });
  expect(await refusal(vault.api.createPerson({ changes: { 'account.place': 'Токмак' } }))).toEqual({
    code: 'bad_value',
    detail: 'account.place',
  });
});

test('two edits of one field on the same version are both kept and named as a conflict', async () => {
  const { vault } = await foundVault();
  const made = await vault.api.createPerson({ changes: { 'person.name': 'Марія' } });
  await vault.api.editPerson({ ...made, changes: { 'person.name': 'Марія Л.' } });
  const second = await vault.api.editPerson({ ...made, changes: { 'person.name': 'Марина' } });
  expect(second.conflicts).toEqual(['person.name']);
  const settled = await vault.api.editPerson({ ...second, changes: { 'person.name': 'Марія Л.' } });
  expect([settled.conflicts, settled.name]).toEqual([[], 'Марія Л.']);
});

test('whoever may not edit incidents may look at people and change none', async () => {
  let vault = await foundOffice();
  const made = await vault.api.createPerson({ changes: officer });
  vault = await loginAs(vault, lesia);
  const seen = await vault.api.person({ id: made.id });
  expect([seen.name, seen.may.edit]).toEqual(['Сергій Невідомий', false]);
  for (const call of [
    vault.api.createPerson({ changes: officer }),
    vault.api.editPerson({ ...seen, changes: { 'person.rank': 'майор' } }),
  ])
    expect(await refusal(call)).toEqual({ code: 'not_permitted' });
  expect((await vault.api.persons(everyone)).total).toBe(1);
  vault = await loginAs(vault, petro);
  const promoted = await vault.api.editPerson({ ...seen, changes: { 'person.rank': 'майор' } });
  expect(promoted.fields['person.rank']).toBe('майор');
  expect(await refusal(vault.api.person({ id: crypto.randomUUID() }))).toEqual({ code: 'not_found' });
});

test('a role belongs to somebody of the vault, a link to another incident of it', async () => {
  const { vault } = await foundVault();
  const made = await vault.api.createIncident({ changes: whole });
  const person = await vault.api.createPerson({ changes: {} });
  const refused = async (field: string, value: unknown) =>
    (await refusal(vault.api.editIncident({ ...made, changes: { [field]: value } as FieldChanges }))).detail;
  for (const [field, value] of [
    [`role.${crypto.randomUUID()}`, ['victim']],
    [`role.${made.id}`, ['victim']],
    [`role.${person.id}`, ['hero']],
    [`link.${made.id}`, true],
    [`link.${person.id}`, true],
    [`link.${crypto.randomUUID()}`, true],
  ] as const)
    expect(await refused(field, value)).toBe(field);
  const strange = { ...whole, [`role.${crypto.randomUUID()}`]: ['victim'] };
  expect((await refusal(vault.api.createIncident({ changes: strange }))).code).toBe('bad_value');
  expect((await vault.api.history({ id: made.id })).length).toBe(1);
});

const office = async () => {
  const { vault } = await foundVault();
  const people = [];
  for (const changes of [
    { 'person.name': 'Мар’яна Ґудзь', 'person.other_names': 'Шевчук', 'person.birth': '1954' },
    officer,
    { 'person.name': 'Андрій Білий' },
    {},
  ])
    people.push(await vault.api.createPerson({ changes: changes as FieldChanges }));
  return { vault, people };
};

const found = async (vault: VaultClient, query: object) =>
  (await vault.api.persons({ ...everyone, ...query })).rows.map(({ name }) => name);

test('people are found by the beginning of a name, an office or a pseudonym, in either script', async () => {
  const { vault, people } = await office();
  expect(await found(vault, {})).toEqual(['Андрій Білий', 'Мар’яна Ґудзь', 'Сергій Невідомий', undefined]);
  expect(await found(vault, { text: 'mariana gud' })).toEqual(['Мар’яна Ґудзь']);
  expect(await found(vault, { text: 'шевч' })).toEqual(['Мар’яна Ґудзь']);
  expect(await found(vault, { text: 'КАПІТАН відділення' })).toEqual(['Сергій Невідомий']);
  expect(await found(vault, { text: people[3]?.pseudonym ?? '' })).toEqual([undefined]);
  expect(await found(vault, { text: 'ндрій' })).toEqual([]);
  expect(await found(vault, { text: '—' })).toEqual([]);
  expect(await found(vault, { like: { name: 'Гудзь Марьяна', birth: '1954-03' } })).toEqual([
    'Мар’яна Ґудзь',
  ]);
  expect(await found(vault, { like: { name: 'Мар’яна Ґудзь', birth: '1991' } })).toEqual([]);
  const page = await vault.api.persons({ offset: 1, limit: 1 });
  expect([page.total, page.rows.map(({ name }) => name)]).toEqual([4, ['Мар’яна Ґудзь']]);
});

test('a role narrows the people to those who have it in some incident, also once it is taken away', async () => {
  const { vault, people } = await office();
  const [first, second] = people;
  const made = await vault.api.createIncident({
    changes: {
      ...whole,
      [`role.${first?.id}`]: ['victim', 'source'],
      [`role.${second?.id}`]: ['alleged_perpetrator'],
    },
  });
  expect(made.persons.map(({ roles }) => roles)).toEqual([['victim', 'source'], ['alleged_perpetrator']]);
  expect(await found(vault, { role: 'alleged_perpetrator' })).toEqual(['Сергій Невідомий']);
  await vault.api.editIncident({ ...made, changes: { [`role.${second?.id}`]: null } });
  expect(await found(vault, { role: 'alleged_perpetrator' })).toEqual([]);
  expect((await vault.api.person({ id: second?.id ?? '' })).appearances).toEqual([]);
});

test('an incident is found by what its people are called now, and told of when they change', async () => {
  const { vault, people } = await office();
  const [first] = people;
  if (!first) throw new Error('nobody was made');
  const made = await vault.api.createIncident({ changes: { ...whole, [`role.${first.id}`]: ['victim'] } });
  const numbers = async (text: string) =>
    (await vault.api.incidents({ text, sort: 'number', descending: false, offset: 0, limit: 9 })).rows.map(
      ({ number }) => number,
    );
  expect(await numbers('gudz')).toEqual([made.number]);
  expect(await numbers(first.pseudonym)).toEqual([made.number]);
  const told: string[] = [];
  vault.on((event) => {
    if (event.type === 'changed') told.push(...event.records);
  });
  await vault.api.editPerson({ ...first, changes: { 'person.name': 'Мар’яна Коваль' } });
  expect(new Set(told)).toEqual(new Set([first.id, made.id]));
  expect(await numbers('gudz')).toEqual([]);
  expect(await numbers('koval')).toEqual([made.number]);
  expect((await vault.api.incident({ id: made.id })).persons[0]?.name).toBe('Мар’яна Коваль');
});

test('a chain is the same from each of its ends, in the order of its steps, and survives a restart', async () => {
  let vault = await foundOffice();
  const make = (date: string, step: string | undefined, linked?: IncidentView) =>
    vault.api.createIncident({
      changes: {
        ...whole,
        'account.date': date,
        ...(step ? { 'coercion.step': step } : {}),
        ...(linked ? { [`link.${linked.id}`]: true } : {}),
      },
    });
  const demand = await make('2025-03', 'demand');
  const denial = await make('2025-01', 'denial', demand);
  const threat = await make('2025-02', 'threat', demand);
  const open = await make('2024', undefined, threat);
  const alone = await make('2025', 'demand');
  const chain = async (id: string) =>
    (await vault.api.chain({ id })).map(({ incident, direct }) => [incident.number.slice(-1), direct]);
  expect(await chain(demand.id)).toEqual([
    ['1', false],
    ['3', true],
    ['2', true],
    ['4', false],
  ]);
  expect(await chain(open.id)).toEqual([
    ['1', false],
    ['3', true],
    ['2', false],
    ['4', false],
  ]);
  expect(await chain(alone.id)).toEqual([['5', false]]);
  vault = await loginAs(vault, petro);
  expect(await chain(denial.id)).toHaveLength(4);
  await vault.api.editIncident({ ...threat, changes: { [`link.${demand.id}`]: null } });
  expect(await chain(demand.id)).toEqual([
    ['1', false],
    ['2', true],
  ]);
  expect(await refusal(vault.api.chain({ id: crypto.randomUUID() }))).toEqual({ code: 'not_found' });
});

test('the history of an incident names its people and linked incidents, also those no longer part of it', async () => {
  const { vault, people } = await office();
  const [first, , , unnamed] = people;
  const other = await vault.api.createIncident({ changes: whole });
  const [role, link] = [`role.${first?.id}`, `link.${other.id}`];
  const made = await vault.api.createIncident({
    changes: { ...whole, [role]: ['victim'], [`role.${unnamed?.id}`]: ['witness'] },
  });
  const linked = await vault.api.editIncident({ ...made, changes: { [link]: true } });
  await vault.api.editIncident({ ...linked, changes: { [link]: null, [role]: null } });
  const told = (await vault.api.history({ id: made.id })).map(({ changes }) =>
    changes.flatMap(({ field, after, names }) =>
      names ? [{ field, after, ...names }] : field.startsWith('role.') ? [{ field }] : [],
    ),
  );
  const mariana = { kind: 'person', pseudonym: first?.pseudonym, name: 'Мар’яна Ґудзь' };
  const incident = { kind: 'incident', number: other.number };
  const nobody = { kind: 'person', pseudonym: unnamed?.pseudonym, name: undefined };
  const sorted = told.map((changes) => [...changes].sort((a, b) => (a.field < b.field ? -1 : 1)));
  expect(sorted[0]).toEqual([
    { field: link, after: null, ...incident },
    { field: role, after: null, ...mariana },
  ]);
  expect(sorted[1]).toEqual([{ field: link, after: true, ...incident }]);
  expect(new Set(sorted[2])).toEqual(
    new Set([
      { field: role, after: ['victim'], ...mariana },
      { field: `role.${unnamed?.id}`, after: ['witness'], ...nobody },
    ]),
  );
});
