import type { Json } from '../ledger/entry.ts';
import { dateBounds } from './dates.ts';
import { consentPurposes, consentRecipients } from './incident.ts';

/**
 * How an incident's consent stands, for lists and filters: `none` asked for yet, `refused`, `given` in some part,
 * `expired`, `withdrawn`. What may leave with whom is decided at the export alone, by its own stricter rules.
 */
export const consentStates = ['given', 'none', 'refused', 'expired', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];

type Fields = Readonly<Record<string, Json>>;

const answers = [
  ...consentPurposes.map((purpose) => `consent.for_${purpose}`),
  ...consentRecipients.map((recipient) => `consent.to_${recipient}`),
];

/** The last day the consent surely lasts, `YYYY-MM-DD`; undefined when it has no end or one that names no day. */
export const consentEnd = (fields: Fields): string | undefined => {
  const expires = fields['consent.expires'];
  if (typeof expires !== 'string') return undefined;
  return dateBounds(expires.split('/').at(-1) ?? '').earliest;
};

/** `today` is `YYYY-MM-DD`. */
export const consentState = (fields: Fields, today: string): ConsentState => {
  const withdrawn = fields['consent.withdrawn'];
  if (withdrawn !== undefined && withdrawn !== null) return 'withdrawn';
  const given = answers.map((name) => fields[name]).filter((answer) => typeof answer === 'string');
  if (given.length === 0) return 'none';
  if (!given.some((answer) => answer === 'yes' || answer === 'anonymised')) return 'refused';
  const end = consentEnd(fields);
  return end !== undefined && end < today ? 'expired' : 'given';
};
