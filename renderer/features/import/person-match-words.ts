import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedRow } from '../../../shared/import/plan.ts';

/** Whose row it is: a person begun anew, one of the vault, or one of several; undefined when it begins or links nobody. */
export const usePersonMatchWords = (): ((row: PlannedRow) => string | undefined) => {
  const { t } = useTranslation('import');
  return useCallback(
    ({ match, person }) => {
      if (!match) return undefined;
      switch (match.state) {
        case 'new':
          return person && t('people.new');
        case 'known':
          return t('people.known', { name: match.person.name, pseudonym: match.person.pseudonym });
        case 'several':
          return t('people.several', { pseudonyms: match.pseudonyms.join(', ') });
      }
    },
    [t],
  );
};
