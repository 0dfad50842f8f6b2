import { areSame } from '../../../shared/backup/frames.ts';
import { isUnfinished } from '../../../shared/backup/survey.ts';
import type { BackupCheck } from '../../../shared/model/backup.ts';
import type { BackupApi } from '../../../shared/vault-api/backup-api.ts';
import type { WorkerTransferred } from '../evidence/evidence-api.ts';
import { VaultFailure } from '../failure.ts';
import type { OpenVault } from '../open-vault.ts';
import type { Session } from '../session.ts';
import type { KeyslotRow } from '../store/rows.ts';
import type { Task } from '../task-list.ts';
import { openBackupSource, upTo } from './file-source.ts';
import { openPartNote, rememberedBackup } from './note.ts';
import { readForRestore, restore } from './restore.ts';
import { verifyBackup } from './verify-backup.ts';
import { writeBackup } from './write-backup.ts';

/** Backups: made, tried, and made the vault of another machine. */

const hasSameBox = (a: KeyslotRow, b: KeyslotRow | undefined): boolean =>
  b !== undefined && areSame(a.box, b.box);

const passphraseSlots = (rows: readonly KeyslotRow[]): readonly KeyslotRow[] =>
  rows.filter(({ kind }) => kind === 'passphrase');

const check = async (session: Session, vault: OpenVault, file: File, task: Task): Promise<BackupCheck> => {
  const source = await openBackupSource(file);
  const verify = (size: number) =>
    verifyBackup(upTo(source, size), session, vault.keyring, task, 'every signature');
  const all = await verify(source.size);
  const end = all.form.finished?.offset;
  if (end === undefined || !all.form.note)
    throw new VaultFailure(all.form.damaged.length > 0 ? 'backup_damaged' : 'backup_unfinished');
  const opened = await openPartNote(vault.keyring, all.form.note);
  if (!opened) throw new VaultFailure('backup_diverged');
  const { note } = opened;
  const verified = end === source.size ? all : await verify(end);
  const slots = passphraseSlots(verified.keyslots);
  const live = new Map((await session.ledger.keyslots.toArray()).map((row) => [row.id, row] as const));
  const isKnownThere = verified.keyslots.some(({ id }) => id === vault.keyslot);
  return {
    at: note.at,
    entries: verified.entries,
    liveEntries: vault.ledger.entryCount,
    evidence: verified.evidence,
    profiles: slots.length,
    samePassphrase: slots.filter((slot) => hasSameBox(slot, live.get(slot.id))).length,
    unfinished: isUnfinished(source, all.form),
    // A profile that was added later has left no mark in it of how far it had read.
    problems: verified.problems.filter(({ at }) => isKnownThere || at !== 'own checkpoint'),
  };
};

export const backupApi = (session: Session): BackupApi<WorkerTransferred> => ({
  backupNote: () => {
    const { database, keyring } = session.open();
    return rememberedBackup(database, keyring);
  },
  backUp: ({ task, port }) => {
    const vault = session.open();
    return vault.tasks.run(task, (running) => writeBackup(vault, session, port, running));
  },
  checkBackup: ({ task, file }) => {
    const vault = session.open();
    return vault.tasks.run(task, (running) => check(session, vault, file, running));
  },
  surveyBackup: ({ task, file }) =>
    session.tasks.run(task, async (running) => {
      const { found } = await readForRestore(await openBackupSource(file), session, running);
      return found;
    }),
  restoreBackup: ({ task, file, despiteDamage }) =>
    session.tasks.run(task, async (running) =>
      restore(await openBackupSource(file), session, despiteDamage, running),
    ),
});
