import type { Hex, LogHead, RecordId, StoredCommit } from '../../../shared/ledger/entry.ts';
import type { Integrity } from '../../../shared/vault-api.ts';
import { unsealJson } from '../keys/box.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import type { CommitRow } from '../store/rows.ts';
import { openCommit } from './commit-codec.ts';
import { openRecordKeys, type RecordKeys } from './record-keys.ts';

/** The ledger's rows read back and decrypted. Rows that cannot be read are named, never repaired. */

export type RowProblem = Integrity['problems'][number];

/** How far each log had been verified, and how many commits there were; written with every commit. */
export type Checkpoint = {
  /** Public key of the profile that began the vault. */
  readonly founder: Hex;
  readonly commits: number;
  readonly heads: Readonly<Record<Hex, LogHead>>;
};

export type ReadLedger = {
  readonly commits: readonly StoredCommit[];
  /** Position of the last commit row. */
  readonly lastSeq: number;
  readonly keys: RecordKeys;
  readonly checkpoint: Checkpoint | undefined;
  readonly problems: readonly RowProblem[];
};

export const checkpointId = 'checkpoint';
export const checkpointContext = 'meta|checkpoint';

/** Rows decrypted at once. */
const batchLength = 256;

const rowProblem = (at: string, record?: RecordId): RowProblem => ({ rule: 'row', at, record });

export const readLedger = async (database: LedgerDatabase, keyring: Keyring): Promise<ReadLedger> => {
  const problems: RowProblem[] = [];
  const [rows, keyRows, checkpointRow] = await database.transaction(
    'r',
    database.commits,
    database.recordKeys,
    database.meta,
    () =>
      Promise.all([
        database.commits.orderBy('seq').toArray(),
        database.recordKeys.toArray(),
        database.meta.get(checkpointId),
      ]),
  );
  const { keys, damagedRows } = await openRecordKeys(keyring.recordWrapKey, keyRows);
  problems.push(...damagedRows.map((row) => rowProblem(`record key ${row}`)));

  let checkpoint: Checkpoint | undefined;
  try {
    if (!checkpointRow) throw new Error('no such row');
    checkpoint = (await unsealJson(keyring.metaKey, checkpointRow.box, checkpointContext)) as Checkpoint;
  } catch {
    problems.push(rowProblem('checkpoint'));
  }

  const commits: StoredCommit[] = [];
  for (let from = 0; from < rows.length; from += batchLength) {
    const batch = await Promise.all(
      rows.slice(from, from + batchLength).map((row) => readCommit(row, keyring, keys)),
    );
    for (const read of batch) {
      if (read.commit) commits.push(read.commit);
      problems.push(...read.problems);
    }
  }
  const lastSeq = rows.at(-1)?.seq ?? 0;
  const present = new Set(rows.map((row) => row.seq));
  for (let seq = 1; seq <= Math.max(lastSeq, checkpoint?.commits ?? 0); seq++) {
    if (!present.has(seq)) problems.push(rowProblem(`commit ${seq}`));
  }
  return { commits, lastSeq, keys, checkpoint, problems };
};

const readCommit = async (
  row: CommitRow,
  keyring: Keyring,
  keys: RecordKeys,
): Promise<{ commit?: StoredCommit; problems: readonly RowProblem[] }> => {
  try {
    const { headers, signature, fields } = await openCommit(row, keyring.headerKey, keys);
    const problems: RowProblem[] = [];
    const entries = headers.map((header, index) => {
      const own = fields[index];
      if (own) return { header, fields: own };
      // Without its key the record was erased, which the ledger itself must then say (rule L14).
      if (keys.get(header.record)) {
        problems.push(rowProblem(`commit ${row.seq}, payload ${index + 1}`, header.record));
      }
      return { header, erased: true as const };
    });
    return { commit: { entries, signature }, problems };
  } catch {
    return { problems: [rowProblem(`commit ${row.seq}`)] };
  }
};
