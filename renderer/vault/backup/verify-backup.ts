import type { ByteSource } from '../../../shared/backup/frames.ts';
import { keyText } from '../../../shared/backup/inventory.ts';
import { keyIn, type Piece, type Row } from '../../../shared/backup/pieces.ts';
import { type Survey, survey } from '../../../shared/backup/survey.ts';
import type { Keyring } from '../keys/keyring.ts';
import { readLedgerRows } from '../ledger/read-ledger.ts';
import { problemsIn, type Trust } from '../ledger/verify-ledger.ts';
import type { EvidenceDatabase, LedgerDatabase } from '../store/databases.ts';
import type {
  ChunkRow,
  CommitRow,
  EvidenceRow,
  KeyslotRow,
  MetaRow,
  PartRow,
  RecordKeyRow,
} from '../store/rows.ts';
import type { Task } from '../task-list.ts';
import { checkEvidenceStream } from './check-evidence-stream.ts';
import { sha256 } from './digest.ts';
import { keyringIn, openPartNote } from './note.ts';
import { type Damage, entriesIn, exhibitsIn } from './vault-damage.ts';

/** What a reading of a backup with the vault's keys found. */
export type Verified = {
  readonly form: Survey;
  /** Those that can be read. */
  readonly entries: number;
  readonly commits: number;
  /** Originals whose bytes are whole. */
  readonly evidence: number;
  readonly keyslots: readonly KeyslotRow[];
  readonly problems: readonly Damage[];
};

type Names = { readonly ledger: LedgerDatabase; readonly evidence: EvidenceDatabase };

/** The rows of a backup in memory, but for chunks, which are checked as they pass. */
const gather = (names: Names, keyring: Keyring) => {
  const tables = new Map<string, Map<string, Row>>();
  const evidence = checkEvidenceStream(keyring);
  const put = async (piece: Extract<Piece, { kind: 'put' }>, stores: string) => {
    if (piece.database === names.evidence.name) {
      for (const row of piece.rows) {
        if (piece.table === names.evidence.chunks.name) await evidence.chunk(row as ChunkRow);
        else await evidence.row(row as EvidenceRow);
      }
      return;
    }
    const rows = tables.get(piece.table) ?? new Map<string, Row>();
    tables.set(piece.table, rows);
    for (const row of piece.rows) rows.set(keyText(keyIn(stores, row)), row);
  };
  return {
    take: async (piece: Piece, storesOf: (database: string, table: string) => string) => {
      if (piece.kind === 'put') await put(piece, storesOf(piece.database, piece.table));
      if (piece.kind === 'drop') {
        for (const key of piece.keys) {
          if (piece.database === names.evidence.name) evidence.drop(String(key));
          else tables.get(piece.table)?.delete(keyText(key));
        }
      }
    },
    rows: <T>(table: string): readonly T[] => [...(tables.get(table)?.values() ?? [])] as unknown as T[],
    evidence,
  };
};

/**
 * Reads a backup from end to end, decrypts every row with the open vault's keys, verifies the ledger by its rules and
 * every exhibit's bytes by their SHA-256. Nothing is written anywhere. However known the signatures are, the chain
 * is computed again.
 */
export const verifyBackup = async (
  source: ByteSource,
  names: Names,
  keyring: Keyring,
  task: Task,
  trust: Trust,
): Promise<Verified> => {
  const { take, rows, evidence } = gather(names, keyring);
  const form = await survey(source, sha256, async ({ piece, tip, schemas }) => {
    task.signal.throwIfAborted();
    await take(
      piece,
      (database, table) => schemas.find(({ name }) => name === database)?.stores[table] ?? '',
    );
    task.progress({ stage: 'verifying', done: tip.offset, total: source.size });
  });
  const last = form.note && form.finished?.offset === source.size ? form.note : undefined;
  // A part that is not finished yet is of now.
  const then = last && (await openPartNote(keyring, last));
  const keys = then ? keyringIn(keyring, then.epoch) : keyring;
  const commits = [...rows<CommitRow>(names.ledger.commits.name)].sort((a, b) => a.seq - b.seq);
  const read = await readLedgerRows(
    {
      commits,
      parts: rows<PartRow>(names.ledger.parts.name),
      recordKeys: rows<RecordKeyRow>(names.ledger.recordKeys.name),
      meta: rows<MetaRow>(names.ledger.meta.name),
    },
    keys,
  );
  const problems = await problemsIn(read, keys, trust);
  const whole = evidence.whole();
  const lost = exhibitsIn(read).flatMap(({ fileName, evidence: id, sha256: digest }) =>
    whole.get(id) === digest ? [] : [{ rule: 'evidence', at: `${fileName}: evidence ${id}` }],
  );
  return {
    form,
    commits: commits.length,
    entries: entriesIn(read),
    evidence: evidence.originals(),
    keyslots: rows<KeyslotRow>(names.ledger.keyslots.name),
    problems: [
      ...form.damaged.map((offset) => ({ rule: 'backup', at: `byte ${offset}` })),
      ...problems.map(({ rule, at }) => ({ rule, at })),
      ...lost,
    ],
  };
};
