import { dateInWords } from '../../model/date-words.ts';
import { isUnanswered } from '../../model/fields.ts';
import type { BundleIncident } from '../input.ts';
import { plain, quiet, type Text } from './blocks.ts';
import type { Subject } from './subject.ts';

/** When it happened, or why that is not said. */
export const eventDate = ({ fields }: BundleIncident, { words }: Subject): Text => {
  const date = fields['account.date'];
  if (date === undefined || date === null) return quiet(words.t('chronology.noDate'));
  if (isUnanswered(date)) return [{ text: words.t(`answer.${date.unanswered}`), as: 'unanswered' }];
  return plain(dateInWords(String(date), words.locale));
};
