import type { EntryHeader } from '../../ledger/entry.ts';
import type { EntryProof } from '../../ledger/proof.ts';

/** Entries that stand on one line. */
export type Sitting = { readonly first: EntryHeader; readonly last: EntryHeader; readonly count: number };

/** Up to the minute, with the offset: what the line shows. */
const minuteOf = ({ time }: EntryHeader): string => `${time.slice(0, 16)}${time.slice(-6)}`;

const together = (a: EntryHeader, b: EntryHeader): boolean =>
  a.kind === 'edit' && b.kind === 'edit' && a.author === b.author && minuteOf(a) === minuteOf(b);

/** In their order; saving as one types makes an entry for every answer, and thirty alike say no more than one. */
export const sittingsOf = (proofs: readonly EntryProof[]): readonly Sitting[] => {
  const sittings: Sitting[] = [];
  for (const { header } of proofs) {
    const before = sittings.at(-1);
    if (before && together(before.last, header))
      sittings[sittings.length - 1] = { ...before, last: header, count: before.count + 1 };
    else sittings.push({ first: header, last: header, count: 1 });
  }
  return sittings;
};
