import { afterEach, expect, test } from 'vitest';
import { foundOffice, foundVault, loginAs, petro, refusal, whole, wipe } from './fresh-vault.ts';

afterEach(wipe);

test('very long, right-to-left and emoji text comes back as it was typed', async () => {
  const { vault } = await foundVault();
  const name = '\u202Eשלום 👩‍👩‍👧‍👦 Ім’я '.repeat(500).slice(0, 10_000);
  const made = await vault.api.createIncident({ changes: { 'coercion.exact_words': name } });
  expect(made.fields['coercion.exact_words']).toBe(name);
  const { heads, id } = made;
  const long = 'ї'.repeat(100_000);
  const edited = await vault.api.editIncident({ id, heads, changes: { 'account.narrative': long } });
  expect(edited.fields['account.narrative']).toBe(long);
  expect(edited.excerpt).toHaveLength(160);
  expect(
    await refusal(vault.api.editIncident({ ...edited, changes: { 'account.narrative': `${long}ї` } })),
  ).toEqual({
    code: 'bad_value',
    detail: 'account.narrative',
  });
});

test('what no field may hold is refused with the field’s name and changes nothing', async () => {
  const { vault } = await foundVault();
  const made = await vault.api.createIncident({ changes: whole });
  const refused = async (changes: Record<string, unknown>) =>
    (await refusal(vault.api.editIncident({ ...made, changes: changes as typeof whole }))).detail;
  expect(await refused({ 'account.date': '31.02.2025' })).toBe('account.date');
  expect(await refused({ 'account.type': 'robbery' })).toBe('account.type');
  expect(await refused({ 'no.such': 'x' })).toBe('no.such');
  expect(await refused({ 'incident.number': 'ORG-2020-0001' })).toBe('incident.number');
  expect(await refused({ 'person.name': 'Марія' })).toBe('person.name');
  expect(await refused({ [`exhibit.${crypto.randomUUID()}`]: true })).toMatch(/^exhibit\./);
  expect(await refused({ 'account.narrative': '\ud800' })).toBe('account.narrative');
  expect(await vault.api.incident({ id: made.id })).toEqual(made);
  expect(await vault.api.history({ id: made.id })).toHaveLength(1);
});

test('saving what is there already writes nothing', async () => {
  const { vault } = await foundVault();
  const made = await vault.api.createIncident({ changes: whole });
  expect(await vault.api.editIncident({ ...made, changes: whole })).toEqual(made);
});

test('two edits of one field on the same version are both kept and the field is named as a conflict', async () => {
  const { vault } = await foundVault();
  const made = await vault.api.createIncident({ changes: whole });
  await vault.api.editIncident({ ...made, changes: { 'account.place': 'Токмак', 'account.date': '2024' } });
  const second = await vault.api.editIncident({ ...made, changes: { 'account.place': 'Бердянськ' } });
  expect(second.conflicts).toEqual(['account.place']);
  expect(second.fields['account.date']).toBe('2024');
  const chosen = await vault.api.editIncident({ ...second, changes: { 'account.place': 'Токмак' } });
  expect(chosen.conflicts).toEqual([]);
  expect(chosen.fields['account.place']).toBe('Токмак');
});

test('an edit on entries that are not this incident’s is refused as stale', async () => {
  const { vault } = await foundVault();
  const [one, two] = [
    await vault.api.createIncident({ changes: whole }),
    await vault.api.createIncident({ changes: whole }),
  ];
  expect(await refusal(vault.api.editIncident({ id: one.id, heads: two.heads, changes: {} }))).toEqual({
    code: 'stale',
  });
  expect(await refusal(vault.api.editIncident({ id: one.id, heads: [], changes: {} }))).toEqual({
    code: 'stale',
  });
});

test('incidents made at once get numbers of their own', async () => {
  const { vault } = await foundVault();
  const made = await Promise.all(
    Array.from({ length: 12 }, () => vault.api.createIncident({ changes: whole })),
  );
  expect(new Set(made.map(({ number }) => number)).size).toBe(12);
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
});

test('a change is told as an event, and the history says who changed what from what', async () => {
  let vault = await foundOffice();
  const made = await vault.api.createIncident({ changes: whole });
  vault = await loginAs(vault, petro);
  const told: string[] = [];
  vault.on((event) => {
    if (event.type === 'changed') told.push(...event.records);
  });
  await vault.api.editIncident({ ...made, changes: { 'account.place': 'Токмак' } });
  expect(told).toEqual([made.id]);
  const [last] = await vault.api.history({ id: made.id });
  expect(last).toMatchObject({
    kind: 'edit',
    by: { name: 'Петро' },
    changes: [{ field: 'account.place', before: 'Мелітополь', after: 'Токмак' }],
  });
});
