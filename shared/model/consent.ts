import type { Json } from '../ledger/entry.ts';
import { answersTo, type FoldedRecord } from '../ledger/fold.ts';
import { dateBounds } from './dates.ts';

/** The terms of a consent where several people recorded different answers: of these the most cautious counts. */
export type ConsentTerms = {
  /** Somebody recorded that it was not voluntary. */
  readonly forced: boolean;
  /** Somebody recorded that it was taken back, whatever day it was. */
  readonly withdrawn: boolean;
  /** Somebody recorded that the child did not assent: no guardian's consent stands in for that. */
  readonly childRefused: boolean;
  /** Somebody recorded an end that names no day: it has to be asked about again. */
  readonly endUnknown: boolean;
  /** The last day that every recorded end surely lets through, `YYYY-MM-DD`; undefined when none names a day. */
  readonly end: string | undefined;
};

/**
 * The day a recorded end surely lets through as its last: of a vague one ("2025", "the 2020s") the first day it may
 * mean. Undefined when it ended or ends at a time nobody knows.
 */
const surelyUntil = (end: Json): string | undefined => {
  if (typeof end !== 'string') return undefined;
  // Of "from … to …" the second part is the end; blank or open, it says no day.
  const [last = ''] = end.split('/').slice(-1);
  return dateBounds(last).earliest;
};

/** What closes every export of an incident, whatever its answers to purposes and recipients say. */
export type ConsentClosed = 'withdrawn' | 'not_voluntary' | 'child_refused' | 'expired' | 'end_unknown';

/**
 * Why nothing of an incident may leave, from the fields as one person sees them; undefined when its consent stands.
 * The gate of an export judges the same terms with everyone's answers (`consentTerms`).
 * @param today local date of the device, `YYYY-MM-DD`
 */
export const consentClosed = (
  fields: Readonly<Record<string, Json>>,
  today: string,
): ConsentClosed | undefined => {
  if ((fields['consent.withdrawn'] ?? null) !== null) return 'withdrawn';
  if (fields['consent.voluntary'] === false) return 'not_voluntary';
  if (fields['consent.child_assent'] === 'no') return 'child_refused';
  const expires = fields['consent.expires'] ?? null;
  if (expires === null) return undefined;
  const end = surelyUntil(expires);
  if (end === undefined) return 'end_unknown';
  return end < today ? 'expired' : undefined;
};

/** What the gate of an export and the verifier of a bundle judge a consent by, beside its answers. */
export const consentTerms = (record: FoldedRecord): ConsentTerms => {
  const ends = answersTo(record, 'consent.expires').map(surelyUntil);
  return {
    forced: answersTo(record, 'consent.voluntary').includes(false),
    withdrawn: answersTo(record, 'consent.withdrawn').length > 0,
    childRefused: answersTo(record, 'consent.child_assent').includes('no'),
    endUnknown: ends.includes(undefined),
    end: ends.flatMap((end) => end ?? []).sort()[0],
  };
};
