import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { useOpenSession } from '../../app/session.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewPassphrase } from '../vault/NewPassphrase.tsx';
import { PassphraseInput } from '../vault/PassphraseInput.tsx';
import { type NewPassphraseValue, passphraseProblem } from '../vault/passphrase-strength.ts';
import classes from './settings.module.css';

const blank: NewPassphraseValue = { passphrase: '', repeated: '' };

export const ChangePassphrase = () => {
  const { t } = useTranslation(['vault', 'app']);
  const { profile } = useOpenSession();
  const [current, setCurrent] = useState('');
  const [pair, setPair] = useState(blank);
  const [insist, setInsist] = useState(false);
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [error, setError] = useState<VaultError>();

  // Who changes it because it is known would believe that it was changed.
  const isSame = current !== '' && pair.passphrase === current;

  const change = async (event: FormEvent) => {
    event.preventDefault();
    setState('idle');
    setError(undefined);
    if (current === '' || isSame || passphraseProblem(pair)) {
      setInsist(true);
      return;
    }
    setState('busy');
    try {
      await vault.changePassphrase({ current, next: pair.passphrase });
      setCurrent('');
      setPair(blank);
      setInsist(false);
      setState('done');
    } catch (reason) {
      setError(asVaultError(reason));
      setState('idle');
    }
  };

  return (
    <form className={classes.form} onSubmit={(event) => void change(event)}>
      <PassphraseInput
        label={t('settings.passphrase.current')}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={insist && current === '' ? t('settings.passphrase.currentMissing') : undefined}
      />
      <NewPassphrase
        label={t('passphrase.new')}
        value={pair}
        onChange={setPair}
        known={[profile.name]}
        insist={insist}
      />
      {insist && isSame ? <p role="alert">{t('settings.passphrase.same')}</p> : null}
      {error ? <ErrorNotice error={error} /> : null}
      <div className={classes.buttons}>
        <Button type="submit" loading={state === 'busy'}>
          {t('settings.passphrase.change')}
        </Button>
      </div>
      <p role="status" className={classes.done}>
        {state === 'done' ? t('settings.passphrase.changed') : null}
      </p>
    </form>
  );
};
