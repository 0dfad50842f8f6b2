import { afterEach, expect, test } from 'vitest';
import type { VaultClient } from '../../../renderer/vault-client.ts';
import type { IncidentView } from '../../../shared/model/views.ts';
import {
  foundOffice,
  foundVault,
  lesia,
  login,
  loginAs,
  olha,
  petro,
  refusal,
  whole,
  wipe,
} from './fresh-vault.ts';
import { rowsOf } from './raw-rows.ts';

afterEach(wipe);

const secret = 'Стерта-Канарка';
const reason = 'Людина відкликала згоду.';

const file = (name: string, body: string): File => new File([body], name, { type: 'text/plain' });

const attach = (vault: VaultClient, incident: IncidentView, ...files: readonly File[]) =>
  files.reduce(
    async (before, one) => vault.api.attach({ task: one.name, incident: (await before).id, file: one }),
    Promise.resolve(incident),
  );

/** An incident with a photograph of its own and one that another incident has too. */
const recorded = async (vault: VaultClient) => {
  const other = await attach(
    vault,
    await vault.api.createIncident({ changes: whole }),
    file('спільний.txt', 'той самий файл'),
  );
  const made = await vault.api.createIncident({
    changes: { ...whole, 'account.narrative': secret, 'account.place': secret },
  });
  const incident = await attach(
    vault,
    made,
    file(`${secret}.txt`, secret),
    file('копія.txt', 'той самий файл'),
    file('знятий.txt', 'доданий і знятий'),
  );
  const detached = incident.exhibitList.find(({ fileName }) => fileName === 'знятий.txt')?.id ?? '';
  return {
    other,
    incident: await vault.api.detach({ incident: incident.id, exhibit: detached, reason: secret }),
  };
};

const erase = (vault: VaultClient, { id, heads }: IncidentView) =>
  vault.api.eraseIncident({ id, heads, reason });

const keyRows = async () => (await rowsOf('zapys-ledger', 'recordKeys')).map(({ id }) => id);
const evidenceRows = async () => (await rowsOf('zapys-evidence', 'evidence')).map(({ id }) => id);

test('the keys of the incident and of every exhibit it ever had are gone from the disk', async () => {
  const { vault } = await foundVault();
  const before = await keyRows();
  const { incident, other } = await recorded(vault);
  const after = await keyRows();
  const kept = [...before];
  await erase(vault, incident);
  const left = await keyRows();
  // Two records stay besides what was before: the other incident and its exhibit; the four share a row of new keys.
  expect(after).toHaveLength(before.length + 6);
  expect(left).toHaveLength(before.length + 3);
  expect(left.filter((id) => after.includes(id))).toHaveLength(before.length + 2);
  expect(kept.every((id) => left.includes(id))).toBe(true);
  expect((await vault.api.incident({ id: other.id })).fields).toEqual(other.fields);
});

test('its bytes are gone, except those that another incident has too', async () => {
  const { vault } = await foundVault();
  const { incident, other } = await recorded(vault);
  expect(await evidenceRows()).toHaveLength(3);
  const plan = await vault.api.erasurePlan({ id: incident.id });
  expect(plan.exhibits.map(({ fileName, kept }) => [fileName, kept])).toEqual([
    [`${secret}.txt`, false],
    ['копія.txt', true],
    ['знятий.txt', false],
  ]);
  await erase(vault, incident);
  const [left, ...more] = await evidenceRows();
  expect(more).toEqual([]);
  expect((await rowsOf('zapys-evidence', 'chunks')).map(({ evidence }) => evidence)).toEqual([left]);
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
  expect(await vault.api.incident({ id: other.id })).toEqual(other);
});

