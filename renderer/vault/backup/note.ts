import type { BackupNote } from '../../../shared/model/backup.ts';
import type { Bytes } from '../bytes.ts';
import { sealJson, unsealJson } from '../keys/box.ts';
import type { Epoch } from '../keys/epochs.ts';
import type { Keyring } from '../keys/keyring.ts';
import { sharedCheckpointPlace } from '../ledger/checkpoint.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import type { MetaRow } from '../store/rows.ts';

/** What is remembered of the last backup, and what a backup says of itself to who has the vault's key. */

/** At the end of each part. */
export type PartNote = Pick<BackupNote, 'at' | 'entries' | 'evidence'> & {
  readonly commits: number;
  /** Names that profiles chose to show at unlock, by keyslot: in the file they stand nowhere in clear. */
  readonly labels: Readonly<Record<string, string>>;
};

const partContext = 'backup part';
export const sealPartNote = ({ epoch }: Keyring, note: PartNote): Promise<Bytes> =>
  sealJson(epoch.metaKey, note, partContext);

export type OpenedNote = {
  readonly note: PartNote;
  /** Of the vault key when the part was written. */
  readonly epoch: Epoch;
};

/** Undefined when the backup is of another vault, or of a later time than this profile has keys for. */
export const openPartNote = async (keyring: Keyring, box: Uint8Array): Promise<OpenedNote | undefined> => {
  for (const epoch of keyring.epochs()) {
    const note = await unsealJson(epoch.metaKey, box, partContext).catch(() => undefined);
    if (note) return { note: note as PartNote, epoch };
  }
  return undefined;
};

/** The keyring as it was in that epoch: a backup from before a profile was removed knows no later key. */
export const keyringIn = (keyring: Keyring, epoch: Epoch): Keyring => ({
  ...keyring,
  epoch,
  epochOf: (number = 1) => (number > epoch.number ? undefined : keyring.epochOf(number)),
  epochs: () => keyring.epochs().filter(({ number }) => number <= epoch.number),
  checkpoints: { shared: sharedCheckpointPlace(epoch.metaKey), own: keyring.checkpoints.own },
});

const id = 'backup';
const context = `meta|${id}`;

const rowOf = async ({ metaKey }: Epoch, note: BackupNote): Promise<MetaRow> => ({
  id,
  box: await sealJson(metaKey, note, context),
});
const pick = ({ at, entries, evidence }: PartNote) => ({ at, entries, evidence });

export const rememberBackup = async (
  database: LedgerDatabase,
  { epoch }: Keyring,
  note: BackupNote,
): Promise<void> => {
  await database.meta.put(await rowOf(epoch, note));
};

export const rememberedBackup = async (
  database: LedgerDatabase,
  keyring: Keyring,
): Promise<BackupNote | null> => {
  const row = await database.meta.get(id);
  if (!row) return null;
  for (const { metaKey } of keyring.epochs()) {
    const note = await unsealJson(metaKey, row.box, context).catch(() => undefined);
    if (note) return note as BackupNote;
  }
  // A damaged line is a reminder lost; the next backup writes it anew.
  return null;
};

/** Where a restore leaves the note of the part that it restored, until somebody with the key opens the vault. */
export const restoredRow = 'restored-from-backup';

/** At the first unlock after a restore: names go back to the unlock screen, and the backup is known as the last one. */
export const settleRestored = async (database: LedgerDatabase, keyring: Keyring): Promise<void> => {
  const row = await database.meta.get(restoredRow);
  if (!row) return;
  // A note that does not open comes from a damaged backup: the profiles then stand without names.
  const opened = await openPartNote(keyring, row.box);
  const note = opened?.note;
  const remembered = opened && (await rowOf(opened.epoch, { ...pick(opened.note), size: 0, path: '' }));
  await database.transaction('rw', database.keyslots, database.meta, async () => {
    for (const [slot, label] of Object.entries(note?.labels ?? {}))
      await database.keyslots.update(slot, { label });
    if (remembered) await database.meta.put(remembered);
    await database.meta.delete(restoredRow);
  });
};
