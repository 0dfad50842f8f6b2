import type { Entry, RecordId, StoredCommit } from '../../../shared/ledger/entry.ts';
import { isHeader, shapeProblem } from '../../../shared/ledger/shape.ts';
import type { Integrity } from '../../../shared/vault-api/session-api.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import { rowsIn } from '../store/readable-rows.ts';
import type { CommitRow, MetaRow, PartRow, RecordKeyRow } from '../store/rows.ts';
import { type Checkpoints, openCheckpoints } from './checkpoint.ts';
import { type OpenedRow, openRow } from './commit-codec.ts';
import { behindTheirTime } from './epoch-order.ts';
import { type KeyPlace, openRecordKeys, type RecordKeys } from './record-keys.ts';
import { type Placed, remainsIn } from './remains.ts';

/** The ledger's rows read back and decrypted. Rows that cannot be read are named, never repaired. */

export type RowProblem = Integrity['problems'][number];

export type ReadLedger = {
  readonly commits: readonly StoredCommit[];
  /** Position of each commit's row. */
  readonly seqs: readonly number[];
  /** Entries that can be read of commits which cannot: no signature holds for them any more. */
  readonly remains: readonly Placed[];
  /** Position of the last commit row. */
  readonly lastSeq: number;
  /** Of the vault key under which it lies. */
  readonly lastEpoch: number;
  readonly keys: RecordKeys;
  readonly keyPlaces: readonly KeyPlace[];
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
  readonly parts: readonly PartRow[];
  readonly recordKeys: readonly RecordKeyRow[];
  readonly meta: readonly MetaRow[];
};

/** While nobody writes. */
export const readLedger = async (database: LedgerDatabase, keyring: Keyring): Promise<ReadLedger> => {
  // Not in one transaction: a row that the disk has lost would end it for the others.
  const [commits, parts, recordKeys, meta] = await Promise.all([
    rowsIn(database.commits, database.commits.orderBy('seq')),
    rowsIn(database.parts, database.parts.toCollection()),
    rowsIn(database.recordKeys, database.recordKeys.toCollection()),
    database.meta.toArray(),
  ]);
  return readLedgerRows({ commits, parts, recordKeys, meta }, keyring);
};

/** The same from rows that lie elsewhere, as in a backup. */
export const readLedgerRows = async (
  { commits: rows, parts, recordKeys: keyRows, meta: metaRows }: LedgerRows,
  keyring: Keyring,
): Promise<ReadLedger> => {
  const problems: RowProblem[] = [];
  const { keys, places: keyPlaces, damagedRows } = await openRecordKeys(keyring, keyRows);
  problems.push(...damagedRows.map((row) => rowProblem(`record key ${row}`)));

  const checkpoints = await openCheckpoints(keyring.checkpoints, metaRows);
  if (!checkpoints.shared) problems.push(rowProblem('checkpoint'));
  if (!checkpoints.own) problems.push(rowProblem('own checkpoint'));

  const behind = behindTheirTime(rows);
  const begun = new Map<number, StoredCommit>();
  const commits: StoredCommit[] = [];
  const seqs: number[] = [];
  const remains: Placed[] = [];
  const partsOf = new Map<number, PartRow[]>();
  for (const part of parts) partsOf.set(part.seq, [...(partsOf.get(part.seq) ?? []), part]);
  const unreadable: RowProblem[] = [];
  for (let from = 0; from < rows.length; from += batchLength) {
    const batch = await Promise.all(
      rows
        .slice(from, from + batchLength)
        .map((row) =>
          behind.has(row.seq)
            ? unreadableRow(row)
            : readCommit(row, partsOf.get(row.seq) ?? [], keyring, keys),
        ),
    );
    for (const read of batch) {
      if (read.commit) {
        commits.push(read.commit);
        seqs.push(read.seq);
        if (!begun.has(read.epoch)) begun.set(read.epoch, read.commit);
      }
      remains.push(...read.remains);
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
  const end = Math.max(lastSeq, shared?.commits ?? 0, own?.commits ?? 0);
  // Of a commit whose first row is lost the others may be there. What nobody misses is none of the ledger's.
  for (const [seq, rest] of partsOf) {
    if (present.has(seq) || seq > end) continue;
    const reached = rows.findLast((row) => row.seq < seq)?.epoch ?? 1;
    const inTime = rest.filter(({ epoch = 1 }) => epoch >= reached);
    remains.push(...(await remainsIn(inTime, keyring)));
  }
  for (let seq = 1; seq <= end; seq++) {
    if (!present.has(seq)) problems.push(rowProblem(`commit ${seq}`));
  }
  const lastEpoch = rows.at(-1)?.epoch ?? 1;
  return { commits, seqs, remains, lastSeq, lastEpoch, keys, keyPlaces, checkpoints, problems, begun };
};

type CommitRead = {
  readonly seq: number;
  readonly commit?: StoredCommit;
  readonly epoch: number;
  /** Where there is no commit. */
  readonly remains: readonly Placed[];
  readonly problems: readonly RowProblem[];
  /** Payloads that their record's key does not open. */
  readonly unreadable: readonly RowProblem[];
};

const unreadableRow = (row: CommitRow, remains: readonly Placed[] = []): CommitRead => ({
  seq: row.seq,
  epoch: row.epoch ?? 1,
  remains,
  problems: [rowProblem(`commit ${row.seq}`)],
  unreadable: [],
});

/** One commit from its rows, with what is wrong with them. */
export const readCommit = async (
  row: CommitRow,
  parts: readonly PartRow[],
  keyring: Keyring,
  keys: RecordKeys,
): Promise<CommitRead> => {
  const epoch = row.epoch ?? 1;
  // What stands behind its last row is none of the commit's, and says that somebody wrote here.
  const own = parts.filter(({ part }) => part <= (row.parts ?? 0)).sort((a, b) => a.part - b.part);
  const rows = [row, ...own];
  const inEpoch = rows.filter((one) => (one.epoch ?? 1) === epoch);
  const remains = () => remainsIn(inEpoch, keyring);
  // A part that is not there, or of another epoch, leaves a commit of which nobody can say all that it held.
  const isWhole = own.length === (row.parts ?? 0) && own.length === parts.length;
  if (!isWhole || inEpoch.length !== rows.length) return unreadableRow(row, await remains());
  try {
    const opened: OpenedRow[] = [];
    // One after another: a long commit lets others through between two of its rows.
    for (const one of rows)
      opened.push(await openRow(one, keyring, ({ record }, number) => keys.get(record, number)));
    const unreadable: RowProblem[] = [];
    const all = opened.flatMap(({ entries }) => entries);
    const signature = opened[0]?.signature ?? '';
    // Whoever holds the vault key can write a row of any form: what has none is in no log and checked by no rule.
    if (all.length === 0 || !all.every(({ header }) => isHeader(header)))
      return unreadableRow(row, await remains());
    const entries = all.map(({ header, index, fields }) => {
      const entry: Entry | undefined = fields && { header, fields };
      if (entry && shapeProblem(entry) === undefined) return entry;
      // Without its key the record was erased, which the ledger itself must then say (rule L14).
      if (keys.get(header.record, epoch))
        unreadable.push(rowProblem(`commit ${row.seq}, payload ${index + 1}`, header.record));
      return { header, erased: true as const };
    });
    return { seq: row.seq, commit: { entries, signature }, epoch, remains: [], problems: [], unreadable };
  } catch {
    return unreadableRow(row, await remains());
  }
};
