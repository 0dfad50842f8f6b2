import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedRow } from '../../../shared/import/plan.ts';
import { fallbackOf, type RowProblem } from '../../../shared/import/problem.ts';
import { useWords } from '../../components/use-words.ts';
import { usePersonMatchWords } from './person-match-words.ts';

/** A problem as a sentence. */
export const useProblemSentence = (): ((problem: RowProblem) => string) => {
  const { t } = useTranslation('import');
  return useCallback(
    ({ code, heading, cell }) => t(`problem.${code}`, { heading: heading ?? '', cell }),
    [t],
  );
};

/** What would be done with a cell if the person agreed; nothing for an error. */
export const useFallbackSentence = (): ((problem: RowProblem) => string) => {
  const { t } = useTranslation('import');
  return useCallback(
    ({ code }) => {
      const fallback = fallbackOf(code);
      return fallback ? t(`fallback.${fallback}`) : t('fallback.never');
    },
    [t],
  );
};

/** What a row's line says: the first problem, or what it is about. */
export const useProblemWords = (): ((row: PlannedRow) => string) => {
  const { t } = useTranslation('import');
  const words = useWords();
  const sentence = useProblemSentence();
  const personWords = usePersonMatchWords();
  return useCallback(
    (row) => {
      const { problems, changes, incident, match } = row;
      const [first] = problems;
      if (first)
        return problems.length > 1
          ? `${sentence(first)} ${t('check.more', { count: problems.length - 1 })}`
          : sentence(first);
      const subject = ['account.type', 'account.date', 'account.place']
        .flatMap((name) => words.value(name, changes[name]) || [])
        .join(' · ');
      const number = incident ? `${incident.number} · ` : '';
      const whose = match?.state === 'known' ? ` · ${personWords(row)}` : '';
      return `${number}${subject || t('check.fields', { count: Object.keys(changes).length })}${whose}`;
    },
    [t, words, sentence, personWords],
  );
};
