import { withIds } from '../../../shared/ledger/entry-id.ts';
import { foldAll } from '../../../shared/ledger/fold.ts';
import { erasureOf } from '../../../shared/model/erasure.ts';
import { checkEvidence, evidenceSize, type NamedExhibit } from '../evidence/check-evidence.ts';
import { type ReadLedger, type RowProblem, readLedger } from '../ledger/read-ledger.ts';
import { problemsIn, type Trust } from '../ledger/verify-ledger.ts';
import { exhibitFields } from '../log/exhibits.ts';
import type { OpenVault } from '../open-vault.ts';
import type { Task } from '../task-list.ts';

/** What is damaged in a vault, told as the verification of a backup tells it, so that one can be held against the other. */

export type Damage = Pick<RowProblem, 'rule' | 'at'>;

/** Exhibits of the commits that can be read whole; one that says nothing any more is named with its entry. */
export const exhibitsIn = ({ commits }: ReadLedger): readonly NamedExhibit[] =>
  [...foldAll(commits.flatMap(withIds)).values()].flatMap((record) => {
    if (record.type !== 'exhibit' || erasureOf(record) !== undefined) return [];
    const { fileName, evidence, sha256 } = exhibitFields(record);
    return evidence === '' ? [] : [{ id: record.record, fileName, evidence, sha256 }];
  });

/** Entries that can be read, of commits that cannot be read whole too. */
export const entriesIn = ({ commits, remains }: ReadLedger): number =>
  commits.reduce((count, { entries }) => count + entries.length, remains.length);

type Damages = {
  /** Entries that can be read. */
  readonly entries: number;
  has(damage: Damage): boolean;
};

/** Of an exhibit it is enough that it is not whole. */
const nameOf = ({ rule, at }: Damage): string => `${rule} ${at.replace(/ chunk \d+$/, '')}`;

/**
 * Reads the ledger and the bytes of every exhibit again.
 */
export const damagesIn = async (
  vault: Pick<OpenVault, 'database' | 'keyring' | 'ledger' | 'evidence'>,
  trust: Trust,
  { signal, progress }: Task,
): Promise<Damages> => {
  const read = await vault.ledger.still(() => readLedger(vault.database, vault.keyring));
  const exhibits = exhibitsIn(read);
  const total = evidenceSize(exhibits, vault.evidence);
  let done = 0;
  const onRead = (bytes: number): void => {
    done += bytes;
    progress({ stage: 'hashing', done, total });
  };
  const found = [
    ...(await problemsIn(read, vault.keyring, trust)),
    ...(await checkEvidence(exhibits, vault.evidence, signal, { onRead })),
  ];
  const names = new Set(found.map(nameOf));
  return { entries: entriesIn(read), has: (damage) => names.has(nameOf(damage)) };
};
