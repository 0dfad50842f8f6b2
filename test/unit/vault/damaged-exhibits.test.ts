import { expect, test } from 'vitest';
import { damagedExhibits, isEvidenceMissing } from '../../../renderer/vault/evidence/damaged-exhibits.ts';
import type { IndexedExhibit } from '../../../renderer/vault/index/exhibit-index.ts';

const exhibit = (id: string): IndexedExhibit => ({
  id,
  incident: 'incident',
  evidence: `bytes of ${id}`,
  sha256: '',
  fileName: `${id}.jpg`,
});
const changed = (record: string) => ({ rule: 'evidence', at: `${record}.jpg: changed`, record });

/** Two exhibits; `erase` takes one out of the index, `lose` its bytes from the disk. */
const two = () => {
  const all = new Map(['a', 'b'].map((id) => [id, exhibit(id)]));
  const lost = new Set<string>();
  const exhibits = { all: () => [...all.values()] };
  const evidence = { has: (id: string) => !lost.has(id) };
  return {
    damaged: damagedExhibits(exhibits, evidence),
    isMissing: () => isEvidenceMissing(exhibits, evidence),
    erase: (id: string) => all.delete(id),
    lose: (id: string) => lost.add(`bytes of ${id}`),
  };
};

test('what a reading found stays known, however often it is asked, until the exhibit is read whole', () => {
  const { damaged } = two();
  damaged.wasRead('a', undefined);
  damaged.wasRead('b', changed('b'));
  expect([damaged.problems(), damaged.problems()]).toEqual([[changed('b')], [changed('b')]]);
  damaged.wasRead('b', undefined);
  expect(damaged.problems()).toEqual([]);
});

test('bytes that are not there are named without a reading, and once', () => {
  const { damaged, isMissing, lose } = two();
  expect(isMissing()).toBe(false);
  lose('a');
  expect([isMissing(), damaged.problems()]).toEqual([
    true,
    [{ rule: 'evidence', at: 'a.jpg: evidence bytes of a', record: 'a' }],
  ]);
  damaged.wasRead('a', changed('a'));
  expect(damaged.problems()).toEqual([changed('a')]);
});

test('an exhibit that was erased meanwhile is not damaged', () => {
  const { damaged, erase } = two();
  damaged.wasRead('a', changed('a'));
  erase('a');
  expect(damaged.problems()).toEqual([]);
});
