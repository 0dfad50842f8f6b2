import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEntryCount } from './entry-count.ts';
import { useSaving } from './saving.ts';
import { useOpenSession } from './session.ts';
import classes from './shell.module.css';

const SavingWords = () => {
  const { t } = useTranslation();
  const { pending, last } = useSaving();
  if (pending > 0) return <>{t('status.saving')}</>;
  if (last === 'saved') return <>{t('status.saved')}</>;
  if (last === 'failed') return <strong className={classes.alarm}>{t('status.notSaved')}</strong>;
  return null;
};

/** The vault's state, in words. */
export const StatusLine = () => {
  const { t } = useTranslation();
  const { integrity } = useOpenSession();
  const entries = useEntryCount();
  const damaged = integrity.problems.length;
  return (
    <footer className={classes.status}>
      {damaged > 0 ? (
        <span className={classes.alarm}>
          <IconAlertTriangle size={15} aria-hidden /> {t('status.damaged', { count: damaged })}
        </span>
      ) : (
        <span>
          <IconCheck size={15} aria-hidden /> {t('status.verified', { count: entries })}
        </span>
      )}
      <span role="status">
        <SavingWords />
      </span>
    </footer>
  );
};
