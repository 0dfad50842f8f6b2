import { useTranslation } from 'react-i18next';
import type { LostVault } from '../../../shared/ipc.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { session } from '../../app/session.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import classes from './Gate.module.css';
import { Gate } from './Gate.tsx';
import { PutBack } from './PutBack.tsx';

type Props = { readonly error: VaultError; readonly lost?: LostVault | undefined };

/** The vault's worker did not answer, or may not: another window has it. When its store may be the cause, a copy helps. */
export const VaultFailed = ({ error, lost }: Props) => {
  const { t } = useTranslation('vault');
  return (
    <Gate title={t('failed.title')}>
      <div className={classes.form}>
        <ErrorNotice error={error} onRetry={() => void session.refresh()} />
        {lost && lost.copies.length > 0 ? (
          <>
            <p>{t('failed.copies')}</p>
            <PutBack lost={lost} />
          </>
        ) : null}
      </div>
    </Gate>
  );
};
