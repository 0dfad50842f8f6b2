import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../../shared/law/rule.ts';
import type { SuggestionReason } from '../../../../shared/law/suggest.ts';
import { useFormWords } from '../form-words.ts';

/** Why something is suggested, as a sentence. */
export const useReasonWords = (): ((reason: SuggestionReason) => string) => {
  const { t } = useTranslation('law');
  const words = useFormWords();
  const answered = ({ field, value }: Answer): string =>
    t('why.answer', { field: words.field(field), value: words.value(field, value) });
  return (reason) => {
    switch (reason.because) {
      case 'common':
        return t('why.common');
      case 'type':
        return t('why.type', { type: words.type(reason.type) });
      case 'answer':
        return answered(reason.answer);
    }
  };
};
