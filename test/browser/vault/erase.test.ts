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
  // Two records stay besides what was before: the other incident and its exhibit; four got a key of their own anew.
  expect(after).toHaveLength(before.length + 6);
  expect(left).toHaveLength(after.length);
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
  expect((await vault.api.integrity()).problems).toEqual([]);
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
  expect((await again.api.integrity()).problems).toEqual([]);
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
  expect((await (await login(olha)).api.integrity()).problems).toEqual([]);
});
