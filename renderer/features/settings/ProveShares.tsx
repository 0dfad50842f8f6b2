import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { vault } from '../../app/vault.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import gate from '../vault/Gate.module.css';
import { ShareEntry } from '../vault/ShareEntry.tsx';
import classes from './settings.module.css';
import { useProof } from './use-proof.ts';

/** The same rehearsal with shares, by those who keep them. */
export const ProveShares = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation(['recovery', 'app']);
  const { state, error, run } = useProof();
  return (
    <Dialog opened onClose={onClose} withCloseButton={false} size={520} title={t('proof.sharesTitle')}>
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
        <ShareEntry
          busy={state === 'busy'}
          onComplete={(shares) => void run(() => vault.proveShares({ shares }))}
        >
          <Button variant="default" onClick={onClose}>
            {t('app:action.cancel')}
          </Button>
        </ShareEntry>
      )}
    </Dialog>
  );
};
