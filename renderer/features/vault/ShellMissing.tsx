import { useTranslation } from 'react-i18next';
import { session } from '../../app/session.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Gate } from './Gate.tsx';

/** The vault is open, and what shows it could not be loaded: it is locked before that is tried again. */
export const ShellMissing = () => {
  const { t } = useTranslation('vault');
  return (
    <Gate title={t('failed.screens')}>
      <ErrorNotice error={{ code: 'internal', detail: 'shell' }} onRetry={() => void session.lock()} />
    </Gate>
  );
};
