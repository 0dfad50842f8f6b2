import { afterEach, expect, test } from 'vitest';
import { nameKey } from '../../../shared/import/match-persons.ts';
import { roleField } from '../../../shared/model/incident-links.ts';
import type { ImportRow } from '../../../shared/vault-api/import-api.ts';
import {
  foundOffice,
  foundVault,
  lesia,
  loginAs,
  petro,
  refusal,
  submitted,
  whole,
  wipe,
} from './fresh-vault.ts';

afterEach(wipe);

const file = { name: 'Опитування 2025.csv', sha256: 'a'.repeat(64), rows: 3 };
const source = 'Опитування';
const row = (line: number, changes: Record<string, string> = {}): ImportRow => ({
  line,
  changes: { ...whole, 'import.key': `key-${line}`, 'import.source': source, ...changes },
  person: { ref: `line ${line}`, changes: { 'person.name': `Особа ${line}`, 'person.birth': '1971' } },
});
const everything = { sort: 'number', descending: false, offset: 0, limit: 500 } as const;
type Vault = Awaited<ReturnType<typeof foundVault>>['vault'];
const bring = (vault: Vault, rows: readonly ImportRow[]) =>
  vault.api.importIncidents({ task: crypto.randomUUID(), file, rows });

test('rows become incidents with numbers in their order, and one signature is for all of them', async () => {
  const { vault } = await foundVault();
  const before = (await vault.api.verify({ task: 'verify' })).entries;
  const shared = { ref: 'one', changes: { 'person.name': 'Ганна', 'person.birth': '1971' } };
  const made = await bring(vault, [row(2), { ...row(3), person: shared }, { ...row(4), person: shared }]);
  expect(made).toMatchObject({
    fileName: file.name,
    created: 3,
    updated: 0,
    persons: 2,
    by: { name: 'Ольга' },
  });
  const { rows } = await vault.api.incidents(everything);
  const year = new Date().getFullYear();
  expect(rows.map(({ number }) => number)).toEqual(
    [1, 2, 3].map((count) => `ORG-${year}-${String(count).padStart(4, '0')}`),
  );
  const views = await Promise.all(rows.map(({ id }) => vault.api.incident({ id })));
  expect(views.map(({ fields }) => fields['import.key'])).toEqual(['key-2', 'key-3', 'key-4']);
  const roles = views.map(({ fields }) => Object.keys(fields).filter((name) => name.startsWith('role.')));
  expect(roles[1]).toEqual(roles[2]);
  expect(roles[0]).not.toEqual(roles[1]);
  const integrity = await vault.api.verify({ task: 'verify' });
  expect(integrity.problems).toEqual([]);
  expect(integrity.entries).toBe(before + 1 + 3 + 2);
  expect((await vault.api.imports()).map(({ id }) => id)).toEqual([made.id]);
});

test('it is all there after another login, and found by its words', async () => {
  let vault = await foundOffice();
  await bring(vault, [row(2, { 'account.narrative': 'Забрали документи.' }), row(3)]);
  vault = await loginAs(vault, petro);
  expect((await vault.api.incidents({ ...everything, text: 'документи' })).total).toBe(1);
  expect(await vault.api.imports()).toMatchObject([{ created: 2, persons: 2 }]);
});

test('a row no field may hold is refused with its line, and nothing is written', async () => {
  const { vault } = await foundVault();
  const before = (await vault.api.verify({ task: 'verify' })).entries;
  const refused = async (bad: ImportRow) => refusal(bring(vault, [row(2), bad]));
  expect(await refused(row(7, { 'account.date': '31.02.2025' }))).toEqual({
    code: 'bad_value',
    detail: '7: account.date',
  });
  const number = { 'incident.number': 'ORG-2020-0001' };
  expect((await refused(row(8, number))).detail).toBe('8: incident.number');
  expect((await refused(row(9, { [roleField(crypto.randomUUID())]: 'victim' }))).code).toBe('bad_value');
  const pseudonym = { ref: 'x', changes: { 'person.pseudonym': 'P-2222' } };
  expect((await refused({ ...row(10), person: pseudonym })).detail).toBe('10: person.pseudonym');
  expect((await vault.api.verify({ task: 'verify' })).entries).toBe(before);
  expect(await vault.api.imports()).toEqual([]);
});

test('a legal profile imports nothing', async () => {
  const vault = await foundOffice(lesia);
  expect((await refusal(bring(vault, [row(2)]))).code).toBe('not_permitted');
});

test('an import cancelled before it is written leaves nothing', async () => {
  const { vault } = await foundVault();
  const task = crypto.randomUUID();
  vault.on((event) => {
    if (event.type === 'progress') void vault.api.cancel({ task });
  });
  const rows = Array.from({ length: 2000 }, (_, index) => row(index + 2));
  expect((await refusal(vault.api.importIncidents({ task, file, rows }))).code).toBe('cancelled');
  expect((await vault.api.incidents(everything)).total).toBe(0);
});

test('an import says when it can no longer be cancelled, and goes through then', async () => {
  const { vault } = await foundVault();
  const task = crypto.randomUUID();
  let isSettled = false;
  vault.on((event) => {
    if (event.type !== 'settled' || event.task !== task) return;
    isSettled = true;
    void vault.api.cancel({ task });
  });
  await vault.api.importIncidents({ task, file: { ...file, rows: 2 }, rows: [row(2), row(3)] });
  expect(isSettled).toBe(true);
  expect((await vault.api.incidents(everything)).total).toBe(2);
});

