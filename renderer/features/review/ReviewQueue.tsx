import { useTranslation } from 'react-i18next';
import type { IncidentSummary } from '../../../shared/model/views.ts';
import { hashOf } from '../../app/router.ts';
import { useWords } from '../../components/use-words.ts';
import classes from './review.module.css';

type Props = {
  readonly rows: readonly IncidentSummary[];
  readonly total: number;
  readonly openId: string | undefined;
};

/** What waits for a decision: number and type, then place and date, then who wrote it. */
export const ReviewQueue = ({ rows, total, openId }: Props) => {
  const { t } = useTranslation('review');
  const words = useWords();
  return (
    <div className={classes.queue}>
      <h1 className={classes.queueTitle}>{t('waiting', { count: total })}</h1>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <a
              className={classes.row}
              href={hashOf({ screen: 'review', id: row.id })}
              aria-current={row.id === openId ? 'true' : undefined}
            >
              <span className={classes.rowHead}>
                <strong>{row.number}</strong>
                <span className="zapys-quiet">{row.author.name}</span>
              </span>
              <span>{words.type(row.type)}</span>
              <span className="zapys-quiet">
                {[words.where(row), words.date(row.date)].filter(Boolean).join(' · ')}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
