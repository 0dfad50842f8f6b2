/** Why something that was recorded is not in a bundle: one list each for the plan, the documents and the dossier. */

/** Why a field that holds a value stays out of a record that leaves. */
export const withheldReasons = [
  'anonymised',
  'identifying',
  'not_for_recipient',
  'place_withheld',
  'link_outside',
] as const;
export type WithheldReason = (typeof withheldReasons)[number];

/** Why a whole incident, exhibit or person that the case leads to stays out. */
export const omissionReasons = [
  'not_approved',
  'no_consent',
  'consent_expired',
  'consent_withdrawn',
  'retracted',
  'anonymised',
  'confidential',
  'restricted',
  'place_withheld',
  'erased',
] as const;
export type OmissionReason = (typeof omissionReasons)[number];
