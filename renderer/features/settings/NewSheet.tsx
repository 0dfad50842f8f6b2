import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenSession } from '../../app/session.ts';
import { vault } from '../../app/vault.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import gate from '../vault/Gate.module.css';
import { RecoverySheet } from '../vault/RecoverySheet.tsx';
import { SheetCheck } from '../vault/SheetCheck.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';
import { Proved } from './Proved.tsx';
import { ProveSheet } from './ProveSheet.tsx';
import classes from './settings.module.css';
import { loadRecoveryState, useRecoveryState } from './use-recovery-state.ts';

/** The new words until they are on paper: left by its own buttons only, since a stray Escape must not lose them. */
const Sheet = ({ words, onDone }: { words: readonly string[]; onDone: () => void }) => {
  const { t } = useTranslation('vault');
  const { profile } = useOpenSession();
  const [step, setStep] = useState<'sheet' | 'check'>('sheet');
  return (
    <Dialog
      opened
      onClose={() => undefined}
      size={step === 'sheet' ? 720 : 520}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t(`firstRun.${step}`)}
    >
      {step === 'sheet' ? (
        <>
          <RecoverySheet words={words} owner={{ name: profile.name, organisation: undefined }} />
          <div className={gate.buttons}>
            <Button onClick={() => setStep('check')}>{t('sheet.have')}</Button>
          </div>
        </>
      ) : (
        <SheetCheck
          words={words}
          onBack={() => setStep('sheet')}
          onDone={onDone}
          done={t('settings.sheet.finish')}
        />
      )}
    </Dialog>
  );
};

/** Whether anybody has tried it yet, and the rehearsal. */
const Standing = () => {
  const { t } = useTranslation('recovery');
  const { state, error } = useRecoveryState();
  const [proving, setProving] = useState(false);
  if (error) return <ErrorNotice error={error} />;
  if (!state) return null;
  return (
    <>
      <Proved rehearsal={state.sheet} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => setProving(true)}>
          {t('proof.sheet')}
        </Button>
      </div>
      {proving ? <ProveSheet onClose={() => setProving(false)} /> : null}
    </>
  );
};

/** For who lost the sheet, or fears that someone saw it: new words, after which the old ones open nothing. */
export const NewSheet = () => {
  const { t } = useTranslation('vault');
  const [words, setWords] = useState<readonly string[]>();
  const [isDone, setIsDone] = useState(false);

  return (
    <div className={classes.stack}>
      <Standing />
      <p>{t('settings.sheet.body')}</p>
      <PassphraseForm
        label={t('settings.sheet.passphrase')}
        action={t('settings.sheet.make')}
        done={isDone ? t('settings.sheet.made') : null}
        onBegin={() => setIsDone(false)}
        make={async (passphrase) => setWords((await vault.newRecoverySheet({ passphrase })).recoveryWords)}
      />
      {/* Outside the form: what is submitted in the dialog would be heard by it too. */}
      {words ? (
        <Sheet
          words={words}
          onDone={() => {
            setWords(undefined);
            setIsDone(true);
            void loadRecoveryState();
          }}
        />
      ) : null}
    </div>
  );
};
