import { useTranslation } from 'react-i18next';
import type { BackupCheck } from '../../../shared/model/backup.ts';
import { useFormat } from '../../app/format.ts';
import classes from './settings.module.css';

/** What came of trying a backup, in sentences. */
export const Drill = ({ check }: { check: BackupCheck }) => {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const older = check.profiles - check.samePassphrase;
  const { problems } = check;
  return (
    <>
      <p>
        {t('drill.holds', {
          when: format.instant(check.at),
          entries: t('entries', { count: check.entries }),
          live: format.number(check.liveEntries),
          files: t('files', { count: check.evidence }),
        })}{' '}
        {t('drill.opens', { count: check.profiles })} {older > 0 ? t('drill.older', { count: older }) : null}
      </p>
      {check.unfinished ? <p>{t('drill.unfinished')}</p> : null}
      {problems.length === 0 ? (
        <p className={classes.done}>{t('drill.verified')}</p>
      ) : (
        <>
          <p>
            <strong>{t('drill.problems', { count: problems.length })}</strong>
          </p>
          <ul aria-label={t('drill.what')} className={classes.path}>
            {problems.slice(0, 50).map(({ rule, at }) => (
              <li key={`${rule} ${at}`}>
                {rule}: {at}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
