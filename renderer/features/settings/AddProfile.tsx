import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import gate from '../vault/Gate.module.css';
import { NewPassphrase } from '../vault/NewPassphrase.tsx';
import { isNamed, ProfileFields, type ProfileValue } from '../vault/ProfileFields.tsx';
import { type NewPassphraseValue, passphraseProblem } from '../vault/passphrase-strength.ts';
import { RecoverySheet } from '../vault/RecoverySheet.tsx';
import { SheetCheck } from '../vault/SheetCheck.tsx';

/** A new person at this computer: types their own passphrase and takes their own sheet. */
export const AddProfile = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation(['vault', 'app']);
  const [step, setStep] = useState<'form' | 'sheet' | 'check'>('form');
  const [profile, setProfile] = useState<ProfileValue>({ name: '', role: 'supervisor', showName: true });
  const [pair, setPair] = useState<NewPassphraseValue>({ passphrase: '', repeated: '' });
  const [words, setWords] = useState<readonly string[]>([]);
  const [insist, setInsist] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();

  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!isNamed(profile) || passphraseProblem(pair)) {
      setInsist(true);
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const added = await vault.addProfile({
        ...profile,
        name: profile.name.trim(),
        passphrase: pair.passphrase,
      });
      setWords(added.recoveryWords);
      setStep('sheet');
    } catch (reason) {
      setError(asVaultError(reason));
    } finally {
      setBusy(false);
    }
  };

  // Once the sheet is shown it is left by its own buttons only: a stray Escape must not lose it.
  const leave = () => {
    if (step === 'form' && !busy) onClose();
  };
  return (
    <Dialog
      opened
      onClose={leave}
      size={step === 'sheet' ? 720 : 520}
      withCloseButton={false}
      closeOnClickOutside={false}
      title={step === 'form' ? t('settings.profiles.add') : t(`firstRun.${step}`)}
    >
      {step === 'form' ? (
        <form className={gate.form} onSubmit={(event) => void add(event)}>
          <p>{t('settings.profiles.addBody')}</p>
          <ProfileFields value={profile} onChange={setProfile} insist={insist} autoFocus />
          <NewPassphrase
            label={t('settings.profiles.theirPassphrase')}
            value={pair}
            onChange={setPair}
            known={[profile.name]}
            insist={insist}
          />
          {error ? <ErrorNotice error={error} /> : null}
          <div className={gate.buttons}>
            <Button variant="default" disabled={busy} onClick={onClose}>
              {t('app:action.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('settings.profiles.addDo')}
            </Button>
          </div>
        </form>
      ) : null}
      {step === 'sheet' ? (
        <>
          <RecoverySheet words={words} owner={{ name: profile.name.trim(), organisation: undefined }} />
          <div className={gate.buttons}>
            <Button onClick={() => setStep('check')}>{t('sheet.have')}</Button>
          </div>
        </>
      ) : null}
      {step === 'check' ? (
        <SheetCheck
          words={words}
          onBack={() => setStep('sheet')}
          onDone={onClose}
          done={t('settings.profiles.finish')}
        />
      ) : null}
    </Dialog>
  );
};
