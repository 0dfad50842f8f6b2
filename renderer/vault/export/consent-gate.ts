import type { Json } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import { dateBounds } from '../../../shared/model/dates.ts';
import {
  type ConsentAnswer,
  type ConsentPurpose,
  type ConsentRecipient,
  consentAnswers,
} from '../../../shared/model/incident.ts';
import type { OmissionReason, ReviewState } from '../../../shared/model/views.ts';

/**
 * Whether an incident may leave, for this purpose and to this recipient. An absent answer is "no", and so is
 * "ask again"; of people's conflicting answers, to any question of consent, the most cautious counts.
 */
export type Gate =
  | { readonly open: true; readonly anonymised: boolean }
  | { readonly open: false; readonly reasons: readonly OmissionReason[] };

/** What everyone answered: one value, or those of a conflict; empty when nobody did or the answer was taken back. */
const answersTo = (record: FoldedRecord, name: string): readonly Json[] => {
  const field = record.fields.get(name);
  if (!field) return [];
  return [field, ...field.conflicts].map(({ value }) => value).filter((value) => value !== null);
};

const answerOf = (value: Json): ConsentAnswer => consentAnswers.find((known) => known === value) ?? 'no';

/** From the most to the least cautious. */
const caution: readonly ConsentAnswer[] = ['no', 'ask_again', 'anonymised', 'yes'];

const mostCautious = (record: FoldedRecord, name: string): ConsentAnswer => {
  const field = record.fields.get(name);
  const answers = field ? [field, ...field.conflicts].map(({ value }) => answerOf(value)) : [];
  return caution.find((answer) => answers.includes(answer)) ?? 'no';
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

/** @param today local date of the device, `YYYY-MM-DD` */
export const consentGate = (
  record: FoldedRecord,
  state: ReviewState,
  purpose: ConsentPurpose,
  recipient: ConsentRecipient,
  today: string,
): Gate => {
  const reasons: OmissionReason[] = [];
  if (state === 'retracted') reasons.push('retracted');
  else if (state !== 'approved') reasons.push('not_approved');
  const answers = [
    mostCautious(record, `consent.for_${purpose}`),
    mostCautious(record, `consent.to_${recipient}`),
  ];
  const given = answers.every((answer) => answer === 'yes' || answer === 'anonymised');
  // Consent that anyone recorded as not voluntary is none.
  const forced = answersTo(record, 'consent.voluntary').includes(false);
  // No end recorded is no end set; one that names no day has to be asked about again.
  const ends = answersTo(record, 'consent.expires').map(surelyUntil);
  if (!given || forced || ends.includes(undefined)) reasons.push('no_consent');
  if (ends.some((end) => end !== undefined && end < today)) reasons.push('consent_expired');
  return reasons.length > 0
    ? { open: false, reasons }
    : { open: true, anonymised: answers.includes('anonymised') };
};
