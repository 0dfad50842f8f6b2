import type { KnownEntry } from '../ledger/entry.ts';
import { changesContent, type FoldedRecord, namedValues, standingEdits } from '../ledger/fold.ts';
import { incidentField } from '../model/incident.ts';
import type { WithheldReason } from '../model/reasons.ts';
import type { BundleContents } from './input.ts';

/** Which values of a record leave: those that stand, never those that were replaced. */

export type Destination = Pick<BundleContents, 'purpose' | 'recipient'> & {
  /** The incident leaves without what identifies the person. */
  readonly anonymised: boolean;
};

/** Why a field of an incident stays out; undefined when it may leave. */
export const whyWithheld = (name: string, to: Destination): WithheldReason | undefined => {
  const privacy = incidentField(name)?.privacy;
  if (privacy === 'sealed') return 'identifying';
  if (to.anonymised && privacy === 'identifying') return 'anonymised';
  // A reviewer's words about an anonymised incident may name whom it is about.
  if (to.anonymised && name === 'review.reason') return 'anonymised';
  const otherPurpose = name.startsWith('consent.for_') && name !== `consent.for_${to.purpose}`;
  const otherRecipient = name.startsWith('consent.to_') && name !== `consent.to_${to.recipient}`;
  // What a person answered about others is nobody else's to know.
  if (otherPurpose || otherRecipient) return 'not_for_recipient';
  return undefined;
};

export type RecordDisclosure = {
  /** Whether the entry's proof shows the field's value. */
  readonly shows: (entry: KnownEntry, name: string) => boolean;
  /** Fields that hold a value and stay out, by name. */
  readonly withheld: readonly string[];
};

/** Who held which role when is what approvals are checked by: these fields are shown with their history (rule R3). */
export const keepsHistory = ({ type }: Pick<FoldedRecord, 'type'>, name: string): boolean =>
  type === 'profile' && name !== 'profile.name';

/**
 * What the bundle shows of a record: of a field that may leave, the value that stands and those in conflict with it.
 * A value that was replaced stays sealed: whoever corrected it meant it to be gone. A cleared field is shown as
 * cleared whoever may see it, since it holds nothing.
 */
export const recordDisclosure = (
  record: FoldedRecord,
  mayShow: (name: string) => boolean,
): RecordDisclosure => {
  const standing = standingEdits(record.entries, namedValues);
  const isBlank = (name: string) => standing.get(name)?.every(({ value }) => value === null) ?? true;
  return {
    shows: (entry, name) => {
      if (!changesContent(entry) || keepsHistory(record, name)) return mayShow(name);
      const stands = standing.get(name)?.some((edit) => edit.entry.id === entry.id) ?? false;
      return stands && (mayShow(name) || isBlank(name));
    },
    withheld: [...standing.keys()].filter((name) => !mayShow(name) && !isBlank(name)).sort(),
  };
};
