/** What is said of backups, and when one is due. */

/** Remembered in the vault of the last backup that was made and verified. */
export type BackupNote = {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Entries of the ledger that are in it. */
  readonly entries: number;
  /** Files of evidence that are in it. */
  readonly evidence: number;
  /** Bytes of the file. */
  readonly size: number;
  /** Where it lies; empty when that is not known, as after a restore. */
  readonly path: string;
};

/** `new`: a file of its own. `added`: what was new went to its end. `anew`: written whole, in the old one's place. */
export type BackupMade = BackupNote & {
  readonly how: 'new' | 'added' | 'anew';
  /** Places that are damaged in the vault, and so in the backup of what is sound. */
  readonly damaged: number;
};

/** What a drill found: everything read, decrypted and verified with the open vault's keys. */
export type BackupCheck = {
  /** When the last finished part was written, ISO 8601 in UTC. */
  readonly at: string;
  readonly entries: number;
  /** Of these the open vault has so many now. */
  readonly liveEntries: number;
  readonly evidence: number;
  /** Profiles it opens for, and how many of them with the passphrase they have now. */
  readonly profiles: number;
  readonly samePassphrase: number;
  /** An addition after the last finished part was cut short; it is not counted. */
  readonly unfinished: boolean;
  /** Rules broken and places damaged. */
  readonly problems: readonly { readonly rule: string; readonly at: string }[];
};

/** What can be said of a backup without its keys, before it is restored. */
export type BackupSurvey = {
  readonly commits: number;
  readonly evidence: number;
  readonly profiles: number;
  readonly size: number;
  /** An addition was cut short: what was backed up before it is whole and is what is restored. */
  readonly unfinished: boolean;
  /** Places where the file is damaged. */
  readonly damaged: number;
};

const day = 24 * 60 * 60 * 1000;
const dueAfterDays = 7;
/** So many are too much to lose, however soon after a backup. */
const dueAfterEntries = 500;
/** A vault that nobody has backed up is let be until there is something in it. */
const firstDueEntries = 10;

export type BackupState = {
  /** Whole days since the last backup; undefined when none was made. */
  readonly days: number | undefined;
  readonly newEntries: number;
  /** A reminder is in place. */
  readonly isDue: boolean;
};

/** A clock that was set back counts as no time gone by. */
export const backupState = (note: BackupNote | null, entries: number, now: number): BackupState => {
  if (!note) return { days: undefined, newEntries: entries, isDue: entries >= firstDueEntries };
  const days = Math.max(0, Math.floor((now - Date.parse(note.at)) / day));
  const newEntries = Math.max(0, entries - note.entries);
  const isDue = newEntries >= dueAfterEntries || (newEntries > 0 && days >= dueAfterDays);
  return { days, newEntries, isDue };
};
