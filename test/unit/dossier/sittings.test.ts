import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sittingsOf } from '../../../shared/bundle/dossier/sittings.ts';
import type { EntryProof } from '../../../shared/ledger/proof.ts';

type Sample = { readonly author: string; readonly kind: 'edit' | 'approve'; readonly time: string };

const proofOf = ({ author, kind, time }: Sample, seq: number): EntryProof => ({
  header: {
    v: 1,
    author,
    seq,
    prev: '',
    time,
    zone: 'Europe/Kyiv',
    record: 'r',
    type: 'incident',
    kind,
    parents: [],
    payload: '',
  },
  disclosed: [],
  withheld: [],
  chain: [],
  signature: '',
  firstSeq: 0,
});

const at = (time: string, author = 'a', kind: Sample['kind'] = 'edit'): Sample => ({ author, kind, time });
const counts = (samples: readonly Sample[]) => sittingsOf(samples.map(proofOf)).map(({ count }) => count);

test('edits of one person in one minute stand on one line; another minute, person or act begins another', () => {
  expect(counts([at('2026-11-22T18:55:01+02:00'), at('2026-11-22T18:55:59+02:00')])).toEqual([2]);
  expect(counts([at('2026-11-22T18:55:59+02:00'), at('2026-11-22T18:56:00+02:00')])).toEqual([1, 1]);
  expect(counts([at('2026-11-22T18:55:01+02:00'), at('2026-11-22T18:55:01+03:00')])).toEqual([1, 1]);
  expect(counts([at('2026-11-22T18:55:01+02:00'), at('2026-11-22T18:55:02+02:00', 'b')])).toEqual([1, 1]);
  expect(
    counts([
      at('2026-11-22T18:55:01+02:00', 'b', 'approve'),
      at('2026-11-22T18:55:02+02:00', 'b', 'approve'),
    ]),
  ).toEqual([1, 1]);
});

test('whatever the entries are, every one is counted once and in its place', () => {
  const sample = fc.record({
    author: fc.constantFrom('a', 'b'),
    kind: fc.constantFrom('edit' as const, 'approve' as const),
    time: fc.constantFrom(
      '2026-11-22T18:55:01+02:00',
      '2026-11-22T18:55:31+02:00',
      '2026-11-22T18:56:01+02:00',
    ),
  });
  fc.assert(
    fc.property(fc.array(sample), (samples) => {
      const proofs = samples.map(proofOf);
      let next = 0;
      for (const { first, last, count } of sittingsOf(proofs)) {
        expect(first).toBe(proofs[next]?.header);
        next += count;
        expect(last).toBe(proofs[next - 1]?.header);
      }
      expect(next).toBe(proofs.length);
    }),
  );
});
