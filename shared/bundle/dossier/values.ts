import type { Json } from '../../ledger/entry.ts';
import { type Field, isUnanswered } from '../../model/fields.ts';
import { valueInWords as inWords } from '../../model/value-words.ts';
import { plain, type Text } from './blocks.ts';
import type { Words } from './words.ts';

/** A field's value as it is printed. "Unknown" and "declined" are answers and are marked as such. */
export const valueInWords = (field: Field, value: Json, words: Words): Text =>
  isUnanswered(value)
    ? [{ text: words.t(`answer.${value.unanswered}`), as: 'unanswered' }]
    : plain(inWords(field.name, value, words));
