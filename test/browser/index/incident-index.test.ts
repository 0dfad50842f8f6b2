import { afterEach, expect, test } from 'vitest';
import { incidentIndex } from '../../../renderer/vault/index/incident-index.ts';
import { indexSchema } from '../../../renderer/vault/index/index-schema.ts';
import { recordPlaces } from '../../../renderer/vault/index/record-places.ts';
import { type Database, databaseIn } from '../../../renderer/vault/sqlite/database.ts';
import { pieceFile } from '../../../renderer/vault/sqlite/piece-file.ts';
import { closeDatabase } from '../../../renderer/vault/sqlite/statements.ts';
import type { IncidentFilter, IncidentSort } from '../../../shared/vault-api/log-api.ts';
import { indexed, places } from './sample-incidents.ts';

const opened: Database[] = [];
const [anna, borys] = [
  '7b1d0d8e-52c5-4a0f-9c1b-0d5f1f6b2a01',
  '7b1d0d8e-52c5-4a0f-9c1b-0d5f1f6b2a02',
] as const;
const inRole = (person: string) => ({ [`role.${person}`]: ['victim', 'source'] });
afterEach(() => {
  for (const database of opened.splice(0)) closeDatabase(database);
});

const asking = { me: 'olha', today: '2025-06-01' };

const first = indexed(1, {
  'account.type': 'conscription',
  'account.date': '2025-03-14',
  'account.place': 'Мелітополь',
  'account.place_code': 'UA23080170010016297',
  'account.narrative': 'Вимагали взяти паспорт.',
  'source.reliability': 'A',
  'source.credibility': '2',
  'consent.for_storage': 'yes',
});

/** Seven incidents that differ in everything a filter asks for. */
const filled = async () => {
  const database = await databaseIn(pieceFile());
  database.exec(indexSchema);
  opened.push(database);
  const index = incidentIndex(database, places);
  const kept = recordPlaces(database);
  for (let id = 1; id <= 7; id += 1) kept.add(String(id), 'incident', { seq: id, index: 0 });
  index.put([
    first,
    indexed(2, { 'account.date': '2024~', 'account.place': 'Єнакієве', 'consent.for_storage': 'no' }),
    indexed(3, {
      'account.date': '../2022-01',
      'account.place': 'Їжаківка',
      'consent.to_lawyer': 'anonymised',
      'consent.expires': '2025-05-31',
    }),
    indexed(4, { 'account.date': '2025-05/..', 'source.reliability': 'F' }, { exhibits: 2 }),
    indexed(5, {
      'account.type': 'benefit_denial',
      'account.place': 'Токмак',
      'account.place_code': 'UA23080270010088888',
      'consent.for_storage': 'yes',
      'consent.withdrawn': '2025-02',
    }),
    indexed(6, { 'account.date': '2025-21' }, { state: 'approved', author: 'petro' }),
    indexed(
      7,
      {
        'account.date': '2023',
        'account.narrative': 'Паспорт відібрали: взяти назад не дали.',
        ...inRole(anna),
      },
      { state: 'returned' },
    ),
  ]);
  const found = (filter: IncidentFilter) => {
    const query = { ...filter, sort: 'number', descending: false, offset: 0, limit: 50 } as const;
    const { total, ids } = index.find(query, asking);
    expect(total).toBe(ids.length);
    return ids.join('');
  };
  const inOrder = (sort: IncidentSort, descending = false) =>
    index.find({ sort, descending, offset: 0, limit: 50 }, asking).ids.join('');
  return { index, found, inOrder };
};

test('each filter narrows the list, and together they narrow it further', async () => {
  const { found } = await filled();
  expect(found({})).toBe('1234567');
  expect(found({ types: ['conscription', 'benefit_denial'] })).toBe('15');
  expect(found({ states: ['approved', 'returned'] })).toBe('67');
  expect(found({ states: [] })).toBe('');
  expect(found({ mine: true })).toBe('123457');
  expect(found({ reliability: ['A'] })).toBe('1');
  expect(found({ credibility: ['2'] })).toBe('1');
  expect(found({ hasEvidence: true })).toBe('4');
  expect(found({ hasEvidence: false })).toBe('123567');
  expect(found({ person: anna })).toBe('7');
  expect(found({ consent: ['given'] })).toBe('1');
  expect(found({ consent: ['none'] })).toBe('467');
  expect(found({ consent: ['refused', 'expired', 'withdrawn'] })).toBe('235');
  expect(found({ types: ['conscription'], reliability: ['F'] })).toBe('');
});

test('a place stands for all places within it', async () => {
  const { found } = await filled();
  expect(found({ place: 'UA23080170010016297' })).toBe('1');
  expect(found({ place: 'UA23000000000064947' })).toBe('15');
  expect(found({ place: 'UA14000000000091971' })).toBe('');
});

