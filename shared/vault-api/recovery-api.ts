import type { NewShares, RecoveryState, RecoveryWay, ShareReading } from '../model/recovery.ts';
import type { ProfileView } from '../model/views.ts';
import type { Integrity } from './session-api.ts';

/** Ways into the vault without a passphrase. */

export type SheetApi = {
  /** Sets a new passphrase for the keyslot's profile with its recovery words, and opens the vault. */
  recover(input: {
    keyslot: string;
    words: readonly string[];
    passphrase: string;
  }): Promise<{ profile: ProfileView; integrity: Integrity }>;
  /** Replaces the recovery words of the open profile; the old ones open nothing from then on. */
  newRecoverySheet(input: { passphrase: string }): Promise<{ recoveryWords: readonly string[] }>;
  /** When the open profile's sheet and shares were made and proved. */
  recoveryState(): Promise<RecoveryState>;
  /** Tries the words, as `recover` would, and changes nothing but when they were last proved. */
  proveSheet(input: { words: readonly string[] }): Promise<RecoveryState>;
  /** The person was asked to prove it, and is not asked again. */
  rehearsalAsked(input: { way: RecoveryWay }): Promise<RecoveryState>;
};

export type SharesApi = {
  /** Makes recovery shares of the open profile; those there were go on opening it until `keepShares`. */
  makeShares(input: { passphrase: string; threshold: number; total: number }): Promise<NewShares>;
  /** The shares made last take the place of those before, which open nothing from then on. */
  keepShares(): Promise<RecoveryState>;
  /** Reads one share, typed after those `before` it. Without `keyslot`, for the open profile. */
  checkShare(input: {
    keyslot?: string;
    words: readonly string[];
    before: readonly (readonly string[])[];
  }): Promise<ShareReading>;
  /** As `recover`, with as many shares of one set as open it, in any order. */
  recoverWithShares(input: {
    keyslot: string;
    shares: readonly (readonly string[])[];
    passphrase: string;
  }): Promise<{ profile: ProfileView; integrity: Integrity }>;
  proveShares(input: { shares: readonly (readonly string[])[] }): Promise<RecoveryState>;
};
