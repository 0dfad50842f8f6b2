import { createStore, useStore } from 'zustand';
import { type BackupNote, type BackupState, backupState } from '../../shared/model/backup.ts';
import { useEntryCount } from './entry-count.ts';
import { session } from './session.ts';
import { vault } from './vault.ts';

/** The last backup as the vault remembers it; undefined until it was asked. */
export const backups = createStore<{ readonly note: BackupNote | null | undefined }>()(() => ({
  note: undefined,
}));

export const useBackupNote = (): BackupNote | null | undefined => useStore(backups).note;

/** Undefined while it is not known. */
export const useBackupState = (): BackupState | undefined => {
  const note = useBackupNote();
  const entries = useEntryCount();
  return note === undefined ? undefined : backupState(note, entries, Date.now());
};

/** Without it there is no reminder, and the next backup writes it anew. */
export const readBackupNote = (): Promise<void> =>
  vault.backupNote().then(
    (note) => backups.setState({ note }),
    () => undefined,
  );

/** Started once, with the window. */
export const readBackupNoteOnUnlock = (): void => {
  session.store.subscribe((now, before) => {
    if (now.phase !== 'open' || before.phase === 'open') return;
    void readBackupNote();
  });
};
