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
import { ShareEntry } from './ShareEntry.tsx';

type Props = { readonly keyslot: KeyslotView; readonly name: string; readonly onBack: () => void };

/** The way in for who has neither passphrase nor sheet, but enough of the people who keep a share. */
export const RecoverWithShares = ({ keyslot, name, onBack }: Props) => {
  const { t } = useTranslation(['recovery', 'vault', 'app']);
  const [shares, setShares] = useState<readonly (readonly string[])[]>();
  const [pair, setPair] = useState<NewPassphraseValue>({ passphrase: '', repeated: '' });
  const [insist, setInsist] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();

  const recover = async (event: FormEvent) => {
    event.preventDefault();
    if (!shares || passphraseProblem(pair)) {
      setInsist(true);
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await session.recoverWithShares({ keyslot: keyslot.id, shares, passphrase: pair.passphrase });
    } catch (reason) {
      setError(asVaultError(reason));
      setBusy(false);
    }
  };

  const back = (
    <Button variant="default" disabled={busy} onClick={onBack}>
      {t('app:action.back')}
    </Button>
  );
  return (
    <Gate title={t('recover.title', { name })}>
      {shares ? (
        <form className={classes.form} onSubmit={(event) => void recover(event)}>
          <p role="status">{t('recover.enough')}</p>
          <NewPassphrase
            label={t('vault:passphrase.new')}
            autoFocus
            value={pair}
            onChange={setPair}
            known={[name]}
            insist={insist}
          />
          {error ? <ErrorNotice error={error} /> : null}
          {busy ? <Opening /> : null}
          <div className={classes.buttons}>
            {back}
            <Button type="submit" loading={busy}>
              {t('vault:recover.recover')}
            </Button>
          </div>
        </form>
      ) : (
        <ShareEntry keyslot={keyslot.id} onComplete={setShares}>
          {back}
        </ShareEntry>
      )}
    </Gate>
  );
};
