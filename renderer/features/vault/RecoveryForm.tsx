import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import classes from './Gate.module.css';
import { NewPassphrase } from './NewPassphrase.tsx';
import { Opening } from './Opening.tsx';
import { type NewPassphraseValue, passphraseProblem } from './passphrase-strength.ts';

type Props = {
  readonly name: string;
  /** Whether what opens the vault instead of the passphrase is there. */
  readonly isReady: boolean;
  /** The person tried to go on: what is lacking is said from now on. */
  readonly insist: boolean;
  readonly onInsist: () => void;
  /** Opens the vault with this new passphrase. @throws what the vault refuses it with, which is then said. */
  readonly recover: (passphrase: string) => Promise<void>;
  readonly onBack: () => void;
  readonly autoFocus?: boolean;
  readonly children: ReactNode;
};

/** The end of every way in without the passphrase: a new one, and the vault opens. */
export const RecoveryForm = ({
  name,
  isReady,
  insist,
  onInsist,
  recover,
  onBack,
  autoFocus = false,
  children,
}: Props) => {
  const { t } = useTranslation(['vault', 'app']);
  const [pair, setPair] = useState<NewPassphraseValue>({ passphrase: '', repeated: '' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || passphraseProblem(pair)) {
      onInsist();
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await recover(pair.passphrase);
    } catch (reason) {
      setError(asVaultError(reason));
      setBusy(false);
    }
  };

  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      {children}
      <NewPassphrase
        label={t('passphrase.new')}
        autoFocus={autoFocus}
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
  );
};
