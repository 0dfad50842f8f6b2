import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../shared/model/views.ts';
import { hashOf } from '../../app/router.ts';
import { useWords } from '../../components/use-words.ts';
import classes from './cases.module.css';

type Props = {
  readonly rows: readonly CaseSummary[];
  readonly openId: string | undefined;
  readonly make: ReactNode;
};

export const CaseList = ({ rows, openId, make }: Props) => {
  const { t } = useTranslation('cases');
  const words = useWords();
  return (
    <div className={classes.list}>
      <header className={classes.listHead}>
        <h1 className={classes.listTitle}>{t('title')}</h1>
        {make}
      </header>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <a
              className={classes.row}
              href={hashOf({ screen: 'cases', id: row.id })}
              aria-current={row.id === openId ? 'true' : undefined}
            >
              <strong>{row.number}</strong>
              <span dir="auto">{row.title}</span>
              <span className="zapys-quiet">
                {t('incidentCount', { count: row.incidents })} · {words.time(row.changed)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