test('who erased it, when and why is left, and nothing of what it said, before and after reopening', async () => {
  const { vault } = await foundVault();
  const { incident } = await recorded(vault);
  const erased = await erase(vault, incident);
  const look = async (open: VaultClient) => {
    const view = await open.api.incident({ id: incident.id });
    const history = await open.api.history({ id: incident.id });
    const page = { sort: 'changed', descending: true, offset: 0, limit: 10 } as const;
    const found = await open.api.incidents({ ...page, text: secret });
    const { rows } = await open.api.incidents(page);
    expect(found.total).toBe(0);
    expect(JSON.stringify([view, history, rows])).not.toContain(secret);
    return { view, history };
  };
  const now = await look(vault);
  expect(now.view).toEqual(erased);
  expect(erased).toMatchObject({
    number: incident.number,
    state: 'erased',
    fields: {},
    exhibitList: [],
    erased: { reason, by: { name: olha.name } },
    may: { edit: false, submit: false, decide: false, retract: false, erase: false },
  });
  expect(now.history.map(({ kind, erased }) => [kind, erased])).toEqual([
    ['erase', false],
    ...now.history.slice(1).map(({ kind }) => [kind, true]),
  ]);
  vault.terminate();

  const again = await login(olha);
  expect(await look(again)).toEqual(now);
  expect((await again.api.verify({ task: 'verify' })).problems).toEqual([]);
});

test('an erased incident takes no edit, no file and no second erasure, and its number is never given again', async () => {
  const { vault } = await foundVault();
  const { incident } = await recorded(vault);
  const { id, heads, number } = await erase(vault, incident);
  const refusals = [
    vault.api.editIncident({ id, heads, changes: { 'account.place': 'Токмак' } }),
    vault.api.attach({ task: 'x', incident: id, file: file('ще.txt', 'ще') }),
    vault.api.eraseIncident({ id, heads, reason }),
    vault.api.retractIncident({ id, heads, reason }),
  ];
  for (const refused of refusals) expect(await refusal(refused)).toMatchObject({ code: 'not_permitted' });
  expect((await vault.api.createIncident({ changes: whole })).number).not.toBe(number);
});

test('an erasure needs a reason, the version the person saw, and the right to retract', async () => {
  let vault = await foundOffice();
  const made = await vault.api.createIncident({ changes: whole });
  const { id, heads } = made;
  expect(await refusal(vault.api.eraseIncident({ id, heads, reason: ' ' }))).toEqual({
    code: 'bad_value',
    detail: 'erase.reason',
  });
  const edited = await vault.api.editIncident({ id, heads, changes: { 'account.place': 'Токмак' } });
  expect(await refusal(vault.api.eraseIncident({ id, heads, reason }))).toEqual({ code: 'stale' });
  vault = await loginAs(vault, lesia);
  expect(await refusal(erase(vault, edited))).toEqual({ code: 'not_permitted' });
  vault = await loginAs(vault, petro);
  expect((await erase(vault, edited)).erased?.by.name).toBe(petro.name);
});

test('a retracted incident can still be erased', async () => {
  const { vault } = await foundVault();
  const made = await vault.api.createIncident({ changes: whole });
  const retracted = await vault.api.retractIncident({ id: made.id, heads: made.heads, reason });
  expect((await erase(vault, retracted)).state).toBe('erased');
  vault.terminate();
  expect((await (await login(olha)).api.verify({ task: 'verify' })).problems).toEqual([]);
});

/** Three people: in this incident alone, in another one too, and in another one once, from which they were taken out. */
const withPeople = async (vault: VaultClient) => {
  const make = async (name: string) =>
    vault.api.createPerson({ changes: { 'person.name': name, 'person.safety_notes': secret } });
  const alone = await make(`${secret} Сама`);
  const shared = await make('Свідок Двох');
  const left = await make(`${secret} Вилучений`);
  const roles = (...persons: readonly { id: string }[]) =>
    Object.fromEntries(persons.map(({ id }) => [`role.${id}`, ['witness']]));
  const incident = await vault.api.createIncident({ changes: { ...whole, ...roles(alone, shared, left) } });
  const other = await vault.api.createIncident({ changes: { ...whole, ...roles(shared, left) } });
  await vault.api.editIncident({ ...other, changes: { [`role.${left.id}`]: null } });
  return { incident, other: await vault.api.incident({ id: other.id }), alone, shared, left };
};

