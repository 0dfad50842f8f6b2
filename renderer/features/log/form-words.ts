import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProblemCode } from '../../../shared/model/validate.ts';
import { type RecordWords, useWords } from '../../components/use-words.ts';

/** What a form says besides the records' own words. */
export type FormWords = RecordWords & {
  readonly hint: (field: string) => string | undefined;
  readonly unanswered: (kind: 'unknown' | 'declined') => string;
  readonly yesNo: (value: boolean) => string;
  readonly problem: (code: FieldProblemCode) => string;
};

export const useFormWords = (): FormWords => {
  const { t, i18n } = useTranslation('fields');
  const words = useWords();
  return useMemo(() => {
    // The keys are made from the field tables; a unit test keeps the words complete for them.
    const word = t as (key: string) => string;
    return {
      ...words,
      hint: (field) => (i18n.exists(`fields:hint.${field}`) ? word(`hint.${field}`) : undefined),
      unanswered: (kind) => t(`unanswered.${kind}`),
      yesNo: (value) => t(value ? 'yesno.yes' : 'yesno.no'),
      problem: (code) => t(`problem.${code}`),
    };
  }, [words, t, i18n]);
};
