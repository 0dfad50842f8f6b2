import type { Field } from '../../../../shared/model/fields.ts';
import type { ConsentAnswer } from '../../../../shared/model/incident.ts';

/** Sharing with the national prosecutor needs its own consent: collaboration charges can reach the witness. */
const ownConsent = 'consent.to_ua_prosecutor';

/** The fields that one answer for all of a group sets: a yes is never given for the prosecutor in passing. */
export const sameForAll = (fields: readonly Field[], answer: ConsentAnswer): readonly string[] =>
  fields
    .map(({ name }) => name)
    .filter((name) => name !== ownConsent || answer === 'no' || answer === 'ask_again');
