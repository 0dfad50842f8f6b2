import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyslotView } from '../../../shared/vault-api/session-api.ts';
import { session } from '../../app/session.ts';
import { Gate } from './Gate.tsx';
import { RecoveryForm } from './RecoveryForm.tsx';
import { ShareEntry } from './ShareEntry.tsx';

type Props = { readonly keyslot: KeyslotView; readonly name: string; readonly onBack: () => void };

/** The way in for who has neither passphrase nor sheet, but enough of the people who keep a share. */
export const RecoverWithShares = ({ keyslot, name, onBack }: Props) => {
  const { t } = useTranslation(['recovery', 'app']);
  const [shares, setShares] = useState<readonly (readonly string[])[]>();
  const [insist, setInsist] = useState(false);

  return (
    <Gate title={t('recover.title', { name })}>
      {shares ? (
        <RecoveryForm
          name={name}
          isReady
          insist={insist}
          onInsist={() => setInsist(true)}
          recover={(passphrase) => session.recoverWithShares({ keyslot: keyslot.id, shares, passphrase })}
          onBack={onBack}
          autoFocus
        >
          <p role="status">{t('recover.enough')}</p>
        </RecoveryForm>
      ) : (
        <ShareEntry keyslot={keyslot.id} onComplete={setShares}>
          <Button variant="default" onClick={onBack}>
            {t('app:action.back')}
          </Button>
        </ShareEntry>
      )}
    </Gate>
  );
};
