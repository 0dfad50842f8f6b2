/** What a method of the vault rejects with; the interface turns the code into a sentence. */

export type VaultErrorCode =
  | 'no_vault'
  | 'vault_exists'
  | 'locked'
  | 'wrong_passphrase'
  | 'wait'
  | 'wrong_recovery_words'
  | 'wrong_shares'
  | 'weak_passphrase'
  | 'read_only'
  | 'not_permitted'
  /** Nobody who may add profiles would be left. */
  | 'last_manager'
  /** The device's clock stands before the present role was given: what is signed now would not count. */
  | 'clock_back'
  | 'not_found'
  | 'bad_value'
  | 'stale'
  | 'empty_file'
  | 'file_unreadable'
  | 'evidence_damaged'
  | 'quota'
  | 'other_window'
  | 'nothing_to_export'
  | 'export_failed'
  /** The bundle was signed and its entry stands, but the file could not be completed. */
  | 'export_unsaved'
  /** The file is no backup. */
  | 'backup_foreign'
  /** A newer version of the program made it. */
  | 'backup_newer'
  /** It ends before the first part was finished. */
  | 'backup_unfinished'
  /** Bytes in it are not those that were written. */
  | 'backup_damaged'
  /** It holds entries that this vault does not have, or is of another vault. */
  | 'backup_diverged'
  | 'backup_no_room'
  | 'backup_no_permission'
  /** The file cannot be read or written: its drive is gone or failing. */
  | 'backup_failed'
  /** Something was erased while it was written. */
  | 'backup_overtaken'
  /** The vault is damaged, and the file that is there may hold what it has lost. */
  | 'backup_kept'
  /** What was read back is not what the vault holds. */
  | 'backup_unverified'
  | 'cancelled'
  | 'internal';

/** `detail` is for the person (a field's or file's name, seconds to wait); never key material. */
export type VaultError = { readonly code: VaultErrorCode; readonly detail?: string };
