import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PassphraseInput } from '../vault/PassphraseInput.tsx';
import classes from './settings.module.css';

type Props = {
  readonly label: string;
  readonly action: string;
  /** What was done the last time; null when nothing was. */
  readonly done: string | null;
  readonly onBegin: () => void;
  /** @throws what the vault refuses it with, which is then said. */
  readonly make: (passphrase: string) => Promise<void>;
  /** What is chosen before the passphrase. */
  readonly children?: ReactNode;
};

/** Makes something that only whoever knows the passphrase may have: it is asked for once more. */
export const PassphraseForm = ({ label, action, done, onBegin, make, children }: Props) => {
  const { t } = useTranslation('vault');
  const [passphrase, setPassphrase] = useState('');
  const [insist, setInsist] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    onBegin();
    setInsist(passphrase === '');
    if (passphrase === '') return;
    setBusy(true);
    setError(undefined);
    try {
      await make(passphrase);
      setPassphrase('');
    } catch (reason) {
      setError(asVaultError(reason));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      {children}
      <PassphraseInput
        label={label}
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        error={insist && passphrase === '' ? t('settings.passphrase.currentMissing') : undefined}
      />
      {error ? <ErrorNotice error={error} /> : null}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {action}
        </Button>
      </div>
      <p role="status" className={classes.done}>
        {done}
      </p>
    </form>
  );
};
