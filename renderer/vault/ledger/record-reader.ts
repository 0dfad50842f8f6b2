import type { Entry, KnownEntry, RecordId } from '../../../shared/ledger/entry.ts';
import { entryId } from '../../../shared/ledger/entry-id.ts';
import { type FoldedRecord, foldRecord } from '../../../shared/ledger/fold.ts';
import { isHeader, shapeProblem } from '../../../shared/ledger/shape.ts';
import type { EntryPlace, RecordPlaces } from '../index/record-places.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import { rowsAt } from '../store/readable-rows.ts';
import type { CommitRow, PartRow } from '../store/rows.ts';
import { boundedMap } from './bounded-map.ts';
import { openRow, partOf } from './commit-codec.ts';
import { placed } from './entry-places.ts';
import type { KeyStore } from './key-store.ts';

/** Records read from the disk, decrypted and folded when they are asked for; those asked for last stay in memory. */
export type RecordReader = {
  /** Those of them that there are, in their order. */
  load(ids: Iterable<RecordId>): Promise<ReadonlyMap<RecordId, FoldedRecord>>;
  /** In memory already; undefined says nothing. */
  kept(id: RecordId): FoldedRecord | undefined;
  keep(record: FoldedRecord): void;
  drop(id: RecordId): void;
};

/** Records in memory: a few tens of megabytes of the longest. */
const mostKept = 2048;

type RowKey = `${number}|${number}`;
type WantedRow = { readonly seq: number; readonly part: number; readonly indexes: Set<number> };

/** Whether an entry of the record is missing, or says nothing although nobody erased it. */
const isInDoubt = (record: FoldedRecord | undefined, places: readonly EntryPlace[] = []): boolean =>
  record?.entries.length !== places.length ||
  (record.erased && !record.entries.some(({ header }) => header.kind === 'erase'));

/** @param onDoubt called when what was read is not all that the index knows of: the ledger has to be read again */
export const createRecordReader = (
  database: LedgerDatabase,
  keyring: Pick<Keyring, 'epochOf'>,
  places: RecordPlaces,
  keys: KeyStore,
  onDoubt: () => void,
): RecordReader => {
  const kept = boundedMap<RecordId, FoldedRecord>(mostKept);

  const rowsWith = async (
    wanted: readonly WantedRow[],
  ): Promise<readonly (CommitRow | PartRow | undefined)[]> => {
    const later = wanted.filter(({ part }) => part > 0);
    const parts = await rowsAt(
      database.parts,
      later.map(({ seq, part }) => [seq, part]),
    );
    const found = new Map(later.map((row, at) => [row, parts[at]] as const));
    // Commits were once stored in one row, however many entries they had.
    const whole = wanted.filter((row) => found.get(row) === undefined);
    const commits = await rowsAt(
      database.commits,
      whole.map(({ seq }) => seq),
    );
    const first = new Map(whole.map((row, at) => [row, commits[at]] as const));
    return wanted.map((row) => found.get(row) ?? first.get(row));
  };

  /** Entries of rows that can be read; what is wrong with the others is named by the check of the ledger. */
  const entriesIn = async (wanted: readonly WantedRow[], records: ReadonlySet<RecordId>) => {
    const [rows, opens] = await Promise.all([rowsWith(wanted), keys.load(records)]);
    const opened = await Promise.all(
      rows.map(async (row, at) => {
        const { seq, indexes } = wanted[at] as WantedRow;
        if (!row) return [];
        const keyOf = ({ record }: { record: RecordId }, epoch: number) => opens.get(record, epoch);
        const read = await openRow(row, keyring, keyOf, (index) => indexes.has(index)).catch(() => undefined);
        return (read?.entries ?? []).flatMap(({ header, index, fields }) => {
          if (!isHeader(header)) return [];
          const entry: Entry | undefined = fields && { header, fields };
          const whole =
            entry && shapeProblem(entry) === undefined ? entry : { header, erased: true as const };
          return [placed({ ...whole, id: entryId(header) }, { seq, index })];
        });
      }),
    );
    return opened.flat();
  };

  const read = async (ids: readonly RecordId[]): Promise<Map<RecordId, FoldedRecord>> => {
    const placesOf = new Map(ids.map((id) => [id, places.placesOf(id)] as const));
    const rows = new Map<RowKey, WantedRow>();
    const want = ({ seq, index }: EntryPlace) => {
      const part = partOf(index);
      const key: RowKey = `${seq}|${part}`;
      const row = rows.get(key) ?? { seq, part, indexes: new Set<number>() };
      rows.set(key, row);
      row.indexes.add(index);
    };
    for (const all of placesOf.values()) all.forEach(want);
    const records = new Set(ids);
    const byRecord = new Map<RecordId, KnownEntry[]>();
    for (const entry of await entriesIn([...rows.values()], records)) {
      const { record } = entry.header;
      if (records.has(record)) byRecord.set(record, [...(byRecord.get(record) ?? []), entry]);
    }
    const found = new Map<RecordId, FoldedRecord>();
    const overtaken: RecordId[] = [];
    for (const [id, entries] of byRecord) {
      // Something was written to it meanwhile: what was read is out of date.
      if (places.placesOf(id).length !== placesOf.get(id)?.length) overtaken.push(id);
      else found.set(id, foldRecord(entries));
    }
    if (ids.some((id) => !overtaken.includes(id) && isInDoubt(found.get(id), placesOf.get(id)))) onDoubt();
    if (overtaken.length > 0) for (const [id, record] of await read(overtaken)) found.set(id, record);
    return found;
  };

  return {
    load: async (ids) => {
      const wanted = new Set(ids);
      const here = new Map(
        [...wanted].flatMap((id) => {
          const known = kept.get(id);
          return known ? [[id, known] as const] : [];
        }),
      );
      const missing = [...wanted].filter((id) => !here.has(id) && places.typeOf(id) !== undefined);
      const found = missing.length > 0 ? await read(missing) : new Map<RecordId, FoldedRecord>();
      for (const record of found.values()) kept.set(record.record, record);
      return new Map(
        [...wanted].flatMap((id) => {
          const record = here.get(id) ?? found.get(id);
          return record ? [[id, record] as const] : [];
        }),
      );
    },
    kept: (id) => kept.get(id),
    keep: (record) => kept.set(record.record, record),
    drop: (id) => kept.delete(id),
  };
};
