import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './list.module.css';
import { type Sort, setListQuery, sortBy, useListQuery } from './list-query.ts';

/** The names of the columns; those that sort are buttons. */
export const ListHeader = () => {
  const { t } = useTranslation('log');
  const plain = (text: string) => <span className={classes.column}>{text}</span>;
  return (
    <div className={classes.header}>
      <div className={classes.wide}>
        <SortButton sort="number" label={t('column.number')} />
        {plain(t('column.type'))}
        <SortButton sort="date" label={t('column.date')} />
        {plain(t('column.place'))}
        {plain(t('column.pseudonym'))}
        <SortButton sort="state" label={t('column.state')} />
        <SortButton sort="changed" label={t('column.changed')} />
        {plain(t('column.exhibits'))}
      </div>
    </div>
  );
};

const SortButton = ({ sort, label }: { sort: Sort; label: string }) => {
  const { t } = useTranslation('log');
  const query = useListQuery();
  const active = query.sort === sort;
  const Arrow = query.descending ? IconArrowDown : IconArrowUp;
  return (
    <button
      type="button"
      className={classes.sort}
      aria-pressed={active}
      title={t('list.sortBy', { column: label })}
      onClick={() => setListQuery(sortBy(query, sort))}
    >
      {label}
      {active ? <Arrow size={14} aria-hidden /> : null}
      {active ? (
        <span className="zapys-spoken">{query.descending ? t('list.descending') : t('list.ascending')}</span>
      ) : null}
    </button>
  );
};
