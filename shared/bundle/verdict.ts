/** What verification says. Sentences for every code are in the locales `verify`. */

export const problemCodes = [
  // The zip or folder itself.
  'unsafe_path',
  'duplicate_path',
  'link',
  'zip_bomb',
  'encrypted_file',
  'file_unreadable',
  'outside_bag',
  // BagIt (RFC 8493).
  'bagit_txt',
  'version_unknown',
  'encoding_unknown',
  'text_undecodable',
  'too_large',
  'no_payload_manifest',
  'no_known_manifest',
  'manifest_line',
  'manifest_outside',
  'manifest_unsafe',
  'listed_twice',
  'missing',
  'changed',
  'extra',
  'not_in_every_manifest',
  'fetch_line',
  'not_fetched',
  'fetch_unlisted',
  'bag_info_line',
  'oxum',
  // Signature of the bundle.
  'not_signed',
  'key_unreadable',
  'key_differs',
  'signature_unreadable',
  'signature_other_key',
  'signature_wrong',
  'comment_differs',
  'not_as_written',
  'unlisted_file',
  // Documents.
  'document_missing',
  'document_unreadable',
  'document_invalid',
  'table_differs',
  'counts_differ',
  // Ledger.
  'proof_invalid',
  'proof_wrong_record',
  'profile_unproven',
  'profile_differs',
  'name_exposed',
  'founder_differs',
  'signer_unknown',
  'exporter_unknown',
  'case_differs',
  'incident_unproven',
  'field_differs',
  'field_unproven',
  'field_hidden',
  'field_replaced',
  'field_exposed',
  'decisions_differ',
  'not_approved',
  'incident_dropped',
  'incident_uninvited',
  'person_unproven',
  'person_differs',
  'person_uninvited',
  'person_dropped',
  'link_differs',
  'exhibit_unproven',
  'exhibit_differs',
  'exhibit_uninvited',
  'exhibit_dropped',
  'exhibit_exposed',
  'consent_differs',
  'consent_hidden',
  'consent_refuses',
  'consent_expired',
  'consent_withdrawn',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export type Problem = {
  readonly code: ProblemCode;
  /** File in the bag, or record's number or id. */
  readonly at: string;
  /** What exactly: a line, a field, a rule. */
  readonly detail?: string;
};

/** Worth knowing, not wrong. */
export const noteCodes = [
  'weak_digest',
  'algorithm_unknown',
  'name_normalised',
  'names_clash',
  'byte_order_mark',
  'no_bag_info',
] as const;
export type NoteCode = (typeof noteCodes)[number];
export type Note = { readonly code: NoteCode; readonly at: string; readonly detail?: string };

/** Why there is nothing to give a verdict on. */
export const unreadableCodes = [
  'not_found',
  'not_a_zip',
  'truncated_zip',
  'ambiguous_zip',
  'too_many_files',
  'empty',
  'not_a_bag',
  'cannot_read',
] as const;
export type UnreadableCode = (typeof unreadableCodes)[number];

export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly code: UnreadableCode;
  readonly detail: string;
  constructor(code: UnreadableCode, detail = '', cause?: unknown) {
    super(`${code}: ${detail}`, { cause });
    this.code = code;
    this.detail = detail;
  }
}

/** What was done, each with how many things it was done to. */
export const checkCodes = [
  'files_hashed',
  'tag_files_hashed',
  'signature_checked',
  'key_compared',
  'founder_compared',
  'documents_validated',
  'entries_verified',
  'fields_compared',
  'approvals_checked',
  'consents_checked',
  'persons_checked',
  'exhibits_matched',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** What a valid verdict does not prove; always said. */
export const limitCodes = [
  'key_owner',
  'founder_key',
  'clocks',
  'truth',
  'later_entries',
  'withheld',
  'dossier',
  'plain_bag',
] as const;
export type LimitCode = (typeof limitCodes)[number];

/** What a plain BagIt bag says of itself. */
export type BagFacts = {
  readonly base: string;
  readonly version: string;
  readonly algorithms: readonly string[];
  /** Payload files and their bytes. */
  readonly files: number;
  readonly bytes: number;
};

/** What a case bundle says of itself. */
export type BundleFacts = {
  readonly caseNumber: string;
  readonly title: string;
  readonly organisation: string;
  /** RFC 3339. */
  readonly exported: string;
  readonly exporter: string;
  /** The key that vouches for every author and approver; undefined when the proofs show no founding profile. */
  readonly founder: KeyFacts | undefined;
  readonly purpose: string;
  readonly recipient: string;
  readonly incidents: number;
  readonly persons: number;
  readonly exhibits: number;
  readonly omitted: number;
  /** Fields whose value is sealed. */
  readonly withheld: number;
};

export type KeyFacts = {
  /** As minisign takes it after `-P`. */
  readonly publicKey: string;
  readonly fingerprint: string;
  /** The key was given by the person verifying, and is the same. */
  readonly compared: boolean;
};

export type Verdict =
  | {
      readonly state: 'valid' | 'invalid';
      readonly problems: readonly Problem[];
      readonly notes: readonly Note[];
      readonly bag: BagFacts;
      /** Absent for a bag that is not a case bundle, or one too damaged to say. */
      readonly bundle: BundleFacts | undefined;
      readonly key: KeyFacts | undefined;
      readonly checked: readonly { readonly code: CheckCode; readonly count: number }[];
      readonly limits: readonly LimitCode[];
    }
  | { readonly state: 'unreadable'; readonly code: UnreadableCode; readonly detail: string };
