import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyslotView } from '../../../shared/vault-api/session-api.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { session } from '../../app/session.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import classes from './Gate.module.css';
import { Gate } from './Gate.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { Opening } from './Opening.tsx';
import { type NewPassphraseValue, passphraseProblem } from './passphrase-strength.ts';
import { readWords, wordsOnSheet } from './read-words.ts';
import { SheetWordsInput } from './SheetWordsInput.tsx';

type Props = { readonly keyslot: KeyslotView; readonly name: string; readonly onBack: () => void };

/** The way in for who has the sheet and not the passphrase: the words, then a new passphrase. */
export const Recover = ({ keyslot, name, onBack }: Props) => {
  const { t } = useTranslation(['vault', 'app']);
  const [text, setText] = useState('');
  const [pair, setPair] = useState<NewPassphraseValue>({ passphrase: '', repeated: '' });
  const [insist, setInsist] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const { words, unknown } = readWords(text);
  const isWhole = words.length === wordsOnSheet && unknown.length === 0;
  // The word being typed is not yet wrong.
  const complete = insist || /\s$/.test(text) ? unknown : unknown.filter(({ place }) => place < words.length);
  const first = complete[0];
  const problem = first
    ? t('recover.unknownWord', { place: first.place, word: first.word })
    : insist && words.length !== wordsOnSheet
      ? t('recover.count', { count: words.length })
      : undefined;

  const recover = async (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole || passphraseProblem(pair)) {
      setInsist(true);
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await session.recover({ keyslot: keyslot.id, words, passphrase: pair.passphrase });
    } catch (reason) {
      setError(asVaultError(reason));
      setBusy(false);
    }
  };

  return (
    <Gate title={t('recover.title')}>
      <form className={classes.form} onSubmit={(event) => void recover(event)}>
        <p>{t('recover.body', { name })}</p>
        <SheetWordsInput value={text} onChange={setText} count={words.length} error={problem} />
        <NewPassphrase
          label={t('passphrase.new')}
          value={pair}
          onChange={setPair}
          known={[name]}
          insist={insist}
        />
        {error ? <ErrorNotice error={error} /> : null}
        {busy ? <Opening /> : null}
        <div className={classes.buttons}>
          <Button variant="default" disabled={busy} onClick={onBack}>
            {t('app:action.back')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('recover.recover')}
          </Button>
        </div>
      </form>
    </Gate>
  );
};
