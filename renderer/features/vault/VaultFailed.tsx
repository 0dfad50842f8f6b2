import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../../shared/vault-api.ts';
import { session } from '../../app/session.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Gate } from './Gate.tsx';

/** The vault's worker did not answer, or may not: another window has it. */
export const VaultFailed = ({ error }: { error: VaultError }) => {
  const { t } = useTranslation('vault');
  return (
    <Gate title={t('failed.title')}>
      <ErrorNotice error={error} onRetry={() => void session.refresh()} />
    </Gate>
  );
};
