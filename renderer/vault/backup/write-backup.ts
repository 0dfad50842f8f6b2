import {
  areSame,
  firstTip,
  formOf,
  preamble,
  preambleLength,
  readFrames,
  type Tip,
} from '../../../shared/backup/frames.ts';
import { type Difference, difference, type Inventory, takeIn } from '../../../shared/backup/inventory.ts';
import { encodePiece } from '../../../shared/backup/pieces.ts';
import { type Survey, survey } from '../../../shared/backup/survey.ts';
import type { BackupMade } from '../../../shared/model/backup.ts';
import { isEvidenceMissing } from '../evidence/damaged-exhibits.ts';
import { VaultFailure } from '../failure.ts';
import type { Trust } from '../ledger/verify-ledger.ts';
import type { OpenVault } from '../open-vault.ts';
import type { EvidenceDatabase } from '../store/databases.ts';
import { whenThereIsRoom } from '../store/disk-room.ts';
import type { Task } from '../task-list.ts';
import { type BackupFile, withBackupFile } from './backup-port.ts';
import { sha256 } from './digest.ts';
import { openPartNote, rememberBackup, sealPartNote } from './note.ts';
import { gonePlaces, inWritingOrder, pieceWriter } from './piece-writer.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { type Damage, damagesIn } from './vault-damage.ts';
import { type Verified, verifyBackup } from './verify-backup.ts';

/**
 * Brings a backup up to the vault. A part is finished by its last frame, which is written only when all before it was
 * read back and verified; until then the file is, for every reader, the backup that it was.
 */

type Databases = { readonly ledger: OpenVault['database']; readonly evidence: EvidenceDatabase };

const isWhole = (vault: OpenVault): boolean =>
  vault.ledger.problems.length === 0 &&
  vault.evidence.damagedRows.size === 0 &&
  !isEvidenceMissing(vault.index.exhibits, vault.evidence);

/** Of a damaged vault nothing is taken for known. */
const trustIn = (vault: OpenVault): Trust => (isWhole(vault) ? 'known signatures' : 'every signature');

/**
 * A vault that lacks something must not take the place of a backup that has it: it gets a file of its own.
 * @throws VaultFailure backup_kept
 */
const refuseDamaged = (vault: OpenVault, { file }: BackupFile): void => {
  if (file !== 'absent' && !isWhole(vault)) throw new VaultFailure('backup_kept');
};

type Known = { readonly form: Survey; readonly inventory: Inventory; readonly hasTail: boolean };

/** What the file holds by now. `upTo` leaves out what stands behind. */
const readKnown = async (file: BackupFile, task: Task, upTo = file.size): Promise<Known> => {
  const inventory: Inventory = new Map();
  const source = { size: upTo, read: file.read };
  const form = await survey(source, sha256, ({ piece, tip, schemas }) => {
    if (piece.kind === 'put' || piece.kind === 'drop') {
      const stores = schemas.find(({ name }) => name === piece.database)?.stores ?? {};
      takeIn(inventory, piece, stores);
    }
    task.progress({ stage: 'reading', done: tip.offset, total: source.size });
  });
  return { form, inventory, hasTail: form.reached.offset > (form.finished?.offset ?? 0) };
};

/** @throws VaultFailure backup_foreign, backup_newer. */
const refuseForm = async (file: BackupFile): Promise<void> => {
  const form = formOf(await file.read(0, Math.min(preambleLength, file.size)));
  if (form === 'foreign') throw new VaultFailure('backup_foreign');
  if (form === 'newer') throw new VaultFailure('backup_newer');
};

type Plan = { readonly from: Tip; readonly fresh: boolean; readonly how: BackupMade['how'] } & Pick<
  Difference,
  'missing' | 'gone'
>;

const everything = (snapshot: Snapshot): Difference => difference(new Map(), snapshot.inventory);

/** @throws VaultFailure backup_damaged, backup_diverged and as `refuseForm`. */
const planFor = async (file: BackupFile, vault: OpenVault, snapshot: Snapshot, task: Task): Promise<Plan> => {
  const whole = (how: BackupMade['how']): Plan => ({
    from: firstTip,
    fresh: true,
    how,
    ...everything(snapshot),
  });
  if (file.file !== 'present') return whole('new');
  await refuseForm(file);
  if (file.size < preambleLength) return whole('anew');

  let known = await readKnown(file, task);
  if (known.form.damaged.length > 0) throw new VaultFailure('backup_damaged', String(known.form.damaged[0]));
  if (known.form.note) {
    if (!(await openPartNote(vault.keyring, known.form.note))) throw new VaultFailure('backup_diverged');
  }
  let found = difference(known.inventory, snapshot.inventory);
  if (found.state !== 'same' && known.hasTail && known.form.finished) {
    // What an interrupted addition left is out of date: only what was finished counts.
    known = await readKnown(file, task, known.form.finished.offset);
    found = difference(known.inventory, snapshot.inventory);
  }
  if (found.state === 'diverged') throw new VaultFailure('backup_diverged');
  // Rows of two builds of the database in one file would need two migrations at once.
  const isBuiltSame = areSame(encodePiece(known.form.schemas), encodePiece(snapshot.schemas));
  if (found.state === 'outlived' || !isBuiltSame) return whole('anew');
  const from = known.form.reached;
  if (file.size > from.offset) await file.cut(from.offset);
  return { from, fresh: false, how: 'added', missing: found.missing, gone: found.gone };
};

