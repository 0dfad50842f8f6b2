import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormWords } from '../form-words.ts';
import { ChangeLine } from './ChangeLine.tsx';
import classes from './history.module.css';
import type { Sitting } from './sittings.ts';

type Props = {
  readonly sitting: Sitting;
  readonly damaged: boolean;
  /** Shows the record as it stood then; undefined where there is nothing to show. */
  readonly onVersion: ((sitting: Sitting) => void) | undefined;
};

/** What one person did in one sitting; drawn again only when it says something else (see `keptWhereSame`). */
export const SittingLine = memo(({ sitting, damaged, onVersion }: Props) => {
  const [entry] = sitting;
  const { t } = useTranslation(['log', 'history']);
  const words = useFormWords();
  const Shield = damaged ? IconAlertTriangle : IconShieldCheck;
  return (
    <li className={classes.entry}>
      <p className={classes.head}>
        <strong>{t(`history.${entry.kind}`, { name: entry.by.name })}</strong>
        <span className="zapys-quiet">{words.time(entry.time)}</span>
        <span className={damaged ? classes.damaged : classes.signed} title={entry.by.fingerprint}>
          <Shield size={15} aria-hidden />
          {damaged ? t('history.damaged') : t('history.signed', { count: sitting.length })}
        </span>
        {onVersion ? (
          <button type="button" className={classes.link} onClick={() => onVersion(sitting)}>
            {t('history:version.show')}
            <span className="zapys-spoken">{words.time(entry.time)}</span>
          </button>
        ) : null}
      </p>
      {entry.of ? (
        <p className="zapys-quiet" dir="auto">
          {t('history:ofExhibit', { name: words.record(entry.of) })}
        </p>
      ) : null}
      {sitting.some(({ erased }) => erased) ? <p className={classes.blank}>{t('history:erased')}</p> : null}
      <dl className={classes.changes}>
        {sitting.flatMap(({ id, changes }) =>
          changes.map((change) => <ChangeLine key={`${id} ${change.field}`} change={change} />),
        )}
      </dl>
    </li>
  );
});
