import type { Json } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import { consentTerms } from '../../../shared/model/consent.ts';
import {
  type ConsentAnswer,
  type ConsentPurpose,
  type ConsentRecipient,
  consentAnswers,
} from '../../../shared/model/incident.ts';
import type { OmissionReason } from '../../../shared/model/reasons.ts';
import type { ReviewState } from '../../../shared/model/views.ts';

/**
 * Whether an incident may leave, for this purpose and to this recipient. An absent answer is "no", and so is
 * "ask again"; of people's conflicting answers, to any question of consent, the most cautious counts.
 */
export type Gate =
  | { readonly open: true; readonly anonymised: boolean }
  | { readonly open: false; readonly reasons: readonly OmissionReason[] };

const answerOf = (value: Json): ConsentAnswer => consentAnswers.find((known) => known === value) ?? 'no';

/** From the most to the least cautious. */
const caution: readonly ConsentAnswer[] = ['no', 'ask_again', 'anonymised', 'yes'];

const mostCautious = (record: FoldedRecord, name: string): ConsentAnswer => {
  const field = record.fields.get(name);
  const answers = field ? [field, ...field.conflicts].map(({ value }) => answerOf(value)) : [];
  return caution.find((answer) => answers.includes(answer)) ?? 'no';
};

/** What stands of the answer to one recipient. */
export const answerTo = (record: FoldedRecord, recipient: ConsentRecipient): ConsentAnswer =>
  mostCautious(record, `consent.to_${recipient}`);

/** @param today local date of the device, `YYYY-MM-DD` */
export const consentGate = (
  record: FoldedRecord,
  state: ReviewState,
  purpose: ConsentPurpose,
  recipient: ConsentRecipient,
  today: string,
): Gate => {
  // Nothing is left to leave, and nothing to judge it by.
  if (state === 'erased') return { open: false, reasons: ['erased'] };
  const reasons: OmissionReason[] = [];
  if (state === 'retracted') reasons.push('retracted');
  else if (state !== 'approved') reasons.push('not_approved');
  const answers = [mostCautious(record, `consent.for_${purpose}`), answerTo(record, recipient)];
  const given = answers.every((answer) => answer === 'yes' || answer === 'anonymised');
  const { forced, withdrawn, childRefused, endUnknown, end } = consentTerms(record);
  // Consent that was not voluntary is none, nor is a guardian's against the child; an end that names no day has to be asked about again.
  if (!given || forced || childRefused || endUnknown) reasons.push('no_consent');
  if (withdrawn) reasons.push('consent_withdrawn');
  if (end !== undefined && end < today) reasons.push('consent_expired');
  return reasons.length > 0
    ? { open: false, reasons }
    : { open: true, anonymised: answers.includes('anonymised') };
};
