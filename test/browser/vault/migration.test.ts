import { afterEach, beforeEach, expect, test } from 'vitest';
import format1 from '../../fixtures/vaults/format-1.json' with { type: 'json' };
import { login, olha, petro, wipe } from './fresh-vault.ts';
import { restored, type StoredDatabase } from './raw-rows.ts';
import { saving } from './save-target.ts';

/** Vaults that earlier versions wrote: see test/fixtures/vaults/README.md. */

const unpacked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(unpacked);
  if (typeof value !== 'object' || value === null) return value;
  if ('$bytes' in value) return Uint8Array.from(atob(String(value.$bytes)), (unit) => unit.charCodeAt(0));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unpacked(inner)]));
};

beforeEach(async () => {
  for (const database of format1) await restored(unpacked(database) as StoredDatabase);
});
afterEach(wipe);

const everything = { sort: 'number', descending: false, offset: 0, limit: 10 } as const;

test('a vault of format 1 opens whole, with all that was recorded, reviewed, imported and erased', async () => {
  const { api } = await login(olha);
  expect((await api.verify({ task: 'verify' })).problems).toEqual([]);
  const { rows } = await api.incidents(everything);
  expect(rows.map(({ state, excerpt }) => [state, excerpt])).toEqual([
    ['approved', 'Прийшли вдруге.'],
    ['erased', ''],
    ['draft', 'Рядок перший'],
    ['draft', 'Рядок другий'],
  ]);
  const [approved] = rows;
  const history = await api.history({ id: approved?.id ?? '' });
  expect(history.map(({ by }) => by.name)).toContain(petro.name);
  expect((await api.persons({ offset: 0, limit: 10 })).rows).toMatchObject([{ name: 'Катерина К.' }]);
  expect(await api.cases()).toMatchObject([{ title: 'Перша справа' }]);
  expect(await api.imports()).toMatchObject([{ fileName: 'таблиця.csv' }]);
});

test('evidence of a vault of format 1 comes back byte for byte', async () => {
  const { api } = await login(olha);
  const [first] = (await api.incidents(everything)).rows;
  const { exhibitList } = await api.incident({ id: first?.id ?? '' });
  const target = saving();
  await api.saveOriginal({ task: 't', exhibit: exhibitList[0]?.id ?? '', port: target.port });
  expect(await target.bytes()).toEqual(Uint8Array.from({ length: 20_000 }, (_, at) => (at * 31) % 251));
});

test('a vault of format 1 is written to, and each of its people still opens it', async () => {
  const before = await login(olha);
  const made = await before.api.createIncident({ changes: { 'account.narrative': 'Після оновлення.' } });
  before.terminate();
  const { api } = await login(petro);
  expect((await api.verify({ task: 'verify' })).problems).toEqual([]);
  expect((await api.incident({ id: made.id })).fields['account.narrative']).toBe('Після оновлення.');
});
