import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incidentIndex } from '../../../renderer/vault/index/incident-index.ts';
import type { KeptSummary } from '../../../renderer/vault/index/incident-row.ts';
import { indexSchema } from '../../../renderer/vault/index/index-schema.ts';
import { recordPlaces } from '../../../renderer/vault/index/record-places.ts';
import { databaseIn } from '../../../renderer/vault/sqlite/database.ts';
import { pieceFile } from '../../../renderer/vault/sqlite/piece-file.ts';
import { closeDatabase } from '../../../renderer/vault/sqlite/statements.ts';
import { incidentTypeIds } from '../../../shared/model/incident-types.ts';
import { personRoles } from '../../../shared/model/person.ts';
import { reviewStates } from '../../../shared/model/views.ts';
import { indexed, places } from '../../browser/index/sample-incidents.ts';

/** A row of the list is kept in columns, and made whole again from them. */

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const count = fc.nat({ max: 2_000 });
const instants = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') });

const summaries: fc.Arbitrary<Omit<KeptSummary, 'id'>> = fc.record({
  number: text,
  type: maybe(fc.constantFrom(...incidentTypeIds)),
  date: maybe(fc.constantFrom('2024', '2024-05', '2024-05-06~', '../2022-01', '2025-05/..', 'about noon')),
  place: maybe(text),
  placeCode: maybe(text),
  pseudonym: text,
  persons: fc.array(
    fc.record({
      id: fc.uuid(),
      pseudonym: text,
      name: text,
      roles: fc.uniqueArray(fc.constantFrom(...personRoles)),
    }),
    { maxLength: 3 },
  ),
  excerpt: text,
  state: fc.constantFrom(...reviewStates),
  author: fc.stringMatching(/^[0-9a-f]{64}$/),
  changed: instants.map((date) => date.toISOString()),
  exhibits: count,
  reliability: maybe(fc.constantFrom('A', 'F')),
  credibility: maybe(fc.constantFrom('1', '6')),
  lacking: fc.record({ needed: count, useful: count }),
  conflicts: fc.array(text, { maxLength: 2 }),
});

const opened = async () => {
  const database = await databaseIn(pieceFile());
  database.exec(indexSchema);
  const kept = recordPlaces(database);
  return { database, kept, index: incidentIndex(database, places) };
};

test('whatever a summary says, it says when it is read back', async () => {
  const { database, kept, index } = await opened();
  let serial = 0;
  await fc.assert(
    fc.property(summaries, (told) => {
      serial += 1;
      const summary = { ...told, id: `incident ${serial}` };
      kept.add(summary.id, 'incident', { seq: serial, index: 0 });
      index.put([{ ...indexed(serial, {}), summary }]);
      expect(index.summaries([summary.id], '2025-06-01')).toEqual([{ kept: summary, consent: 'none' }]);
    }),
  );
  closeDatabase(database);
});

test('a time that a device wrote with an offset is read back as it was written', async () => {
  const { database, kept, index } = await opened();
  kept.add('1', 'incident', { seq: 1, index: 0 });
  const incident = indexed(1, {});
  const summary = { ...incident.summary, changed: '2025-03-01T10:00:00.000+02:00' };
  index.put([{ ...incident, summary }]);
  expect(index.summaries(['1'], '2025-06-01').map((found) => found.kept.changed)).toEqual([summary.changed]);
  closeDatabase(database);
});

test('an author who is called something else since stands where the new name belongs, with every incident', async () => {
  const { database, kept, index } = await opened();
  const by = (serial: number, key: string, name: string) => {
    const incident = indexed(serial, {}, { author: key });
    return { ...incident, author: { id: key, name } };
  };
  for (const serial of [1, 2, 3]) kept.add(String(serial), 'incident', { seq: serial, index: 0 });
  index.put([by(1, 'a', 'Анна'), by(2, 'b', 'Борис'), by(3, 'a', 'Анна')]);
  const order = () =>
    index
      .find({ sort: 'author', descending: false, offset: 0, limit: 9 }, { me: 'a', today: '2025-06-01' })
      .ids.join('');
  expect(order()).toBe('132');
  index.put([by(3, 'a', 'Яна')]);
  expect(order()).toBe('213');
  closeDatabase(database);
});