test('a later file finds its incidents by key and source, and says what people changed since', async () => {
  const { vault } = await foundVault();
  await bring(vault, [row(2), row(3)]);
  const [known] = await vault.api.importedBefore({ source, keys: ['key-2', 'key-9'] });
  expect(known).toMatchObject({ key: 'key-2', mayEdit: true, changedSince: [] });
  expect(known?.person?.fields['person.name']).toBe('Особа 2');
  expect(await vault.api.importedBefore({ source: 'Інше', keys: ['key-2'] })).toEqual([]);
  if (!known) throw new Error('Nothing was found');
  await vault.api.editIncident({ ...known, changes: { 'account.place': 'Токмак' } });
  const [changed] = await vault.api.importedBefore({ source, keys: ['key-2'] });
  expect(changed?.changedSince).toEqual(['account.place']);
  const stale = { line: 2, incident: known, changes: { 'account.date': '2024' } };
  expect((await refusal(bring(vault, [stale]))).code).toBe('stale');
});

test('people named in a file are found as they are written, told only what is asked, and linked without a second record', async () => {
  const { vault } = await foundVault();
  await bring(vault, [
    {
      ...row(2),
      person: { ref: 'a', changes: { 'person.name': 'Ганна Мар’яненко', 'person.contact': '1' } },
    },
    { ...row(3), person: { ref: 'b', changes: { 'person.name': 'Петро Ковальчук' } } },
  ]);
  const names = [nameKey("ГАННА  МАР'ЯНЕНКО"), nameKey('Петро')];
  const found = await vault.api.personsNamed({ names, fields: ['person.sex'] });
  expect(found).toMatchObject([{ name: 'Ганна Мар’яненко', fields: { 'person.name': 'Ганна Мар’яненко' } }]);
  expect(Object.keys(found[0]?.fields ?? {})).toEqual(['person.name']);
  const [known] = found;
  if (!known) throw new Error('Nobody was found');
  const { id, heads } = known;
  const linked = { ref: id, id, heads, changes: { 'person.birth': '1971' } };
  const made = await bring(vault, [{ ...row(4), person: linked }]);
  expect(made).toMatchObject({ created: 1, persons: 0 });
  const [incident] = await vault.api.importedBefore({ source, keys: ['key-4'] });
  expect(incident?.person).toMatchObject({ id, fields: { 'person.birth': '1971', 'person.contact': '1' } });
  // Taken back, the person has what was held of her before.
  await vault.api.undoImport({ import: made.id, reason: 'Не той файл' });
  const [after] = await vault.api.personsNamed({ names, fields: [] });
  expect(after?.fields).toEqual({ 'person.name': 'Ганна Мар’яненко' });
});

test('an undo retracts what the import began and puts back what it changed, but for what was worked on since', async () => {
  const { vault } = await foundVault();
  await bring(vault, [row(2), row(3)]);
  const known = await vault.api.importedBefore({ source, keys: ['key-2', 'key-3'] });
  const update = known.map(
    (incident, index): ImportRow => ({
      line: index + 2,
      incident,
      changes: { 'account.place': 'Бердянськ' },
    }),
  );
  const made = await bring(vault, [...update, row(4), row(5)]);
  expect(made).toMatchObject({ created: 2, updated: 2 });
  const ids = new Map(
    (await vault.api.importedBefore({ source, keys: ['key-2', 'key-3', 'key-4', 'key-5'] })).map((one) => [
      one.key,
      one,
    ]),
  );
  const worked = [ids.get('key-3'), ids.get('key-5')];
  for (const one of worked)
    if (one) await vault.api.editIncident({ ...one, changes: { 'account.date': '2024' } });
  const undone = await vault.api.undoImport({ import: made.id, reason: 'Не той файл' });
  expect(undone.kept.map(({ id }) => id).sort()).toEqual(worked.map((one) => one?.id).sort());
  expect(undone.import).toMatchObject({ mayUndo: false, undone: { by: { name: 'Ольга' } } });
  const stateOf = async (key: string) => vault.api.incident({ id: ids.get(key)?.id ?? '' });
  expect((await stateOf('key-2')).fields['account.place']).toBe('Мелітополь');
  expect((await stateOf('key-3')).fields['account.place']).toBe('Бердянськ');
  expect((await stateOf('key-4')).state).toBe('retracted');
  expect((await stateOf('key-5')).state).toBe('draft');
  // Of the people of rows 2 to 5 only the one of the incident that was taken back is gone.
  const names = (await vault.api.persons({ offset: 0, limit: 10 })).rows.map(({ name }) => name);
  expect(names).toEqual(['Особа 2', 'Особа 3', 'Особа 5']);
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
  // What was taken back may come in again.
  expect(await vault.api.importedBefore({ source, keys: ['key-4'] })).toEqual([]);
  expect((await refusal(vault.api.undoImport({ import: made.id, reason: 'Ще раз' }))).code).toBe(
    'not_permitted',
  );
});

test('what was submitted or retracted by hand stays as it is', async () => {
  const { vault } = await foundVault();
  await submitted(vault);
  const made = await bring(vault, [row(2), row(3)]);
  const [first, second] = await vault.api.importedBefore({ source, keys: ['key-2', 'key-3'] });
  if (!first || !second) throw new Error('Nothing was found');
  await vault.api.submitIncident(first);
  await vault.api.retractIncident({ ...second, reason: 'Помилка' });
  const { kept } = await vault.api.undoImport({ import: made.id, reason: 'Не той файл' });
  expect(kept.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect((await vault.api.importedBefore({ source, keys: ['key-3'] }))[0]?.mayEdit).toBe(false);
});

test('a thousand rows are one commit', async () => {
  const { vault } = await foundVault();
  const rows = Array.from({ length: 1000 }, (_, index) => row(index + 2));
  const made = await bring(vault, rows);
  expect(made).toMatchObject({ created: 1000, persons: 1000 });
  expect((await vault.api.incidents(everything)).total).toBe(1000);
});
