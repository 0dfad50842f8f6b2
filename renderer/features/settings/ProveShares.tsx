import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../../shared/vault-api.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import gate from '../vault/Gate.module.css';
import { ShareEntry } from '../vault/ShareEntry.tsx';
import classes from './settings.module.css';
import { setRecoveryState } from './use-recovery-state.ts';

/** The same rehearsal with shares, by those who keep them. */
export const ProveShares = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation(['recovery', 'app']);
  const [state, setState] = useState<'idle' | 'busy' | 'proved'>('idle');
  const [error, setError] = useState<VaultError>();
  const prove = async (shares: readonly (readonly string[])[]) => {
    setState('busy');
    try {
      setRecoveryState(await vault.proveShares({ shares }));
      setState('proved');
    } catch (reason) {
      setError(asVaultError(reason));
      setState('idle');
    }
  };
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size={520} title={t('proof.sharesTitle')}>
      {state === 'proved' || error ? (
        <>
          {error ? (
            <ErrorNotice error={error} />
          ) : (
            <p role="status" className={classes.done}>
              {t('proof.works')}
            </p>
          )}
          <div className={gate.buttons}>
            <Button autoFocus onClick={onClose}>
              {t('app:action.close')}
            </Button>
          </div>
        </>
      ) : (
        <ShareEntry busy={state === 'busy'} onComplete={(shares) => void prove(shares)}>
          <Button variant="default" onClick={onClose}>
            {t('app:action.cancel')}
          </Button>
        </ShareEntry>
      )}
    </Modal>
  );
};
