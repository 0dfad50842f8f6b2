import { lawField } from '../../../../shared/law/law-fields.ts';
import type { Json } from '../../../../shared/ledger/entry.ts';
import type { Locale } from '../../../../shared/locale.ts';
import { readTypedDate, writeTypedDate } from '../../../../shared/model/date-reading.ts';
import type { Field, Money } from '../../../../shared/model/fields.ts';
import { consentAnswers } from '../../../../shared/model/incident.ts';
import type { FieldProblemCode } from '../../../../shared/model/validate.ts';

/** What typed text says in a field: a value, a blank, or nothing yet. */
export type Read = { readonly value: Json } | { readonly problem: FieldProblemCode };

export const readDate = (text: string): Read => {
  if (text.trim() === '') return { value: null };
  const edtf = readTypedDate(text);
  return edtf === undefined ? { problem: 'not_a_date' } : { value: edtf };
};

/** Comma or point before the decimals, spaces between thousands. */
const decimal = (text: string): string => text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');

export const readNumber = (text: string): Read => {
  const typed = decimal(text);
  if (typed === '') return { value: null };
  return /^-?\d+(\.\d+)?$/.test(typed) ? { value: Number(typed) } : { problem: 'wrong_kind' };
};

export const readMoney = (amount: string, currency: string): Read => {
  const typed = decimal(amount);
  if (typed === '') return { value: null };
  return /^\d{1,15}(\.\d{1,4})?$/.test(typed)
    ? { value: { amount: typed, currency } }
    : { problem: 'bad_amount' };
};

/** The text to correct a value in. */
export const typedText = (value: Json | undefined, locale: Locale): string => {
  if (typeof value === 'string') return writeTypedDate(value, locale);
  if (typeof value === 'number') return String(value);
  return isMoney(value) ? value.amount : '';
};

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

/** A consent is given or it is not: "unknown" would be no consent. Type and pseudonym name their record. */
export const takesUnanswered = (field: Field): boolean =>
  field.name !== 'person.pseudonym' &&
  field.name !== 'account.type' &&
  // Whether to withhold the place or an exhibit is ours to decide, not theirs to answer.
  field.name !== 'account.place_withheld' &&
  field.name !== 'exhibit.confidentiality' &&
  // So is what the law makes of it.
  lawField(field.name) === undefined &&
  !('options' in field && field.options === consentAnswers);

/** "Unknown" is offered once, also where it is among the options. */
export const unansweredKinds = (field: Field): readonly ('unknown' | 'declined')[] => {
  if (!takesUnanswered(field)) return [];
  return 'options' in field && field.options.includes('unknown') ? ['declined'] : ['unknown', 'declined'];
};
