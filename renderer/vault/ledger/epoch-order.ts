import type { Hex, StoredEntry } from '../../../shared/ledger/entry.ts';
import { withIds } from '../../../shared/ledger/entry-id.ts';
import { foldAll } from '../../../shared/ledger/fold.ts';
import { profilesOf } from '../../../shared/model/profiles.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { CommitRow } from '../store/rows.ts';
import type { ReadLedger, RowProblem } from './read-ledger.ts';

/** How the vault key may change along the ledger: forward only, each time by an entry that removes a profile. */

/** Positions of rows under an older key than one before them: someone removed could have written them. */
export const behindTheirTime = (rows: readonly CommitRow[]): ReadonlySet<number> => {
  const behind = new Set<number>();
  let reached = 1;
  for (const { seq, epoch = 1 } of rows) {
    if (epoch < reached) behind.add(seq);
    else reached = epoch;
  }
  return behind;
};

const namesKey = ({ header, fields }: StoredEntry, check: string): boolean =>
  header.type === 'profile' &&
  header.kind === 'retract' &&
  (fields ?? []).some(([, name, value]) => name === 'profile.next_key' && value === check);

/**
 * Later keys that no removal which counts has begun: such a key was put there by someone who may not, and nothing must
 * be written under it.
 */
export const unfoundedEpochs = (
  { commits, begun }: Pick<ReadLedger, 'commits' | 'begun'>,
  keyring: Keyring,
  founder: Hex,
): readonly RowProblem[] => {
  const later = keyring.epochs().filter(({ number }) => number > 1);
  if (later.length === 0) return [];
  const entries = commits.flatMap(withIds).filter(({ header }) => header.type === 'profile');
  const discounted = new Set(
    profilesOf(foldAll(entries).values(), founder).problems.map(({ entry }) => entry),
  );
  return later.flatMap(({ number, check }) => {
    const first = begun.get(number);
    const founded =
      first && withIds(first).some((entry) => namesKey(entry, check) && !discounted.has(entry.id));
    return founded ? [] : [{ rule: 'row', at: `vault key ${number}`, record: undefined }];
  });
};
