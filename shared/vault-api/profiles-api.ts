import type { RecordId } from '../ledger/entry.ts';
import type { RemovalLimit } from '../model/removal.ts';
import type { MemberView, ProfileView, Role } from '../model/views.ts';

/** Who may do what in the vault. */

export type NewProfile = {
  readonly name: string;
  readonly role: Role;
  readonly passphrase: string;
  /** Show the name on the unlock screen. */
  readonly showName: boolean;
};

export type ProfilesApi = {
  /** In the order in which they were added, removed ones included. */
  profiles(): Promise<readonly MemberView[]>;
  addProfile(input: NewProfile): Promise<{ profile: ProfileView; recoveryWords: readonly string[] }>;
  /** A signed entry, by the founding profile or an admin. Rejects when nobody would be left who may add profiles. */
  changeRole(input: { profile: RecordId; role: Role }): Promise<void>;
  /**
   * A signed entry, by the founding profile or an admin, of anyone but themselves: the profile's keyslots go, and what
   * is written from then on lies under a new vault key, which the remaining profiles find at their next unlock.
   */
  removeProfile(input: { profile: RecordId }): Promise<void>;
};

export type RemovalApi = {
  /** After how many wrong passphrases for one profile the vault removes itself; null for never. */
  removalLimit(): Promise<RemovalLimit | null>;
  /** A signed entry, by who may add profiles. Attempts that were made before do not count. */
  setRemovalLimit(input: { limit: RemovalLimit | null }): Promise<void>;
};
