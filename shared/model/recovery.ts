/** The ways back into a profile whose passphrase is lost, and whether anybody has tried them. */

export type RecoveryWay = 'sheet' | 'shares';

/** Times are RFC 3339, by the device. */
export type Rehearsal = {
  /** When the words were made; of a sheet that is older than this record of it, when it was first seen. */
  readonly made: string;
  /** When they were last typed and found to open the profile. */
  readonly proved?: string;
  /** The person was asked to prove them. */
  readonly asked?: boolean;
};

export type RecoveryState = {
  readonly sheet: Rehearsal;
  /** Absent when the profile has no recovery shares. */
  readonly shares?: Rehearsal & { readonly threshold: number; readonly total: number };
};

/** A sheet is mislaid, not misread, in its first weeks: asked any sooner, everyone still has it on the desk. */
const daysUntilAsked = 14;
const dayMs = 86_400_000;

const isDue = ({ made, proved, asked }: Rehearsal, now: number): boolean =>
  proved === undefined && !asked && now - Date.parse(made) >= daysUntilAsked * dayMs;

/** What the person should be asked to prove now; each is asked for once. `now` in milliseconds since the epoch. */
export const rehearsalDue = ({ sheet, shares }: RecoveryState, now: number): RecoveryWay | undefined => {
  if (isDue(sheet, now)) return 'sheet';
  return shares && isDue(shares, now) ? 'shares' : undefined;
};

/** Why a typed share does not help, in the order in which it is found out. */
export type ShareProblem =
  /** Not as many words as a share has. */
  | 'length'
  /** A word that stands on no share. */
  | 'word'
  /** All are words of shares, but they do not belong together. */
  | 'mistyped'
  | 'otherVault'
  | 'otherProfile'
  /** A set of this vault that opens nothing: it was replaced. */
  | 'otherSet'
  /** The profile has no shares. */
  | 'noSet'
  | 'twice'
  | 'tooFew';

export type ShareView = {
  /** From 1. */
  readonly number: number;
  /** How many open. */
  readonly threshold: number;
  readonly total: number;
};

export type ShareReading =
  | { readonly share: ShareView }
  /** `place`, from 1: the word at fault, where that can be told. */
  | { readonly problem: ShareProblem; readonly place?: number };

/** A set of shares to be put on paper. */
export type NewShares = {
  readonly threshold: number;
  /** Two words each, by which shares are told apart; they name nobody. */
  readonly vaultMark: string;
  readonly setMark: string;
  /** The words of each share, in the order of their numbers. */
  readonly shares: readonly (readonly string[])[];
};
