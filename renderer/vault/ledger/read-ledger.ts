import type { Entry, RecordId, StoredCommit } from '../../../shared/ledger/entry.ts';
import { isHeader, shapeProblem } from '../../../shared/ledger/shape.ts';
import type { Integrity } from '../../../shared/vault-api.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import type { CommitRow, MetaRow, RecordKeyRow } from '../store/rows.ts';
import { type Checkpoints, openCheckpoints } from './checkpoint.ts';
import { openCommit } from './commit-codec.ts';
import { behindTheirTime } from './epoch-order.ts';
import { openRecordKeys, type RecordKeys } from './record-keys.ts';

/** The ledger's rows read back and decrypted. Rows that cannot be read are named, never repaired. */

export type RowProblem = Integrity['problems'][number];

export type ReadLedger = {
  readonly commits: readonly StoredCommit[];
  /** Position of the last commit row. */
  readonly lastSeq: number;
  readonly keys: RecordKeys;
  readonly checkpoints: Checkpoints;
  readonly problems: readonly RowProblem[];
  /** By number, the commit with which an epoch of the vault key begins. */
  readonly begun: ReadonlyMap<number, StoredCommit>;
};

/** Rows decrypted at once. */
const batchLength = 256;

const rowProblem = (at: string, record?: RecordId): RowProblem => ({ rule: 'row', at, record });

/** The rows a ledger is read from, commits in their order. */
export type LedgerRows = {
  readonly commits: readonly CommitRow[];
  readonly recordKeys: readonly RecordKeyRow[];
  readonly meta: readonly MetaRow[];
};

export const readLedger = async (database: LedgerDatabase, keyring: Keyring): Promise<ReadLedger> => {
  const [commits, recordKeys, meta] = await database.transaction(
    'r',
    database.commits,
    database.recordKeys,
    database.meta,
    () =>
      Promise.all([
        database.commits.orderBy('seq').toArray(),
        database.recordKeys.toArray(),
        database.meta.toArray(),
      ]),
  );
  return readLedgerRows({ commits, recordKeys, meta }, keyring);
};

/** The same from rows that lie elsewhere, as in a backup. */
export const readLedgerRows = async (
  { commits: rows, recordKeys: keyRows, meta: metaRows }: LedgerRows,
  keyring: Keyring,
): Promise<ReadLedger> => {
  const problems: RowProblem[] = [];
  const { keys, damagedRows } = await openRecordKeys(keyring, keyRows);
  problems.push(...damagedRows.map((row) => rowProblem(`record key ${row}`)));

  const checkpoints = await openCheckpoints(keyring.checkpoints, metaRows);
  if (!checkpoints.shared) problems.push(rowProblem('checkpoint'));
  if (!checkpoints.own) problems.push(rowProblem('own checkpoint'));

  const behind = behindTheirTime(rows);
  const begun = new Map<number, StoredCommit>();
  const commits: StoredCommit[] = [];
  const unreadable: RowProblem[] = [];
  for (let from = 0; from < rows.length; from += batchLength) {
    const batch = await Promise.all(
      rows
        .slice(from, from + batchLength)
        .map((row) => (behind.has(row.seq) ? unreadableRow(row) : readCommit(row, keyring, keys))),
    );
    for (const read of batch) {
      if (read.commit) {
        commits.push(read.commit);
        if (!begun.has(read.epoch)) begun.set(read.epoch, read.commit);
      }
      problems.push(...read.problems);
      unreadable.push(...read.unreadable);
    }
  }
  // The key of an erased record opens the entry that erased it and nothing that was before.
  const erased = new Set(
    commits
      .flatMap(({ entries }) => entries)
      .flatMap(({ header, fields }) => (header.kind === 'erase' && fields ? [header.record] : [])),
  );
  problems.push(...unreadable.filter(({ record }) => record === undefined || !erased.has(record)));
  const lastSeq = rows.at(-1)?.seq ?? 0;
  const present = new Set(rows.map((row) => row.seq));
  const { shared, own } = checkpoints;
  for (let seq = 1; seq <= Math.max(lastSeq, shared?.commits ?? 0, own?.commits ?? 0); seq++) {
    if (!present.has(seq)) problems.push(rowProblem(`commit ${seq}`));
  }
  return { commits, lastSeq, keys, checkpoints, problems, begun };
};

type CommitRead = {
  readonly commit?: StoredCommit;
  readonly epoch: number;
  readonly problems: readonly RowProblem[];
  /** Payloads that their record's key does not open. */
  readonly unreadable: readonly RowProblem[];
};

const unreadableRow = (row: CommitRow): CommitRead => ({
  epoch: row.epoch ?? 1,
  problems: [rowProblem(`commit ${row.seq}`)],
  unreadable: [],
});

const readCommit = async (row: CommitRow, keyring: Keyring, keys: RecordKeys): Promise<CommitRead> => {
  try {
    const { headers, signature, fields } = await openCommit(row, keyring, keys);
    const unreadable: RowProblem[] = [];
    // Whoever holds the vault key can write a row of any form: what has none is in no log and checked by no rule.
    if (headers.length === 0 || !headers.every(isHeader)) return unreadableRow(row);
    const entries = headers.map((header, index) => {
      const entry: Entry | undefined = fields[index] && { header, fields: fields[index] };
      if (entry && shapeProblem(entry) === undefined) return entry;
      // Without its key the record was erased, which the ledger itself must then say (rule L14).
      if (keys.get(header.record, row.epoch ?? 1)) {
        unreadable.push(rowProblem(`commit ${row.seq}, payload ${index + 1}`, header.record));
      }
      return { header, erased: true as const };
    });
    return { commit: { entries, signature }, epoch: row.epoch ?? 1, problems: [], unreadable };
  } catch {
    return unreadableRow(row);
  }
};
