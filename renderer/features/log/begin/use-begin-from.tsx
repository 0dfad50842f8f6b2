import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldChanges } from '../../../../shared/vault-api/log-api.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { beginWith } from './begin-incident.ts';

/** Begins an incident with values; what the vault refuses is told in a dialog that the caller shows. */
export const useBeginFrom = (): {
  readonly begin: (values: FieldChanges) => void;
  readonly failure: ReactNode;
} => {
  const { t } = useTranslation(['log', 'app']);
  const [error, setError] = useState<VaultError>();
  const close = () => setError(undefined);
  return {
    begin: (values) => void beginWith(values).catch((reason: unknown) => setError(asVaultError(reason))),
    failure: (
      <Dialog
        opened={error !== undefined}
        onClose={close}
        title={t('begin.failed')}
        closeButtonProps={{ 'aria-label': t('app:action.close') }}
      >
        {error ? <ErrorNotice error={error} /> : null}
      </Dialog>
    ),
  };
};
