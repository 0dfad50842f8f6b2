import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId, KnownEntry } from '../../../shared/ledger/entry.ts';
import {
  extend,
  type FoldedRecord,
  fieldValue,
  fieldValues,
  foldAll,
  foldRecord,
} from '../../../shared/ledger/fold.ts';
import { delivered, history } from './histories.ts';
import { edit, person, recordId, timeAt } from './people.ts';

const record = recordId(1);
const place = 'account.place';

/** Ancestors found the slow way: by walking. */
const ancestorsOf = (id: EntryId, byId: ReadonlyMap<EntryId, KnownEntry>): Set<EntryId> => {
  const found = new Set<EntryId>();
  const walk = (at: EntryId) => {
    for (const parent of byId.get(at)?.header.parents ?? []) {
      if (found.has(parent)) continue;
      found.add(parent);
      walk(parent);
    }
  };
  walk(id);
  return found;
};

const sets = (entry: KnownEntry, field: string): boolean =>
  entry.fields?.some(([, name]) => name === field) ?? false;

const oneByOne = (entries: readonly KnownEntry[]): Map<string, FoldedRecord> => {
  const folded = new Map<string, FoldedRecord>();
  for (const entry of entries) {
    const before = folded.get(entry.header.record);
    folded.set(entry.header.record, before ? extend(before, entry) : foldRecord([entry]));
  }
  return folded;
};

const comparable = (records: ReadonlyMap<string, FoldedRecord>) =>
  [...records]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, folded]) => ({ ...folded, fields: [...folded.fields] }));

describe('F1: entries are put in one order, however they came', () => {
  test('a random history folds to the same state in any order of delivery', () => {
    fc.assert(
      fc.property(delivered, ({ made, arrived }) => {
        expect(comparable(foldAll(arrived))).toEqual(comparable(foldAll(made)));
      }),
    );
  });

  test('an entry delivered twice counts once', () => {
    fc.assert(
      fc.property(delivered, ({ made, arrived }) => {
        expect(comparable(foldAll([...made, ...arrived]))).toEqual(comparable(foldAll(made)));
      }),
      { numRuns: 30 },
    );
  });

  test('every entry stands after what it was based on and after its author’s earlier ones', () => {
    fc.assert(
      fc.property(delivered, ({ arrived }) => {
        for (const { entries } of foldAll(arrived).values()) {
          const at = new Map(entries.map((entry, index) => [entry.id, index]));
          entries.forEach((entry, index) => {
            for (const parent of entry.header.parents) expect(at.get(parent)).toBeLessThan(index);
            for (const other of entries.slice(index + 1))
              if (other.header.author === entry.header.author)
                expect(other.header.seq).toBeGreaterThan(entry.header.seq);
          });
        }
      }),
    );
  });

  test('folding entries as they arrive, one by one, ends in the same state', () => {
    fc.assert(
      fc.property(delivered, ({ made, arrived }) => {
        expect(comparable(oneByOne(arrived))).toEqual(comparable(foldAll(made)));
        expect(comparable(oneByOne(made))).toEqual(comparable(foldAll(made)));
      }),
    );
  });

  test('of entries that may come next, the earliest by device time comes, then the smaller id', () => {
    fc.assert(
      fc.property(delivered, ({ arrived }) => {
        for (const { entries } of foldAll(arrived).values()) {
          const left = new Set(entries);
          for (const entry of entries) {
            const mayComeNext = [...left].filter(
              (other) =>
                ![...left].some(
                  (needed) =>
                    other.header.parents.includes(needed.id) ||
                    (needed.header.author === other.header.author && needed.header.seq < other.header.seq),
                ),
            );
            const keys = mayComeNext.map((other) => `${other.header.time} ${other.id}`).sort();
            expect(`${entry.header.time} ${entry.id}`).toBe(keys[0]);
            left.delete(entry);
          }
        }
      }),
    );
  });

  test('an author’s entries keep their order, whatever the clock says and whatever they were based on', () => {
    const olena = person('Olena', false);
    const [root] = olena.commit([edit(record, { [place]: 'A' })], timeAt(5));
    const based = [root?.id ?? ''];
    const [second] = olena.commit([edit(record, { [place]: 'B' }, based)], timeAt(9));
    const [third] = olena.commit([edit(record, { [place]: 'C' }, based)], timeAt(1));
    const folded = foldRecord([third, root, second].flatMap((entry) => entry ?? []));
    expect(folded.entries.map((entry) => entry.header.seq)).toEqual([1, 2, 3]);
  });

  test('entries that claim to be based on each other are shown all the same', () => {
    const [first] = person('Olena', false).commit([edit(record, { [place]: 'A' })]);
    const [second] = person('Taras', false).commit([edit(record, { [place]: 'B' })]);
    if (!first || !second) throw new Error('no entries');
    const circular = [
      { ...first, header: { ...first.header, parents: [second.id] } },
      { ...second, header: { ...second.header, parents: [first.id] } },
    ];
    expect(foldRecord(circular).entries.map((entry) => entry.id)).toEqual(
      foldRecord([...circular].reverse()).entries.map((entry) => entry.id),
    );
    expect(foldRecord(circular).entries).toHaveLength(2);
  });
});