test('people with a role nowhere else are offered with an erased incident, and go only when they are named', async () => {
  const { vault } = await foundVault();
  const { incident, other, alone, shared, left } = await withPeople(vault);
  const { id, heads } = incident;
  const plan = await vault.api.erasurePlan({ id });
  expect(new Set(plan.persons)).toEqual(
    new Set([alone, left].map((one) => ({ id: one.id, pseudonym: one.pseudonym }))),
  );
  for (const stranger of [shared.id, crypto.randomUUID()])
    expect(
      await refusal(vault.api.eraseIncident({ id, heads, reason, persons: [alone.id, stranger] })),
    ).toEqual({ code: 'bad_value', detail: 'person' });
  expect((await vault.api.incident({ id })).state).toBe('draft');

  const keys = await keyRows();
  const entries = (await vault.api.verify({ task: 'verify' })).entries;
  await vault.api.eraseIncident({ id, heads, reason, persons: [alone.id] });
  // The incident and the one person each lost the key they had.
  expect((await keyRows()).filter((key) => keys.includes(key))).toHaveLength(keys.length - 2);
  const look = async (open: VaultClient) => {
    const after = await open.api.verify({ task: 'verify' });
    expect([after.entries - entries, after.problems]).toEqual([2, []]);
    const rows = (await open.api.persons({ offset: 0, limit: 9 })).rows;
    expect(new Set(rows.map((one) => one.name))).toEqual(new Set([shared.name, left.name]));
    expect((await open.api.persons({ offset: 0, limit: 9, text: 'Сама' })).total).toBe(0);
    const history = await open.api.history({ id: alone.id });
    expect(history.map(({ kind, erased }) => [kind, erased])).toEqual([
      ['erase', false],
      ['edit', true],
    ]);
    expect(JSON.stringify([rows.map(({ id: one }) => one), history])).not.toContain(secret);
    // Nobody finds, changes or names whoever was erased.
    const gone = { id: alone.id, heads: history.map((entry) => entry.id).slice(0, 1) };
    for (const call of [
      open.api.person(gone),
      open.api.editPerson({ ...gone, changes: { 'person.name': 'Знову' } }),
    ])
      expect((await refusal(call)).code).toBe('not_found');
    const role = `role.${alone.id}`;
    expect(await refusal(open.api.editIncident({ ...other, changes: { [role]: ['witness'] } }))).toEqual({
      code: 'bad_value',
      detail: role,
    });
    // Whoever was kept is still who they were, in the incidents that are left.
    const kept = await open.api.person({ id: shared.id });
    expect(kept.fields).toEqual(shared.fields);
    expect(kept.appearances.map(({ incident: one }) => one.id)).toEqual([other.id]);
    expect((await open.api.person({ id: left.id })).appearances).toEqual([]);
    expect(await open.api.incident({ id: other.id })).toEqual(other);
  };
  await look(vault);
  vault.terminate();
  await look(await login(olha));
});

test('somebody linked elsewhere while the erasure was decided on is not erased with it', async () => {
  const { vault } = await foundVault();
  const { incident, other, alone } = await withPeople(vault);
  await vault.api.editIncident({ ...other, changes: { [`role.${alone.id}`]: ['witness'] } });
  const { id, heads } = incident;
  const refused = vault.api.eraseIncident({ id, heads, reason, persons: [alone.id] });
  expect(await refusal(refused)).toEqual({ code: 'bad_value', detail: 'person' });
  await vault.api.eraseIncident({ id, heads, reason });
  expect((await vault.api.person({ id: alone.id })).appearances.map(({ incident: one }) => one.id)).toEqual([
    other.id,
  ]);
});
