import { IconPaperclip, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IncidentSummary } from '../../../../shared/model/views.ts';
import { StateBadge } from '../../../components/StateBadge.tsx';
import { useFormWords } from '../form-words.ts';
import classes from './list.module.css';

const Exhibits = ({ count }: { count: number }) => {
  const { t } = useTranslation('log');
  return count === 0 ? null : (
    <span className={classes.exhibits}>
      <IconPaperclip size={14} aria-hidden />
      {count}
      <span className="zapys-spoken">{t('list.exhibits', { count })}</span>
    </span>
  );
};

/** Two people changed one field from the same version. */
const Conflict = ({ row }: { row: IncidentSummary }) => {
  const { t } = useTranslation('log');
  return row.conflicts.length === 0 ? null : (
    <span className={classes.conflict} title={t('list.conflict')}>
      <IconUsers size={15} aria-hidden />
      <span className="zapys-spoken">{t('list.conflict')}</span>
    </span>
  );
};

/** One line of the Log when it has the whole width. */
export const WideRow = ({ row }: { row: IncidentSummary }) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const type = row.type ? words.type(row.type) : undefined;
  return (
    <span className={classes.wide}>
      <span className={classes.number}>{row.number}</span>
      <span className={type ? classes.cell : classes.none} title={type}>
        {type ?? t('list.noType')}
      </span>
      <span className={classes.cell}>{words.date(row.date)}</span>
      <span className={classes.cell} title={row.place}>
        {row.place}
      </span>
      <span className={classes.cell}>{row.pseudonym}</span>
      <span className={classes.badges}>
        <StateBadge state={row.state} />
        <Conflict row={row} />
      </span>
      <span className={classes.cell} title={words.time(row.changed)}>
        {words.date(row.changed.slice(0, 10))}
      </span>
      <Exhibits count={row.exhibits} />
    </span>
  );
};

/** Two lines of the Log beside an open page. */
export const NarrowRow = ({ row }: { row: IncidentSummary }) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const about = [words.date(row.date), row.place].filter(Boolean).join(' · ');
  return (
    <span className={classes.narrow}>
      <span className={classes.first}>
        <span className={row.type ? classes.cell : classes.none}>
          {row.type ? words.type(row.type) : t('list.noType')}
        </span>
        <Conflict row={row} />
        <StateBadge state={row.state} />
      </span>
      <span className={classes.second}>
        <span className={classes.cell}>
          {row.number}
          {about ? ` · ${about}` : ''}
        </span>
        <Exhibits count={row.exhibits} />
      </span>
    </span>
  );
};