describe('F2: edits, and only edits, change what a record says', () => {
  test('a field holds the value of its last edit, and a cleared field holds none', () => {
    const olena = person('Olena', false);
    const [first] = olena.commit([edit(record, { [place]: 'Мелітополь', 'account.date': '2025-03' })]);
    const [second] = olena.commit([edit(record, { [place]: 'Бердянськ' }, [first?.id ?? ''])]);
    const [third] = olena.commit([edit(record, { 'account.date': null }, [second?.id ?? ''])]);
    const folded = foldRecord([first, second, third].flatMap((entry) => entry ?? []));
    expect(fieldValues(folded)).toEqual({ [place]: 'Бердянськ' });
    expect(fieldValue(folded, place)).toBe('Бердянськ');
    expect(fieldValue(folded, 'account.date')).toBeUndefined();
    expect(folded.fields.get('account.date')?.value).toBeNull();
    expect(folded.fields.get(place)?.entry).toBe(second?.id);
    expect(folded.heads).toEqual([third?.id]);
  });

  test('the payload of a decision or an export stays with its entry', () => {
    const olena = person('Olena', false);
    const [first] = olena.commit([edit(record, { [place]: 'A' })]);
    const kinds = ['submit', 'return', 'approve', 'retract', 'export', 'erase'] as const;
    const others = kinds.flatMap((kind) =>
      olena.commit([
        { record, type: 'incident', kind, parents: [first?.id ?? ''], fields: { [place]: kind } },
      ]),
    );
    const folded = foldRecord([...(first ? [first] : []), ...others]);
    expect(fieldValues(folded)).toEqual({ [place]: 'A' });
    expect(folded.entries).toHaveLength(7);
  });

  test('an erased entry keeps its place and has no fields', () => {
    const [first] = person('Olena', false).commit([edit(record, { [place]: 'A' })]);
    if (!first) throw new Error('no entry');
    const folded = foldRecord([{ header: first.header, erased: true, id: first.id }]);
    expect(folded.erased).toBe(true);
    expect(folded.fields.size).toBe(0);
    expect(folded.heads).toEqual([first.id]);
  });

  test('entries of different records do not fold together, nor do none at all', () => {
    const entries = person('Olena', false).commit([
      edit(record, { [place]: 'A' }),
      edit(recordId(2), { [place]: 'B' }),
    ]);
    expect(() => foldRecord(entries)).toThrow('different records');
    expect(() => foldRecord([])).toThrow('at least one entry');
  });
});

