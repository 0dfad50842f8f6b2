import { Dexie, type EntityTable, type Table } from 'dexie';
import { withRoom } from './disk-room.ts';
import { rowsIn } from './readable-rows.ts';
import type {
  AttemptRow,
  ChunkRow,
  CommitRow,
  EvidenceRow,
  FillingRow,
  ImagePieceRow,
  ImageRow,
  KeyslotRow,
  MetaRow,
  PartRow,
  RecordKeyRow,
} from './rows.ts';

/** The ledger is small and must outlive a power cut: every transaction is flushed before it is acknowledged. */
export class LedgerDatabase extends Dexie {
  declare keyslots: EntityTable<KeyslotRow, 'id'>;
  declare attempts: EntityTable<AttemptRow, 'id'>;
  declare commits: EntityTable<CommitRow, 'seq'>;
  declare parts: Table<PartRow, [number, number]>;
  declare recordKeys: EntityTable<RecordKeyRow, 'id'>;
  declare meta: EntityTable<MetaRow, 'id'>;
  /** Temporary files of saves in hand. */
  declare journal: EntityTable<MetaRow, 'id'>;
  /** Empty but for a moment: see `renewLog`. */
  declare filling: EntityTable<FillingRow, 'id'>;

  constructor() {
    super('zapys-ledger', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      keyslots: 'id',
      attempts: 'id',
      commits: 'seq',
      recordKeys: 'id',
      meta: 'id',
      journal: 'id',
    });
    this.version(2).stores({ filling: 'id' });
    this.version(3).stores({ parts: '[seq+part]' });
    this.use(withRoom);
  }

  /** The rows of a commit after its first, but for those that the disk has lost. */
  partsOf(seq: number): Promise<readonly PartRow[]> {
    const ofCommit = this.parts.where('[seq+part]').between([seq, 0], [seq, Number.MAX_SAFE_INTEGER]);
    return rowsIn(this.parts, ofCommit);
  }

  /** How many rows the commits up to this one have after their first. */
  partCount(lastSeq: number): Promise<number> {
    return this.parts.where('[seq+part]').between([0, 0], [lastSeq, Number.MAX_SAFE_INTEGER]).count();
  }

  /**
   * LevelDB begins a new log once the one before holds four megabytes, and removes that one when its content is in a
   * table: so much filling, written and removed, leaves no torn end behind.
   */
  async renewLog(): Promise<void> {
    const bytes = new Uint8Array(32 * 1024);
    for (let round = 0; round < 4; round += 1) {
      const rows = Array.from({ length: 64 }, (_, id): FillingRow => ({ id, bytes }));
      await this.filling.bulkPut(rows);
      await this.filling.clear();
    }
  }
}

/** Images of the index, one for each profile: what is lost of them is made anew from the ledger. */
export class IndexDatabase extends Dexie {
  declare images: EntityTable<ImageRow, 'id'>;
  declare pieces: Table<ImagePieceRow, [string, number, string]>;

  constructor() {
    super('zapys-index', { chromeTransactionDurability: 'relaxed' });
    // The pieces of the versions before are of no use.
    this.version(1).stores({ images: 'id', pieces: '[image+piece]' });
    this.version(2).stores({ pieces: null });
    this.version(3).stores({ pieces: '[image+piece+mark]' });
    this.use(withRoom);
  }
}

/**
 * Evidence is written before the entry that names it, and must be there for good when that entry is: flushing 8 MiB
 * at a time costs a tenth to a fifth more than leaving it to the system (100 MB: 0.96 s instead of 0.81 s).
 */
export class EvidenceDatabase extends Dexie {
  declare evidence: EntityTable<EvidenceRow, 'id'>;
  declare chunks: Table<ChunkRow, [string, number]>;

  constructor() {
    super('zapys-evidence', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ evidence: 'id', chunks: '[evidence+index]' });
    this.use(withRoom);
  }
}
