import { useTranslation } from 'react-i18next';
import { hashOf } from '../../app/router.ts';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { StateBadge } from '../../components/StateBadge.tsx';
import { useWords } from '../../components/use-words.ts';
import { Waiting } from '../../components/Waiting.tsx';
import classes from './people.module.css';

/** Every incident the person is in: as what, when, of which type, in which state. */
export const Appearances = ({ id }: { id: string }) => {
  const { t } = useTranslation('people');
  const words = useWords();
  const { answer, reload } = useVaultQuery(id, () => vault.person({ id }));
  if (answer.state === 'loading') return <Waiting lines={3} />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={() => void reload()} />;
  const { appearances } = answer.value;
  if (appearances.length === 0) return <p className="zapys-quiet">{t('page.noIncidents')}</p>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('column.number')}</th>
          <th scope="col">{t('column.role')}</th>
          <th scope="col">{t('column.date')}</th>
          <th scope="col">{t('column.type')}</th>
          <th scope="col">{t('column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {appearances.map(({ incident, roles }) => (
          <tr key={incident.id}>
            <th scope="row">
              <a href={hashOf({ screen: 'log', id: incident.id })}>{incident.number}</a>
            </th>
            <td>{roles.map((role) => words.option('role', role)).join(', ')}</td>
            <td>{words.date(incident.date)}</td>
            <td>{words.type(incident.type)}</td>
            <td>
              <StateBadge state={incident.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
