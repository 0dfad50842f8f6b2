import { IconAlertTriangle, IconCheck, IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useBackupState } from './backups.ts';
import { useEntryCount } from './entry-count.ts';
import { navigate } from './router.ts';
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

/** How long ago the vault was last backed up; a way there when that is too long. */
const BackupWords = () => {
  const { t } = useTranslation();
  const backup = useBackupState();
  if (!backup) return null;
  const { days, newEntries, isDue } = backup;
  if (!isDue) {
    if (days === undefined) return null;
    return <span>{days === 0 ? t('status.backupToday') : t('status.backupDays', { count: days })}</span>;
  }
  return (
    <button type="button" className={classes.due} onClick={() => navigate({ screen: 'settings' })}>
      {days === undefined
        ? t('status.backupNever')
        : days === 0
          ? t('status.backupBehind', { entries: newEntries })
          : t('status.backupDue', { count: days })}
    </button>
  );
};

/** Whether all entries were read and checked since the unlock, or are just being read. */
const Checked = ({ checked }: { checked: boolean }) => {
  const { t } = useTranslation();
  const entries = useEntryCount();
  return (
    <span>
      {checked ? <IconCheck size={15} aria-hidden /> : <IconHourglass size={15} aria-hidden />}{' '}
      {checked ? t('status.verified', { count: entries }) : t('status.checking', { count: entries })}
    </span>
  );
};

/** Nobody knows whether all is whole: settings can check it again. */
const Unchecked = () => {
  const { t } = useTranslation();
  return (
    <span>
      <IconAlertTriangle size={15} aria-hidden />{' '}
      <button type="button" className={classes.due} onClick={() => navigate({ screen: 'settings' })}>
        {t('status.unchecked')}
      </button>
    </span>
  );
};

const IntegrityWords = () => {
  const { t } = useTranslation();
  const { integrity, isUncheckable } = useOpenSession();
  const damaged = integrity.problems.length;
  if (damaged > 0)
    return (
      <span className={classes.alarm}>
        <IconAlertTriangle size={15} aria-hidden /> {t('status.damaged', { count: damaged })}
      </span>
    );
  return isUncheckable ? <Unchecked /> : <Checked checked={integrity.checked} />;
};

/** The vault's state, in words. */
export const StatusLine = () => {
  return (
    <footer className={classes.status}>
      <IntegrityWords />
      <span className={classes.statusEnd}>
        <span role="status">
          <SavingWords />
        </span>
        <BackupWords />
      </span>
    </footer>
  );
};