test('a range of dates finds what may have happened within it, and nothing undated', async () => {
  const { found } = await filled();
  expect(found({ dates: { from: '2025-03-14', to: '2025-03-14' } })).toBe('16');
  expect(found({ dates: { to: '2022-01-31' } })).toBe('3');
  expect(found({ dates: { from: '2025-06-01' } })).toBe('4');
  expect(found({ dates: { from: '2024-12-31', to: '2025-03-01' } })).toBe('26');
  expect(found({ dates: { from: '2019-05-05', to: '2019-05-05' } })).toBe('3');
});

test('words are found by prefix and in either script, a phrase only as it stands', async () => {
  const { found } = await filled();
  expect(found({ text: 'pasp' })).toBe('17');
  expect(found({ text: 'МЕЛІТОП' })).toBe('1');
  expect(found({ text: '"взяти паспорт"' })).toBe('1');
  expect(found({ text: '"взяти паспор"' })).toBe('');
  expect(found({ text: '«взяти паспор' })).toBe('1');
  expect(found({ text: 'взяти паспорт' })).toBe('17');
  expect(found({ text: '"конвой' })).toBe('');
  expect(found({ text: 'ORG-2025-0003' })).toBe('3');
  // The place's other names, and the oblast it lies in.
  expect(found({ text: 'zaporizka' })).toBe('15');
  // No phrase from the end of one text into the next.
  expect(found({ text: '"Мелітополь Вимагали"' })).toBe('');
  expect(found({ text: '"Вимагали Мелітополь"' })).toBe('');
  expect(found({ text: ' * ' })).toBe('');
});

test('the list sorts by each column, dates by the earliest or the latest day, blanks last', async () => {
  const { inOrder } = await filled();
  expect(inOrder('number')).toBe('1234567');
  expect(inOrder('number', true)).toBe('7654321');
  expect(inOrder('date')).toBe('3726145');
  expect(inOrder('date', true)).toBe('6412735');
  expect(inOrder('place')).toBe('2315467');
  expect(inOrder('place', true).slice(0, 4)).toBe('5132');
  expect(inOrder('type').slice(0, 2)).toBe('51');
  expect(inOrder('state').slice(-2)).toBe('76');
  expect(inOrder('author').slice(-1)).toBe('6');
  expect(inOrder('exhibits', true).slice(0, 1)).toBe('4');
  expect(inOrder('grade').slice(0, 2)).toBe('14');
  expect(inOrder('grade', true).slice(0, 2)).toBe('41');
  expect(inOrder('lacking').slice(0, 1)).toBe('1');
  expect(inOrder('changed', true)).toBe('7654321');
});

test('each choice of a filter is counted among what the other filters leave', async () => {
  const { index } = await filled();
  expect(index.count({}, 'state', asking)).toEqual({ draft: 5, approved: 1, returned: 1 });
  expect(index.count({}, 'type', asking)).toEqual({ conscription: 1, benefit_denial: 1 });
  expect(index.count({}, 'consent', asking)).toEqual({
    given: 1,
    refused: 1,
    expired: 1,
    withdrawn: 1,
    none: 3,
  });
  expect(index.count({}, 'consent', { ...asking, today: '2025-05-31' })).toMatchObject({ given: 2 });
  expect(index.count({ text: 'паспорт' }, 'evidence', asking)).toEqual({ no: 2 });
  expect(index.count({ text: '*' }, 'evidence', asking)).toEqual({});
});

test('an incident put again is found by what it says now alone', async () => {
  const { index, found } = await filled();
  index.put([indexed(1, { 'account.narrative': 'Інша розповідь', ...inRole(borys) })]);
  expect(found({ text: 'паспорт' })).toBe('7');
  expect(found({ text: 'розповідь' })).toBe('1');
  expect([...index.rolesOf(borys)]).toEqual([['1', ['victim', 'source']]]);
  index.put([indexed(1, { 'account.narrative': 'Ще інша' })]);
  expect(found({ text: 'розповідь' })).toBe('');
  expect([...index.rolesOf(borys)]).toEqual([]);
});

test('incidents are counted by kind, state, month and oblast, each of them once', async () => {
  const { index } = await filled();
  const before = index.statistics();
  index.put([indexed(1, { 'account.date': '2025-04-01' }, { state: 'approved' })]);
  expect(index.statistics()).toContainEqual(
    expect.objectContaining({ type: undefined, state: 'approved', month: '2025-04', count: 1 }),
  );
  index.put([first]);
  expect(index.statistics()).toEqual(before);
  const counts = index.statistics();
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(7);
  expect(counts).toContainEqual({
    type: 'conscription',
    state: 'draft',
    month: '2025-03',
    oblast: 'UA23',
    count: 1,
  });
  // What may have been in several months, or is not known at all, counts for none.
  expect(counts.filter(({ month }) => month === undefined).reduce((sum, { count }) => sum + count, 0)).toBe(
    6,
  );
  expect(counts.filter(({ state }) => state === 'approved')).toHaveLength(1);
});
