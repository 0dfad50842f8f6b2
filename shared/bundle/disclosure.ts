import type { KnownEntry, RecordId } from '../ledger/entry.ts';
import { changesContent, type FoldedRecord, namedValues, standingEdits } from '../ledger/fold.ts';
import { exhibitField } from '../model/exhibit.ts';
import { incidentField } from '../model/incident.ts';
import { incidentOfLink } from '../model/incident-links.ts';
import { type PersonRole, personPrivacy } from '../model/person.ts';
import { removalField } from '../model/profiles.ts';
import type { WithheldReason } from '../model/reasons.ts';
import type { BundleContents } from './input.ts';
import { tellsPlace } from './place-fields.ts';

/** Which values of a record leave: those that stand, never those that were replaced. */

export type Destination = Pick<BundleContents, 'purpose' | 'recipient'> & {
  /** The incident leaves without what identifies the person. */
  readonly anonymised: boolean;
  /** The incident leaves without what tells where it was. */
  readonly placeWithheld: boolean;
  /** Whether the incident of this id leaves too. */
  readonly includes: (incident: RecordId) => boolean;
};

/** Why a field of an incident stays out; undefined when it may leave. */
export const whyWithheld = (name: string, to: Destination): WithheldReason | undefined => {
  const privacy = incidentField(name)?.privacy;
  if (privacy === 'sealed') return 'identifying';
  const linked = incidentOfLink(name);
  if (linked !== undefined && !to.includes(linked)) return 'link_outside';
  if (to.anonymised && privacy === 'identifying') return 'anonymised';
  // A reviewer's words about an anonymised incident may name whom it is about.
  if (to.anonymised && name === 'review.reason') return 'anonymised';
  if (to.placeWithheld && (tellsPlace(name) || name === 'review.reason')) return 'place_withheld';
  const otherPurpose = name.startsWith('consent.for_') && name !== `consent.for_${to.purpose}`;
  const otherRecipient = name.startsWith('consent.to_') && name !== `consent.to_${to.recipient}`;
  // What a person answered about others is nobody else's to know.
  if (otherPurpose || otherRecipient) return 'not_for_recipient';
  return undefined;
};

/** What a person is in an incident that leaves. */
export type Appearance = { readonly roles: readonly PersonRole[]; readonly anonymised: boolean };

/**
 * Why a field of a person stays out; undefined when it may leave. Contact details never do: whoever needs to reach
 * the person goes through the organisation. A field of a later version stays, since nobody knows what it tells.
 */
export const whyPersonWithheld = (
  name: string,
  appearances: readonly Appearance[],
): WithheldReason | undefined => {
  const privacy = personPrivacy(
    name,
    appearances.map(({ roles }) => roles),
  );
  if (privacy === undefined || privacy === 'sealed' || name === 'person.contact') return 'identifying';
  const anonymised = appearances.some((appearance) => appearance.anonymised);
  return privacy === 'identifying' && anonymised ? 'anonymised' : undefined;
};

/** Where the vault keeps the bytes is its own affair: sealed in every bundle, and not said to be. */
export const vaultsOwn = 'exhibit.evidence';

/** What is said of an exhibit beyond its file: by people, and by the file of itself. */
export const isDescription = (name: string): boolean =>
  exhibitField(name) !== undefined || name === 'exhibit.metadata' || name === 'exhibit.detach_reason';

const tellsWhereTaken: readonly string[] = [
  'exhibit.collected_place',
  'exhibit.file_name',
  'exhibit.metadata',
];

/** Why a field of an exhibit that leaves stays out; undefined when it may leave. */
export const whyExhibitWithheld = (
  name: string,
  incident: Pick<Destination, 'placeWithheld'>,
): WithheldReason | undefined => {
  if (exhibitField(name)?.privacy === 'sealed' || name === vaultsOwn) return 'identifying';
  return incident.placeWithheld && tellsWhereTaken.includes(name) ? 'place_withheld' : undefined;
};

export type RecordDisclosure = {
  /** Whether the entry's proof shows the field's value. */
  readonly shows: (entry: KnownEntry, name: string) => boolean;
  /** Fields that hold a value and stay out, by name. */
  readonly withheld: readonly string[];
};

/** Who held which role when is what approvals are checked by: these fields are shown with their history (rule R3). When the vault removes itself is nobody else’s business. */
export const keepsHistory = ({ type }: Pick<FoldedRecord, 'type'>, name: string): boolean =>
  type === 'profile' && name !== 'profile.name' && name !== removalField;

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

/** The record as `why` lets it leave: what its proofs show, and what is said to be withheld with the reason. */
export const disclosedBy = (record: FoldedRecord, why: (name: string) => WithheldReason | undefined) => {
  const { shows, withheld } = recordDisclosure(record, (name) => why(name) === undefined);
  return {
    shows,
    withheld: withheld.flatMap((field) => {
      const reason = field === vaultsOwn ? undefined : why(field);
      return reason ? [{ field, reason }] : [];
    }),
  };
};
