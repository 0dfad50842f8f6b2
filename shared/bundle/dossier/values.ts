import type { Json } from '../../ledger/entry.ts';
import { dateInWords } from '../../model/date-words.ts';
import { type Field, isUnanswered } from '../../model/fields.ts';
import { plain, type Text } from './blocks.ts';
import type { Words } from './words.ts';

/** A field's value as it is printed. "Unknown" and "declined" are answers and are marked as such. */
export const valueInWords = (field: Field, value: Json, words: Words): Text => {
  if (isUnanswered(value)) return [{ text: words.t(`answer.${String(value.unanswered)}`), as: 'unanswered' }];
  return plain(answerInWords(field, value, words));
};

const answerInWords = (field: Field, value: Json, words: Words): string => {
  switch (field.kind) {
    case 'text':
      return String(value);
    case 'date':
      return dateInWords(String(value), words.locale);
    case 'number':
      return typeof value === 'number' ? new Intl.NumberFormat(words.locale).format(value) : String(value);
    case 'money':
      return moneyInWords(value);
    case 'yesno':
      return value === true ? words.t('answer.yes') : value === false ? words.t('answer.no') : String(value);
    case 'one':
      return optionInWords(field.name, String(value), words);
    case 'many':
      return Array.isArray(value)
        ? value.map((one) => optionInWords(field.name, String(one), words)).join('; ')
        : String(value);
  }
};

/** As recorded: an amount is never rounded or converted. */
const moneyInWords = (value: Json): string =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
    ? `${String(value.amount)} ${String(value.currency)}`
    : JSON.stringify(value);

export const optionInWords = (field: string, option: string, words: Words): string =>
  field === 'account.type'
    ? words.field(`type.${option}`, option)
    : words.field(`option.${field}.${option}`, option);

export const fieldInWords = (field: string, words: Words): string => words.field(`field.${field}`, field);
