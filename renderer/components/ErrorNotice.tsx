import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../shared/vault-api/vault-error.ts';
import classes from './ErrorNotice.module.css';

type Props = {
  readonly error: VaultError;
  readonly onRetry?: (() => void) | undefined;
  readonly onDismiss?: (() => void) | undefined;
  readonly children?: ReactNode;
};

/** What happened, what is safe, what to do: never a code alone. Announced as soon as it appears. */
export const ErrorNotice = ({ error, onRetry, onDismiss, children }: Props) => {
  const { t } = useTranslation('app');
  const detail = error.detail ?? '—';
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle className={classes.icon} size={20} aria-hidden />
      <div className={classes.words}>
        <p className={classes.what}>{t(`error.${error.code}.what`, { detail })}</p>
        <p>{t(`error.${error.code}.safe`, { detail })}</p>
        <p>{t(`error.${error.code}.do`, { detail })}</p>
        {children}
        {onRetry || onDismiss ? (
          <div className={classes.buttons}>
            {onRetry ? (
              <Button size="xs" variant="default" onClick={onRetry}>
                {t('action.retry')}
              </Button>
            ) : null}
            {onDismiss ? (
              <Button size="xs" variant="subtle" onClick={onDismiss}>
                {t('action.dismiss')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </div>
  );
};
