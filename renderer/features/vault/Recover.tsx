import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyslotView } from '../../../shared/vault-api/session-api.ts';
import { session } from '../../app/session.ts';
import { Gate } from './Gate.tsx';
import { RecoveryForm } from './RecoveryForm.tsx';
import { readWords, wordsOnSheet } from './read-words.ts';
import { SheetWordsInput } from './SheetWordsInput.tsx';

type Props = { readonly keyslot: KeyslotView; readonly name: string; readonly onBack: () => void };

/** The way in for who has the sheet and not the passphrase: the words, then a new passphrase. */
export const Recover = ({ keyslot, name, onBack }: Props) => {
  const { t } = useTranslation('vault');
  const [text, setText] = useState('');
  const [insist, setInsist] = useState(false);
  const { words, unknown } = readWords(text);
  // The word being typed is not yet wrong.
  const complete = insist || /\s$/.test(text) ? unknown : unknown.filter(({ place }) => place < words.length);
  const first = complete[0];
  const problem = first
    ? t('recover.unknownWord', { place: first.place, word: first.word })
    : insist && words.length !== wordsOnSheet
      ? t('recover.count', { count: words.length })
      : undefined;

  return (
    <Gate title={t('recover.title')}>
      <RecoveryForm
        name={name}
        isReady={words.length === wordsOnSheet && unknown.length === 0}
        insist={insist}
        onInsist={() => setInsist(true)}
        recover={(passphrase) => session.recover({ keyslot: keyslot.id, words, passphrase })}
        onBack={onBack}
      >
        <p>{t('recover.body', { name })}</p>
        <SheetWordsInput value={text} onChange={setText} count={words.length} error={problem} />
      </RecoveryForm>
    </Gate>
  );
};
