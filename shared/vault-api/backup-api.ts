import type { BackupCheck, BackupMade, BackupNote, BackupSurvey } from '../model/backup.ts';
import type { TaskId, Transferred } from './long-work.ts';

/** Backups made, checked and restored. */

export type BackupApi<T extends Transferred = Transferred> = {
  /** The last backup that was made and verified; null when none was. */
  backupNote(): Promise<BackupNote | null>;
  /**
   * Brings the backup behind `port` (protocol: `BackupPort` in ipc.ts) up to the vault, reads all of it back and
   * verifies it. A file with keys that the vault gave up since is written anew. Of a vault with damage a new backup
   * holds what is sound.
   * @throws VaultFailure any `backup_` code, cancelled.
   */
  backUp(input: { task: TaskId; port: T['port'] }): Promise<BackupMade>;
  /** The drill: reads, decrypts and verifies a backup with the open vault's keys, and touches nothing. */
  checkBackup(input: { task: TaskId; file: T['file'] }): Promise<BackupCheck>;
  /** What a backup holds, as far as that can be told without its keys; every byte is checked. */
  surveyBackup(input: { task: TaskId; file: T['file'] }): Promise<BackupSurvey>;
  /**
   * Makes the backup's last finished part the vault of this machine, which must have none, all or nothing.
   * `despiteDamage` takes what is whole of a damaged one.
   * @throws VaultFailure vault_exists, any `backup_` code, quota, cancelled.
   */
  restoreBackup(input: { task: TaskId; file: T['file']; despiteDamage: boolean }): Promise<void>;
};