const writeRows = async (file: BackupFile, snapshot: Snapshot, plan: Plan, task: Task): Promise<Tip> => {
  if (plan.fresh) {
    await file.start();
    await file.append(preamble);
  }
  const writer = pieceWriter(file, plan.from);
  await writer.piece({ kind: 'begin', schemas: [...snapshot.schemas] });
  const rows = inWritingOrder(plan.missing);
  for (const [index, { place, key }] of rows.entries()) {
    const row = await snapshot.row(place, key);
    // One that the disk has lost is missed by the verification, as it is in the vault.
    if (row) await writer.row(place, row);
    task.progress({ stage: 'packing', done: index + 1, total: rows.length });
  }
  for (const [place, keys] of gonePlaces(plan.gone)) await writer.drop(place, keys);
  await writer.flush();
  await file.sync();
  return writer.tip;
};

/**
 * A file that holds less than the vault is no backup of it. What is damaged in the vault itself is as damaged in a new
 * backup, which nothing was taken away for.
 * @throws VaultFailure backup_unverified, cancelled.
 */
const refuseUnverified = async (
  { problems, commits, entries }: Verified,
  { inventory }: Snapshot,
  { file }: BackupFile,
  vault: OpenVault,
  task: Task,
): Promise<void> => {
  const refuse = (damage?: Damage): never => {
    throw new VaultFailure('backup_unverified', damage?.at);
  };
  if (commits !== inventory.get(`${vault.database.name}/commits`)?.size) refuse(problems[0]);
  if (problems.length === 0) return;
  if (file !== 'absent') refuse(problems[0]);
  const trust = trustIn(vault);
  const known = await damagesIn(vault, trust, task);
  const unknown = problems.find((problem) => !known.has(problem));
  // A damaged commit is named once, however much of it can be read: the file must hold all that the vault still gives.
  if (unknown || (trust === 'every signature' && entries !== known.entries)) refuse(unknown);
};

export const writeBackup = async (
  vault: OpenVault,
  databases: Databases,
  port: MessagePort,
  task: Task,
): Promise<BackupMade> => {
  const { signal } = task;
  let canGoOn = false;
  const ending = { signal, canGoOn: () => canGoOn };
  const made = await withBackupFile(port, vault.journal, ending, async (file) => {
    await vault.checked(signal);
    refuseDamaged(vault, file);
    canGoOn = isWhole(vault);
    const snapshot = await takeSnapshot(
      databases,
      vault.evidence.chunksOf,
      vault.ledger.problems.length === 0,
    );
    const before = file.size;
    const plan = await planFor(file, vault, snapshot, task);
    const tip = await writeRows(file, snapshot, plan, task);
    const source = { size: tip.offset, read: file.read };
    const verified = await verifyBackup(source, databases, vault.keyring, task, trustIn(vault));
    try {
      await refuseUnverified(verified, snapshot, file, vault, task);
    } catch (error) {
      if (!plan.fresh) await file.cut(Math.min(before, plan.from.offset));
      throw error;
    }
    const { entries, commits, evidence } = verified;
    const at = new Date().toISOString();
    const note = { at, entries, evidence, commits, labels: snapshot.labels };
    const writer = pieceWriter(file, tip);
    await writer.piece({ kind: 'end', note: await sealPartNote(vault.keyring, note) });
    await file.sync();
    await refuseUnfinished(file, tip);
    const damaged = verified.problems.length;
    return { at, entries, evidence, size: writer.tip.offset, path: file.path, how: plan.how, damaged };
  });
  const { how: _how, damaged: _damaged, ...note } = made;
  // In a damaged ledger nothing is written. A full disk is a reason to back up, and none to call the backup not made.
  if (vault.ledger.problems.length === 0)
    await whenThereIsRoom(() => rememberBackup(vault.database, vault.keyring, note));
  return made;
};

/** The last frame is read back too. @throws VaultFailure backup_unverified. */
const refuseUnfinished = async (file: BackupFile, from: Tip): Promise<void> => {
  for await (const { kind } of readFrames(file, sha256, from))
    if (kind !== 'whole') throw new VaultFailure('backup_unverified');
};
