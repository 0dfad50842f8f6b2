import type { EntryId, Hex, Json, RecordId } from '../ledger/entry.ts';
import type { EntryProof } from '../ledger/proof.ts';
import type { Locale } from '../locale.ts';
import type { ConsentAnswer, ConsentPurpose, ConsentRecipient } from '../model/incident.ts';
import type { IncidentType } from '../model/incident-types.ts';
import type { PersonRole } from '../model/person.ts';
import type { OmissionReason, WithheldReason } from '../model/reasons.ts';
import type { Role } from '../model/views.ts';
import type { StatusAnswer } from '../places/occupation.ts';
import type { Progress } from '../vault-api/long-work.ts';
import type { Digester } from './digest.ts';

/**
 * All that a case bundle is made of. `BundleContents` is plain data: the dossier, the tables and the manifests
 * read it. `BundleInput` adds the acts only the vault can do: reading evidence, typesetting, signing.
 * What must not leave is not in here: the vault decides, from consent, before it makes these contents.
 */

/** A person who signed an entry of this bundle. */
export type BundleProfile = {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Hex;
  /** Of the exporter only. Absent for all others: the key still tells one signer from another. */
  readonly name: string | undefined;
  readonly role: Role;
  /**
   * Every entry of the profile's record, in the order they were made; `profile.name` is shown of the exporter only,
   * and only as it stands.
   */
  readonly proofs: readonly EntryProof[];
};

export type BundleCase = {
  readonly record: RecordId;
  /** `ORG-CASE-0001`; also the base folder of the bag. */
  readonly number: string;
  readonly title: string;
  readonly summary: string;
  /**
   * Every entry of the case's record. Its edits show every field as it stands: they sign which incidents the case
   * names. What was replaced stays sealed.
   * Its earlier exports are here too: exhibits' custody refers to them.
   */
  readonly proofs: readonly EntryProof[];
};

export type BundleDecision = {
  readonly entry: EntryId;
  readonly kind: 'submit' | 'return' | 'approve' | 'retract';
  /** Public key of the profile that decided. */
  readonly by: Hex;
  /** RFC 3339. */
  readonly time: string;
  readonly zone: string;
  readonly reason: string | undefined;
  /** Why the reason that was given is not shown; undefined when it is, or none was given. */
  readonly reasonWithheld: WithheldReason | undefined;
};

/** The consent an incident leaves under, as recorded. */
export type BundleConsent = {
  readonly purpose: ConsentPurpose;
  readonly forPurpose: ConsentAnswer;
  readonly recipient: ConsentRecipient;
  readonly toRecipient: ConsentAnswer;
  readonly form: Json;
  readonly language: Json;
  readonly risksExplained: Json;
  readonly voluntary: Json;
  /** EDTF; null when it does not expire. */
  readonly expires: Json;
  /** The entries that recorded the answer for this purpose and the answer for this recipient. */
  readonly entries: readonly EntryId[];
};

export type WithheldField = {
  /** Ledger name, `section.field`. */
  readonly field: string;
  readonly reason: WithheldReason;
};

export type BundleIncident = {
  readonly record: RecordId;
  /** `ORG-2025-0001`. */
  readonly number: string;
  readonly type: IncidentType | undefined;
  readonly anonymised: boolean;
  /**
   * Current value of each disclosed field of the incident's model (`incidentFields`); equal to what folding
   * `proofs` gives. Cleared fields are left out, and so are `incident.number` and `exhibit.…`, which every
   * proof shows all the same.
   */
  readonly fields: Readonly<Record<string, Json>>;
  /** Who is in it and as what, as its own fields say; the pseudonym is absent of an omitted person. */
  readonly persons: readonly {
    readonly person: RecordId;
    readonly pseudonym: string | undefined;
    readonly roles: readonly PersonRole[];
  }[];
  /** Incidents of this bundle that it is recorded to form a chain with: a link stands on one of the two. */
  readonly links: readonly { readonly incident: RecordId; readonly number: string }[];
  /** Where it was and whose hand the place was in that day; undefined when withheld or when no place was chosen. */
  readonly whereabouts: Whereabouts | undefined;
  /** Fields that hold a value and stay out. */
  readonly withheld: readonly WithheldField[];
  /** Public key of the profile that made the first entry. */
  readonly author: Hex;
  /** RFC 3339, of the first and of the last entry. */
  readonly created: string;
  readonly changed: string;
  readonly decisions: readonly BundleDecision[];
  readonly consent: BundleConsent;
  /**
   * Every entry of the record, in the order they were made: none may be left out, fields may. Values that were
   * replaced are sealed. Always shown as they stand: `incident.number`, `exhibit.…`, and the consent's answers for
   * this purpose and recipient, whether it was voluntary, and its end.
   */
  readonly proofs: readonly EntryProof[];
};

/** Read from the state's codifier and the list of occupied territories when the bundle is made; not of the ledger. */
export type Whereabouts = {
  /** KATOTTG code. */
  readonly code: string;
  /** The place, then what it lies in, up to the oblast, in the language of the bundle. */
  readonly path: readonly string[];
  /** Whether it was occupied on the incident's date, by the Ministry's list. */
  readonly occupied: StatusAnswer;
};

