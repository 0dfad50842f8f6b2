import { lawField } from '../law/law-fields.ts';
import { lawSubjectInWords } from '../law/law-words.ts';
import type { Json } from '../ledger/entry.ts';
import { dateInWords } from './date-words.ts';
import { exhibitField } from './exhibit.ts';
import { type Field, isUnanswered, type Money } from './fields.ts';
import { incidentField } from './incident.ts';
import { familyOf } from './incident-links.ts';
import { personField } from './person.ts';
import type { NamedRecord, RecordedChange } from './views.ts';

/** The `fields` namespace in one language; `otherwise` is what an unknown key comes back as. */
export type FieldWords = {
  readonly locale: 'uk' | 'en';
  readonly field: (key: string, otherwise: string) => string;
  /** A place's name and path (see `placeInWords`), where the gazetteer is loaded; else its code stands. */
  readonly place?: (code: string) => string | undefined;
};

/** A field's name; a field of a later version keeps its ledger name. */
export const fieldInWords = (name: string, words: FieldWords): string => {
  const law = lawField(name);
  if (!law) return words.field(`field.${familyOf(name) ?? name}`, name);
  const subject = lawSubjectInWords(law.section, law.id, words.locale);
  return law.isReason ? `${subject}: ${words.field('field.law.reason', 'reason')}` : subject;
};

/** The field with the other record it names: "Role in the incident: P-4K7T Kateryna K.". */
export const changedFieldInWords = (
  { field, names }: Pick<RecordedChange, 'field' | 'names'>,
  words: FieldWords,
): string => {
  const said = fieldInWords(field, words);
  return names ? `${said}: ${recordInWords(names, words)}` : said;
};

/** What a record is called where another one names it. */
export const recordInWords = (record: NamedRecord, words: FieldWords): string => {
  const gone = () => words.field('record.erased', 'erased');
  switch (record.kind) {
    case 'person':
      return [record.pseudonym, record.name].filter(Boolean).join(' ') || gone();
    case 'incident':
      return record.number || gone();
    case 'exhibit':
      return record.fileName ?? gone();
  }
};

export const optionInWords = (field: string, option: string, words: FieldWords): string =>
  field === 'account.type'
    ? words.field(`type.${option}`, option)
    : words.field(`option.${lawField(field) ? 'law' : (familyOf(field) ?? field)}.${option}`, option);

const isMoney = (value: Json): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

/** A value as a person reads it. Blank is an empty text; "unknown" and "declined" are words like any answer. */
export const valueInWords = (name: string, value: Json | undefined, words: FieldWords): string => {
  if (value === undefined || value === null) return '';
  if (isUnanswered(value)) return words.field(`unanswered.${value.unanswered}`, value.unanswered);
  const field = incidentField(name) ?? personField(name) ?? exhibitField(name);
  return field ? answerInWords(field, value, words) : plainly(value);
};

const answerInWords = (field: Field, value: Json, words: FieldWords): string => {
  switch (field.kind) {
    case 'text':
      return plainly(value);
    case 'date':
      return dateInWords(plainly(value), words.locale);
    case 'number':
      return typeof value === 'number' ? new Intl.NumberFormat(words.locale).format(value) : plainly(value);
    case 'money':
      return isMoney(value) ? moneyInWords(value, words.locale) : plainly(value);
    case 'yesno':
      return typeof value === 'boolean'
        ? words.field(`yesno.${value ? 'yes' : 'no'}`, String(value))
        : plainly(value);
    case 'place':
      return words.place?.(plainly(value)) ?? plainly(value);
    case 'one':
      return optionInWords(field.name, plainly(value), words);
    case 'many':
      return Array.isArray(value)
        ? value.map((one: Json) => optionInWords(field.name, plainly(one), words)).join('; ')
        : plainly(value);
  }
};

/** As recorded, digit by digit: an amount is never rounded or converted. Its parts stay on one line. */
const moneyInWords = ({ amount, currency }: Money, locale: FieldWords['locale']): string => {
  const [whole = '', fraction] = amount.split('.');
  const grouped = /^\d+$/.test(whole) ? new Intl.NumberFormat(locale).format(BigInt(whole)) : whole;
  const point = locale === 'uk' ? ',' : '.';
  return `${grouped}${fraction === undefined ? '' : `${point}${fraction}`}\u00A0${currency}`;
};

const plainly = (value: Json): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
