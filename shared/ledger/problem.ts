import type { EntryId, Hex, RecordId } from './entry.ts';

/** The rules of SPEC.md that a stored ledger or a proof can break. */
export type LedgerRule =
  | 'L2'
  | 'L3'
  | 'L4'
  | 'L5'
  | 'L6'
  | 'L7'
  | 'L8'
  | 'L9'
  | 'L10'
  | 'L11'
  | 'L12'
  | 'L13'
  | 'L14'
  | 'P1'
  | 'P2'
  | 'P3';

/** What is wrong and where. `id` and `record` are undefined when the entry is missing or unreadable. */
export type LedgerProblem = {
  readonly rule: LedgerRule;
  /** The log. */
  readonly author: Hex;
  /** The place in the log, or the first missing place. */
  readonly seq: number;
  readonly id: EntryId | undefined;
  readonly record: RecordId | undefined;
};
