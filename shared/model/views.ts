import type { EntryId, EntryKind, Json, RecordId } from '../ledger/entry.ts';
import type { ConsentState } from './consent-state.ts';
import type { ChainStep, ConsentPurpose, ConsentRecipient } from './incident.ts';
import type { IncidentType } from './incident-types.ts';
import type { PersonRole } from './person.ts';
import type { OmissionReason, WithheldReason } from './reasons.ts';

/** What the vault worker shows of the records: readonly views, never rows or keys. */

export const roles = ['documenter', 'supervisor', 'legal', 'admin'] as const;
export type Role = (typeof roles)[number];

export type ProfileView = {
  readonly id: RecordId;
  readonly name: string;
  readonly role: Role;
  /** First 8 bytes of SHA-256 of the public key as 4 groups of 4 hex digits. */
  readonly fingerprint: string;
};

/** A profile as the vault's own list shows it. */
export type MemberView = ProfileView & {
  /** It began the vault, and so may add, change and remove profiles whatever its role. */
  readonly founding: boolean;
  /** Since when (RFC 3339) it is none any more; what it signed before stands. */
  readonly removed: string | undefined;
};

export const reviewStates = ['draft', 'waiting', 'returned', 'approved', 'retracted', 'erased'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** Somebody in an incident, the affected first. */
export type PersonInIncident = {
  readonly id: RecordId;
  readonly pseudonym: string;
  readonly name: string | undefined;
  readonly roles: readonly PersonRole[];
};

/** A row of the list of people. */
export type PersonSummary = {
  readonly id: RecordId;
  /** Unique in the vault; never changes. */
  readonly pseudonym: string;
  readonly name: string | undefined;
  readonly otherNames: string | undefined;
  /** EDTF. */
  readonly birth: string | undefined;
  readonly office: string | undefined;
  /** Every role they have in some incident. */
  readonly roles: readonly PersonRole[];
  readonly incidents: number;
  /** RFC 3339. */
  readonly changed: string;
  /** Names of fields that two people changed from the same version. */
  readonly conflicts: readonly string[];
};

/** Somebody in an incident of whom something else is said than when it was last returned or approved. */
export type ChangedPerson = {
  readonly id: RecordId;
  readonly pseudonym: string;
  readonly name: string | undefined;
  /** Each field once, as it stood at the decision and as it stands now, by whom and since when. */
  readonly changes: readonly (RecordedChange & { readonly by: ProfileView; readonly time: string })[];
};

export type PersonView = PersonSummary & {
  /** Field name → value; absent means blank. */
  readonly fields: Readonly<Record<string, Json>>;
  readonly heads: readonly EntryId[];
  /** Every incident they are in, the latest day first, those without a date last. */
  readonly appearances: readonly {
    readonly incident: IncidentSummary;
    readonly roles: readonly PersonRole[];
  }[];
  /** What the open profile may do to it now. */
  readonly may: { readonly edit: boolean };
};

/** An incident of a chain, in the order in which the chain went on. */
export type ChainLink = {
  readonly incident: IncidentSummary;
  readonly step: ChainStep | undefined;
  /** Linked to the incident that was asked about without another between them. */
  readonly direct: boolean;
};

/** A row of the Log. */
export type IncidentSummary = {
  readonly id: RecordId;
  /** Never reused: `ORG-2025-0001`. */
  readonly number: string;
  readonly type: IncidentType | undefined;
  /** EDTF. */
  readonly date: string | undefined;
  /** In the person's words; else the chosen place's name. */
  readonly place: string | undefined;
  /** Code of the chosen place, where `place` is its name: a name that each language has of its own. */
  readonly placeCode: string | undefined;
  /** Of the first person affected; empty while there is none. */
  readonly pseudonym: string;
  readonly persons: readonly PersonInIncident[];
  /** First words of the narrative. */
  readonly excerpt: string;
  readonly state: ReviewState;
  readonly author: ProfileView;
  /** RFC 3339. */
  readonly changed: string;
  readonly exhibits: number;
  /** Admiralty code; undefined where it was not judged. */
  readonly reliability: string | undefined;
  readonly credibility: string | undefined;
  readonly consent: ConsentState;
  /** How many fields it still lacks: to be intelligible, and to be reviewed with ease. */
  readonly lacking: { readonly needed: number; readonly useful: number };
  /** Names of fields that two people changed from the same version. */
  readonly conflicts: readonly string[];
};

export type ReviewDecision = {
  readonly entry: EntryId;
  readonly kind: 'submit' | 'return' | 'approve' | 'retract';
  readonly by: ProfileView;
  readonly time: string;
  readonly reason: string | undefined;
};

export type IncidentView = IncidentSummary & {
  /** Who erased it, when and why; its fields, exhibits and reasons are then gone. */
  readonly erased: { readonly by: ProfileView; readonly time: string; readonly reason: string } | undefined;
  /** Field name → value; absent means blank. */
  readonly fields: Readonly<Record<string, Json>>;
  /** The entries this view was folded from: an edit names them as its parents. */
  readonly heads: readonly EntryId[];
  readonly decisions: readonly ReviewDecision[];
  readonly exhibitList: readonly ExhibitView[];
  /** Whose own record changed since the last return or approval: a person is stored once, apart from the incident. */
  readonly personsChanged: readonly ChangedPerson[];
  /** What the open profile may do to it now. */
  readonly may: {
    readonly edit: boolean;
    readonly submit: boolean;
    readonly decide: boolean;
    readonly retract: boolean;
    readonly erase: boolean;
  };
};

export type ExhibitView = {
  readonly id: RecordId;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly attachedBy: ProfileView;
  readonly attachedAt: string;
  readonly hasThumbnail: boolean;
  /** Field name → value of all that a person recorded of it, and `exhibit.metadata`; absent means blank. */
  readonly fields: Readonly<Record<string, Json>>;
  readonly heads: readonly EntryId[];
  /** Names of fields that two people changed from the same version. */
  readonly conflicts: readonly string[];
};

/**
 * Another record that a field names (`role.<person>`, `link.<incident>`, `exhibit.<exhibit>`), as it is called now;
 * of an erased one only an incident's number is left.
 */
export type NamedRecord =
  | { readonly kind: 'person'; readonly pseudonym: string | undefined; readonly name: string | undefined }
  | { readonly kind: 'incident'; readonly number: string }
  | { readonly kind: 'exhibit'; readonly fileName: string | undefined };

export type RecordedChange = {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  /** Undefined where the field names no other record. */
  readonly names?: NamedRecord | undefined;
};

export type HistoryEntry = {
  readonly id: EntryId;
  readonly kind: EntryKind;
  readonly by: ProfileView;
  readonly time: string;
  readonly seq: number;
  /** Position of its commit in the vault, and its own in the commit, from 0. */
  readonly place: { readonly commit: number; readonly index: number };
  /** What it said is gone: its record was erased. */
  readonly erased: boolean;
  readonly changes: readonly RecordedChange[];
};

export type CaseSummary = {
  readonly id: RecordId;
  /** Never reused: `ORG-CASE-0001`. */
  readonly number: string;
  readonly title: string;
  readonly incidents: number;
  readonly changed: string;
};

export type CaseView = CaseSummary & {
  readonly summary: string;
  readonly incidentIds: readonly RecordId[];
  readonly heads: readonly EntryId[];
  readonly exports: readonly {
    readonly time: string;
    readonly by: ProfileView;
    readonly recipient: ConsentRecipient;
    readonly purpose: ConsentPurpose;
    /** SHA-256 of the bundle file. */
    readonly sha256: string;
    /** Incidents and exhibits that left in it. */
    readonly included: readonly RecordId[];
  }[];
};

export type ExportPlan = {
  readonly included: readonly {
    readonly incident: IncidentSummary;
    readonly anonymised: boolean;
    readonly placeWithheld: boolean;
  }[];
  readonly omitted: readonly {
    readonly incident: IncidentSummary;
    readonly reasons: readonly OmissionReason[];
  }[];
  /** Of incidents, persons and exhibits that leave. */
  readonly withheldFields: readonly {
    readonly record: RecordId;
    readonly field: string;
    readonly reason: WithheldReason;
  }[];
  /** Whom the included incidents name; `omitted`: erased, so that only the role is left. */
  readonly persons: {
    readonly included: number;
    readonly byPseudonymOnly: number;
    readonly omitted: number;
  };
  /** What leaves of a person and was changed after the incident was approved: nobody approved it. */
  readonly personsChanged: readonly {
    readonly incident: RecordId;
    readonly number: string;
    readonly person: RecordId;
    readonly pseudonym: string;
    readonly fields: readonly string[];
  }[];
  readonly exhibits: number;
  /** Of the included incidents. */
  readonly exhibitsOmitted: readonly {
    readonly exhibit: RecordId;
    readonly fileName: string;
    readonly reasons: readonly OmissionReason[];
  }[];
  /** Bytes of the exhibits. */
  readonly size: number;
};
