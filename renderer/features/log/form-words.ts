import i18next from 'i18next';
import type { FieldProblemCode } from '../../../shared/model/validate.ts';
import { type RecordWords, useWords } from '../../components/use-words.ts';

/** What a form says besides the records' own words. */
export type FormWords = RecordWords & {
  readonly hint: (field: string) => string | undefined;
  readonly unanswered: (kind: 'unknown' | 'declined') => string;
  readonly yesNo: (value: boolean) => string;
  readonly problem: (code: FieldProblemCode) => string;
};

const made = new WeakMap<RecordWords, FormWords>();

export const useFormWords = (): FormWords => {
  const words = useWords();
  const before = made.get(words);
  if (before) return before;
  const anew = formWords(words);
  made.set(words, anew);
  return anew;
};

const formWords = (words: RecordWords): FormWords => {
  const t = i18next.getFixedT(words.locale, 'fields');
  // The keys are made from the field tables; a unit test keeps the words complete for them.
  const word = t as (key: string) => string;
  const exists = (key: string) => i18next.exists(`fields:${key}`, { lng: words.locale });
  return {
    ...words,
    hint: (field) => (exists(`hint.${field}`) ? word(`hint.${field}`) : undefined),
    unanswered: (kind) => t(`unanswered.${kind}`),
    yesNo: (value) => t(value ? 'yesno.yes' : 'yesno.no'),
    problem: (code) => t(`problem.${code}`),
  };
};
