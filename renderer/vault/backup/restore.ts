import { Dexie } from 'dexie';
import type { ByteSource } from '../../../shared/backup/frames.ts';
import { keyText } from '../../../shared/backup/inventory.ts';
import { type DatabaseSchema, keyIn, type Piece, type Row } from '../../../shared/backup/pieces.ts';
import { isUnfinished, type Survey, survey } from '../../../shared/backup/survey.ts';
import type { BackupSurvey } from '../../../shared/model/backup.ts';
import { VaultFailure } from '../failure.ts';
import type { Session } from '../session.ts';
import { refuseWithoutRoom, withRoom } from '../store/disk-room.ts';
import type { Task } from '../task-list.ts';
import { sha256 } from './digest.ts';
import { upTo } from './file-source.ts';
import { raiseSign, takeSignDown } from './half-restore.ts';
import { restoredRow } from './note.ts';

/** A backup made the vault of a machine that has none, without its keys: the rows are ciphertext and go back as they are. */

const keyslots = 'keyslots';

type Read = { readonly form: Survey; readonly found: BackupSurvey };

/** @throws VaultFailure backup_unfinished, backup_damaged (no keyslot is whole), backup_newer. */
const refuseUseless = (session: Session, { form, found }: Read): void => {
  if (!form.finished)
    throw new VaultFailure(form.damaged.length > 0 ? 'backup_damaged' : 'backup_unfinished');
  if (found.profiles === 0 || form.schemas.length === 0)
    throw new VaultFailure('backup_damaged', String(form.damaged[0] ?? ''));
  const own = [session.ledger, session.evidence];
  for (const { name, version } of form.schemas) {
    const ours = own.find((database) => database.name === name);
    if (!ours || version > ours.verno) throw new VaultFailure('backup_newer');
  }
};

/** Counts what is there, by keys alone. */
const counter = () => {
  const tables = new Map<string, Set<string>>();
  const profiles = new Set<string>();
  return {
    take: (piece: Piece, schemas: readonly DatabaseSchema[]) => {
      if (piece.kind !== 'put' && piece.kind !== 'drop') return;
      if (piece.table === 'chunks') return;
      const keys = tables.get(piece.table) ?? new Set<string>();
      tables.set(piece.table, keys);
      const stores = schemas.find(({ name }) => name === piece.database)?.stores[piece.table] ?? '';
      if (piece.kind === 'drop') for (const key of piece.keys) keys.delete(keyText(key));
      else for (const row of piece.rows) keys.add(keyText(keyIn(stores, row)));
      if (piece.table === keyslots && piece.kind === 'put')
        for (const row of piece.rows) if (row.kind === 'passphrase') profiles.add(String(row.id));
    },
    count: (table: string): number => tables.get(table)?.size ?? 0,
    profiles: () => profiles.size,
  };
};

/** Reads and checks every byte of the finished parts. */
export const readForRestore = async (source: ByteSource, session: Session, task: Task): Promise<Read> => {
  const pass = async (limited: ByteSource): Promise<Read> => {
    const counts = counter();
    const form = await survey(limited, sha256, ({ piece, tip, schemas }) => {
      task.signal.throwIfAborted();
      counts.take(piece, schemas);
      task.progress({ stage: 'verifying', done: tip.offset, total: limited.size });
    });
    const found: BackupSurvey = {
      commits: counts.count('commits'),
      evidence: counts.count('evidence'),
      profiles: counts.profiles(),
      size: form.finished?.offset ?? limited.size,
      unfinished: isUnfinished(source, form),
      damaged: form.damaged.length,
    };
    return { form, found };
  };
  const first = await pass(source);
  const end = first.form.finished?.offset;
  // What an interrupted addition has is not counted: it is not restored.
  const read =
    end === undefined || end === source.size
      ? first
      : await pass(upTo(source, end)).then(({ form, found }) => ({
          form,
          found: { ...found, unfinished: true },
        }));
  refuseUseless(session, read);
  return read;
};

/** Databases built as those of the backup were; opened as ours, they are then brought up to date like any old vault. */
const build = async (schemas: readonly DatabaseSchema[]): Promise<ReadonlyMap<string, Dexie>> => {
  const built = new Map<string, Dexie>();
  for (const { name, version, stores } of schemas) {
    const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
    database.version(version).stores(stores);
    database.use(withRoom);
    await database.open();
    built.set(name, database);
  }
  return built;
};

const fill = async (source: ByteSource, schemas: readonly DatabaseSchema[], session: Session, task: Task) => {
  const built = await build(schemas);
  const ledger = built.get(session.ledger.name);
  if (!ledger) throw new VaultFailure('backup_newer');
  const slots = new Map<string, Row>();
  let note: Uint8Array | undefined;
  try {
    await survey(source, sha256, async ({ piece, tip, schemas: of }) => {
      task.signal.throwIfAborted();
      if (piece.kind === 'end') note = piece.note;
      if (piece.kind === 'put' || piece.kind === 'drop') {
        const stores = of.find(({ name }) => name === piece.database)?.stores[piece.table] ?? '';
        if (piece.database === ledger.name && piece.table === keyslots) {
          if (piece.kind === 'drop') for (const key of piece.keys) slots.delete(keyText(key));
          else for (const row of piece.rows) slots.set(keyText(keyIn(stores, row)), row);
        } else {
          const table = built.get(piece.database)?.table(piece.table);
          if (piece.kind === 'put') await table?.bulkPut(piece.rows);
          else await table?.bulkDelete([...piece.keys]);
        }
      }
      task.progress({ stage: 'restoring', done: tip.offset, total: source.size });
    });
    task.settle();
    // One step makes all of it a vault.
    await ledger.transaction('rw', [keyslots, 'meta'], async () => {
      if (note) await ledger.table('meta').put({ id: restoredRow, box: note });
      await ledger.table(keyslots).bulkPut([...slots.values()]);
    });
  } finally {
    for (const database of built.values()) database.close();
  }
};

/**
 * @throws VaultFailure vault_exists; backup_damaged unless `despiteDamage`, and as `readForRestore`; quota; cancelled.
 * Whatever is thrown, there is no vault afterwards and nothing of one.
 */
export const restore = async (
  source: ByteSource,
  session: Session,
  despiteDamage: boolean,
  task: Task,
): Promise<void> => {
  const { ledger, evidence, index } = session;
  if (await session.removeIfDue()) throw new VaultFailure('vault_exists');
  await session.holdLock();
  if ((await ledger.keyslots.count()) > 0 || (await ledger.commits.count()) > 0)
    throw new VaultFailure('vault_exists');
  const { form } = await readForRestore(source, session, task);
  const [first] = form.damaged;
  if (first !== undefined && !despiteDamage) throw new VaultFailure('backup_damaged', String(first));
  refuseWithoutRoom(form.finished?.offset ?? 0);
  await raiseSign();
  const empty = async () => {
    await ledger.delete();
    await evidence.delete();
    await index.delete();
  };
  await empty();
  try {
    await fill(upTo(source, form.finished?.offset ?? 0), form.schemas, session, task);
  } catch (error) {
    // When even this fails, the sign stays up and the next start does it.
    await empty();
    await takeSignDown();
    throw error;
  } finally {
    await ledger.open();
    await evidence.open();
    await index.open();
  }
  await takeSignDown();
};