describe('F3: edits made without knowledge of each other are both kept', () => {
  const olena = person('Olena', false);
  const taras = person('Taras', false);
  const [root] = olena.commit([edit(record, { [place]: 'A' })], timeAt(0));
  const parents = [root?.id ?? ''];
  const [hers] = olena.commit([edit(record, { [place]: 'B' }, parents)], timeAt(5));
  const [his] = taras.commit([edit(record, { [place]: 'C' }, parents)], timeAt(3));
  const apart = [root, hers, his].flatMap((entry) => entry ?? []);

  test('the later by device time is shown and the other one stands beside it', () => {
    const field = foldRecord(apart).fields.get(place);
    expect(field?.value).toBe('B');
    expect(field?.conflicts).toEqual([{ entry: his?.id, author: taras.author, value: 'C' }]);
  });

  test('both entries are heads, sorted', () => {
    expect(foldRecord(apart).heads).toEqual([hers?.id, his?.id].sort());
  });

  test('an edit based on both settles it', () => {
    const [settled] = taras.commit([edit(record, { [place]: 'C' }, foldRecord(apart).heads)], timeAt(1));
    const folded = foldRecord([...apart, ...(settled ? [settled] : [])]);
    expect(folded.fields.get(place)).toEqual({
      entry: settled?.id,
      author: taras.author,
      value: 'C',
      conflicts: [],
    });
  });

  test('two people who entered the same are not in conflict', () => {
    const [same] = person('Iryna', false).commit([edit(record, { [place]: 'B' }, parents)], timeAt(4));
    const folded = foldRecord([...apart.filter((entry) => entry !== his), ...(same ? [same] : [])]);
    expect(folded.fields.get(place)?.conflicts).toEqual([]);
  });

  test('in a random history a field keeps exactly the edits no other edit of it was based on', () => {
    fc.assert(
      fc.property(history, (made) => {
        const byId = new Map(made.map((entry) => [entry.id, entry]));
        for (const { entries, fields } of foldAll(made).values()) {
          for (const [name, field] of fields) {
            const edits = entries.filter((entry) => sets(entry, name));
            const open = edits.filter(
              (entry) => !edits.some((other) => ancestorsOf(other.id, byId).has(entry.id)),
            );
            const latest = open.reduce((a, b) => (a.header.time < b.header.time ? b : a));
            expect(open.map((entry) => entry.id)).toContain(field.entry);
            expect(byId.get(field.entry)?.header.time).toBe(latest.header.time);
            const values = (ids: readonly KnownEntry[]) =>
              new Set(ids.map((entry) => JSON.stringify(entry.fields?.[0]?.[2])));
            expect(new Set([field, ...field.conflicts].map((edit) => JSON.stringify(edit.value)))).toEqual(
              values(open),
            );
          }
        }
      }),
    );
  });
});

describe('F4: a record that is here in part says so', () => {
  test('parents that are not given are listed, and are gone from the list once they come', () => {
    const olena = person('Olena', false);
    const [first] = olena.commit([edit(record, { [place]: 'A' })]);
    const [second] = olena.commit([edit(record, { [place]: 'B' }, [first?.id ?? ''])]);
    if (!first || !second) throw new Error('no entries');
    const partly = foldRecord([second]);
    expect(partly.missing).toEqual([first.id]);
    expect(extend(partly, first).missing).toEqual([]);
    expect(fieldValue(extend(partly, first), place)).toBe('B');
  });
});

test('a record with 20,000 edits in a row folds, and so do 2,000 edits that know nothing of each other', () => {
  const olena = person('Olena', false);
  let parents: EntryId[] = [];
  const row: KnownEntry[] = [];
  for (let index = 0; index < 20_000; index++) {
    const id = index.toString(16).padStart(64, '0');
    const header = { v: 1, author: olena.author, seq: index + 1, prev: id, time: timeAt(index) } as const;
    const rest = { zone: 'UTC', record, type: 'incident', kind: 'edit', parents, payload: id } as const;
    row.push({ header: { ...header, ...rest }, fields: [['00', place, index]], id });
    parents = [id];
  }
  expect(fieldValue(foldRecord([...row].reverse()), place)).toBe(19_999);
  const apart = row.slice(0, 2000).map((entry) => ({ ...entry, header: { ...entry.header, parents: [] } }));
  expect(foldRecord(apart).fields.get(place)?.conflicts).toHaveLength(1999);
});
