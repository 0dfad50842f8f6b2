import type { EntryHeader } from '../../../shared/ledger/entry.ts';
import { isHeader } from '../../../shared/ledger/shape.ts';
import type { EntryPlace } from '../index/record-places.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { CommitRow, PartRow } from '../store/rows.ts';
import { openHeaders, partLength } from './commit-codec.ts';

/** An entry's record and where the entry lies. */
export type Placed = Pick<EntryHeader, 'record' | 'type'> & EntryPlace;

/**
 * Of a commit that cannot be read whole, the entries of the rows that can, each once. No signature holds for them any
 * more, so nobody's name, role or key is taken from them.
 */
export const remainsIn = async (
  rows: readonly (CommitRow | PartRow)[],
  keyring: Pick<Keyring, 'epochOf'>,
): Promise<readonly Placed[]> => {
  const found = new Map<number, Placed>();
  for (const row of rows) {
    const { seq } = row;
    const part = 'part' in row ? row.part : 0;
    // Whoever holds the vault key can write a row of any form.
    if (![seq, part].every(Number.isInteger) || ('part' in row && part < 1)) continue;
    // One that does not open is named with its commit.
    const opened = await openHeaders(row, keyring).catch(() => undefined);
    for (const [at, header] of (opened?.headers ?? []).slice(0, partLength).entries()) {
      if (!isHeader(header) || header.type === 'profile') continue;
      const { record, type } = header;
      const index = part * partLength + at;
      found.set(index, { record, type, seq, index });
    }
  }
  return [...found.values()];
};