/** Somebody whom an incident of the bundle names, by pseudonym. */
export type BundlePerson = {
  readonly record: RecordId;
  /** Random, and never changed: `P-7K3M`. */
  readonly pseudonym: string;
  /** In the order of the incidents. */
  readonly roles: readonly {
    readonly incident: RecordId;
    readonly incidentNumber: string;
    readonly roles: readonly PersonRole[];
  }[];
  /** Current value of each disclosed field of the person, the pseudonym included. */
  readonly fields: Readonly<Record<string, Json>>;
  readonly withheld: readonly WithheldField[];
  /** Every entry of the person's record; what is sealed is as for incidents. */
  readonly proofs: readonly EntryProof[];
};

export type CustodyEvent = {
  readonly action: 'attached' | 'detached' | 'exported';
  /** RFC 3339. */
  readonly time: string;
  readonly zone: string;
  readonly by: Hex;
  /** Absent for this very export: its entry is written when the bundle is whole and names its hash. */
  readonly entry: EntryId | undefined;
};

// The first is `attached` and names the exhibit's first entry; later ones of `attached` and `detached` name edits of
// the incident that set the exhibit's field, `exported` an export entry of the case.

export type BundleExhibit = {
  /** `ORG-CASE-0001-E001` by the case's field `case.exhibit.<record>`, never reused. Names its file in the bundle. */
  readonly number: string;
  readonly record: RecordId;
  readonly incident: RecordId;
  readonly incidentNumber: string;
  /** As attached; absent when withheld, since a name may identify. */
  readonly fileName: string | undefined;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: Hex;
  /** RFC 3339. */
  readonly attachedAt: string;
  readonly attachedBy: Hex;
  /** What was recorded of it, and what its file says of itself (`exhibit.metadata`): each disclosed field's value. */
  readonly fields: Readonly<Record<string, Json>>;
  readonly withheld: readonly WithheldField[];
  /** Oldest first, this export not among them (see `custodyOf`). */
  readonly custody: readonly CustodyEvent[];
  /** Every entry of the exhibit's record; what the fields of its file say is always shown, its name excepted. */
  readonly proofs: readonly EntryProof[];
};

/** Something the case names that stays out, and why. */
export type Omission = {
  readonly what: 'incident' | 'exhibit' | 'person';
  readonly record: RecordId;
  /** An incident's number; for an exhibit or a person that of the incident it is named by. */
  readonly number: string;
  readonly reasons: readonly OmissionReason[];
};

export type BundleContents = {
  readonly case: BundleCase;
  /** Short code, e.g. `ORG`. */
  readonly organisation: string;
  readonly locale: Locale;
  readonly purpose: ConsentPurpose;
  readonly recipient: ConsentRecipient;
  /** RFC 3339 with milliseconds and offset, and the IANA name of the zone. */
  readonly exported: { readonly time: string; readonly zone: string };
  /** `Zapys 0.1.0`. */
  readonly software: string;
  /** Who exports and signs; one of `profiles`. */
  readonly exporter: Hex;
  /** The founding profile, which vouches for all the others; one of `profiles`. */
  readonly founder: Hex;
  /** Everyone who signed an entry of this bundle, and the founding and admin profiles that vouch for them. */
  readonly profiles: readonly BundleProfile[];
  /** In the order of the case. */
  readonly incidents: readonly BundleIncident[];
  /** Everyone whom these incidents name, but those omitted; by pseudonym. */
  readonly persons: readonly BundlePerson[];
  /** In order of number. */
  readonly exhibits: readonly BundleExhibit[];
  readonly omissions: readonly Omission[];
};

export type BundleInput = {
  readonly contents: BundleContents;
  /** The built `verify.html` (`dist/verify-page/index.html`, imported with `?raw`). */
  readonly verifyPage: string;
  /** The exhibit's original bytes. Called twice per exhibit: to hash it and to pack it. Must throw when unreadable. */
  readonly open: (exhibit: BundleExhibit) => AsyncIterable<Uint8Array>;
  /** The dossier as PDF/A. */
  readonly typeset: (contents: BundleContents) => Promise<Uint8Array>;
  /** Ed25519 signature by the exporter's key. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** A faster running SHA-256 and SHA-512 than this layer's own, where the platform has one. */
  readonly digester?: Digester;
  /** An `AbortSignal` will do. Writing rejects with `BundleCancelled` soon after it turns true. */
  readonly cancelled?: { readonly aborted: boolean };
  /** Stages `hashing`, `typesetting`, `proving`, `packing`; bytes for `hashing` and `packing`. */
  readonly progress?: (progress: Progress) => void;
};

/** Takes the zip's bytes in order; the next `write` waits for the one before. */
export type BundleSink = { readonly write: (bytes: Uint8Array) => Promise<void> };

export type BundleResult = {
  /** Bytes of the zip and its SHA-256. */
  readonly size: number;
  readonly sha256: Hex;
  /** minisign public key (base64), to be handed over by another channel, and its fingerprint for reading aloud. */
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly incidents: number;
  readonly exhibits: number;
  readonly omitted: number;
};

export class BundleCancelled extends Error {
  override name = 'BundleCancelled';
}

/** Why a bundle could not be made; `item` is the exhibit number or the file in the bundle. */
export class BundleFailed extends Error {
  override name = 'BundleFailed';
  readonly reason: 'exhibit_changed' | 'exhibit_unreadable' | 'typesetting' | 'bad_contents';
  readonly item: string;
  constructor(reason: BundleFailed['reason'], item: string, cause?: unknown) {
    super(`${reason}: ${item}`, { cause });
    this.reason = reason;
    this.item = item;
  }
}
