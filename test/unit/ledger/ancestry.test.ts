import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ancestryOf } from '../../../shared/ledger/ancestry.ts';
import type { KnownEntry } from '../../../shared/ledger/entry.ts';
import { recordId, timeAt } from './people.ts';

/** Entry n of a graph, based on some of those before it. */
const entryOf = (index: number, parents: readonly number[], marked: boolean): KnownEntry => ({
  id: `${index}`,
  fields: [],
  header: {
    v: 1,
    author: '',
    seq: index + 1,
    prev: '',
    time: timeAt(index),
    zone: 'UTC',
    record: recordId(1),
    type: 'incident',
    kind: marked ? 'edit' : 'submit',
    parents: parents.map(String),
    payload: '',
  },
});

const graph = fc
  .array(
    fc.record({
      back: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      marked: fc.boolean(),
    }),
    {
      maxLength: 30,
    },
  )
  .map((nodes) =>
    nodes.map(({ back, marked }, index) =>
      entryOf(
        index,
        back.map((steps) => index - steps).filter((parent) => parent >= 0),
        marked,
      ),
    ),
  );

test('F3: what an entry was based on, through any number of steps, is what walking its parents finds', () => {
  fc.assert(
    fc.property(graph, (entries) => {
      const isMarked = (entry: KnownEntry) => entry.header.kind === 'edit';
      const { isAncestor, marked } = ancestryOf(entries, isMarked);
      const found = new Map<string, Set<string>>();
      for (const { id, header } of entries)
        found.set(id, new Set(header.parents.flatMap((parent) => [parent, ...(found.get(parent) ?? [])])));
      for (const b of entries) {
        const ancestors = found.get(b.id) ?? new Set();
        for (const a of entries) expect(isAncestor(a.id, b.id)).toBe(ancestors.has(a.id));
        expect(marked(b.id)).toBe(entries.filter((a) => ancestors.has(a.id) && isMarked(a)).length);
      }
    }),
    { numRuns: 200 },
  );
});

test('F4: what is not given is nobody’s ancestor', () => {
  const { isAncestor, marked } = ancestryOf([entryOf(3, [1], true)], () => true);
  expect(isAncestor('1', '3')).toBe(false);
  expect(isAncestor('3', '1')).toBe(false);
  expect(marked('1')).toBe(0);
});
