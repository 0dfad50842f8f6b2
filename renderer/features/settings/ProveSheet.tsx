import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { vault } from '../../app/vault.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import gate from '../vault/Gate.module.css';
import { readWords, wordsOnSheet } from '../vault/read-words.ts';
import { SheetWordsInput } from '../vault/SheetWordsInput.tsx';
import classes from './settings.module.css';
import { useProof } from './use-proof.ts';

/** A rehearsal: the words typed from paper, tried as at the unlock screen, with nothing changed by it. */
export const ProveSheet = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation(['recovery', 'vault', 'app']);
  const [text, setText] = useState('');
  const [insist, setInsist] = useState(false);
  const { state, error, run } = useProof();
  const { words, unknown } = readWords(text);
  const stranger = unknown[0];
  const problem = stranger
    ? t('vault:recover.unknownWord', stranger)
    : words.length === wordsOnSheet
      ? undefined
      : t('vault:recover.count', { count: words.length });

  const prove = async (event: FormEvent) => {
    event.preventDefault();
    setInsist(true);
    if (problem === undefined) await run(() => vault.proveSheet({ words }));
  };

  return (
    <Dialog opened onClose={onClose} withCloseButton={false} size={520} title={t('proof.sheetTitle')}>
      {state === 'proved' ? (
        <>
          <p role="status" className={classes.done}>
            {t('proof.works')}
          </p>
          <div className={gate.buttons}>
            <Button autoFocus onClick={onClose}>
              {t('app:action.close')}
            </Button>
          </div>
        </>
      ) : (
        <form className={gate.form} onSubmit={(event) => void prove(event)}>
          <p>{t('proof.sheetBody')}</p>
          <SheetWordsInput
            value={text}
            onChange={(typed) => {
              setText(typed);
              setInsist(false);
            }}
            count={words.length}
            error={insist ? problem : undefined}
          />
          {error ? <ErrorNotice error={error} /> : null}
          <div className={gate.buttons}>
            <Button variant="default" disabled={state === 'busy'} onClick={onClose}>
              {t('app:action.cancel')}
            </Button>
            <Button type="submit" loading={state === 'busy'}>
              {t('proof.try')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
};
