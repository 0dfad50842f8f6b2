import type { RecordId } from '../ledger/entry.ts';
import type { ProfileView } from '../model/views.ts';
import type { TaskId } from './long-work.ts';
import type { NewProfile } from './profiles-api.ts';

/** Making, opening and closing the vault. */

export type KeyslotView = {
  readonly id: string;
  /** The name the profile chose to show before unlock, if any. */
  readonly label: string | undefined;
  /** Milliseconds until another attempt is let through; 0 when now. */
  readonly waitMs: number;
  /** Wrong passphrases until the vault removes itself; undefined when it never does. */
  readonly attemptsLeft: number | undefined;
  /** Whether recovery shares open it. */
  readonly hasShares: boolean;
};

export type VaultStatus =
  | { readonly state: 'absent' }
  /** One of its profiles has had every attempt that was allowed: its databases are gone, its files are main's to remove. */
  | { readonly state: 'removed' }
  | { readonly state: 'locked'; readonly keyslots: readonly KeyslotView[] }
  | { readonly state: 'open'; readonly profile: ProfileView };

/** What opening or checking the ledger found. A problem leaves the vault readable, not writable. */
export type Integrity = {
  readonly entries: number;
  /**
   * Whether all of them were read and checked since the unlock. A large vault opens with what was verified before, and
   * reads it all again while one works: the event `checked` then tells.
   */
  readonly checked: boolean;
  readonly problems: readonly {
    readonly rule: string;
    /** Entry or row the problem is at. */
    readonly at: string;
    readonly record: RecordId | undefined;
  }[];
};

export type SessionApi = {
  status(): Promise<VaultStatus>;
  /** Makes the vault with its first profile; resolves to the 24 recovery words, shown once. Opens it. */
  create(input: { organisation: string; profile: NewProfile }): Promise<{ recoveryWords: readonly string[] }>;
  unlock(input: {
    keyslot: string;
    passphrase: string;
  }): Promise<{ profile: ProfileView; integrity: Integrity }>;
  /** Zeroes every key. The client then terminates the worker and reloads the window. */
  lock(): Promise<void>;
  /**
   * Reads everything again: each entry, signature and link, and the bytes of every exhibit. Nothing is changed by it.
   * @throws VaultFailure cancelled.
   */
  verify(input: { task: TaskId }): Promise<Integrity>;
  changePassphrase(input: { current: string; next: string }): Promise<void>;
  /** Temporary files of exports that a kill interrupted, to be removed by the main process. */
  leftovers(): Promise<readonly string[]>;
  leftoverRemoved(input: { path: string }): Promise<void>;
};
