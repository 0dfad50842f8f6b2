import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, IncidentSummary } from '../../../shared/model/views.ts';
import { hashOf } from '../../app/router.ts';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { StateBadge } from '../../components/StateBadge.tsx';
import { useWords } from '../../components/use-words.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { AddIncidents } from './AddIncidents.tsx';
import type { CaseEdit } from './CasePage.tsx';
import classes from './cases.module.css';

type Props = {
  readonly file: CaseView;
  readonly mayEdit: boolean;
  readonly edit: (edit: CaseEdit) => Promise<void>;
};

const moved = (ids: readonly string[], from: number, to: number): readonly string[] => {
  const rest = ids.filter((_, index) => index !== from);
  const id = ids[from];
  return id === undefined || to < 0 || to >= ids.length ? ids : [...rest.slice(0, to), id, ...rest.slice(to)];
};

/** The incidents in the order of the dossier; every change of the order is signed like any other. */
export const CaseIncidents = ({ file, mayEdit, edit }: Props) => {
  const { t } = useTranslation('cases');
  const words = useWords();
  const [adding, setAdding] = useState(false);
  const ids = file.incidentIds;
  const { answer, reload } = useVaultQuery(ids.join(), () =>
    Promise.all(ids.map((id): Promise<IncidentSummary> => vault.incident({ id }))),
  );
  if (answer.state === 'loading') return <Waiting />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={reload} />;
  const put = (incidentIds: readonly string[]) => void edit({ incidentIds });
  return (
    <>
      {answer.value.length === 0 ? (
        <p className="zapys-quiet">{t('incidents.none')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('incidents.number')}</th>
              <th scope="col">{t('incidents.type')}</th>
              <th scope="col">{t('incidents.date')}</th>
              <th scope="col">{t('incidents.place')}</th>
              <th scope="col">{t('incidents.state')}</th>
              {mayEdit ? <th scope="col">{t('incidents.order')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {answer.value.map((row, index) => (
              <tr key={row.id}>
                <th scope="row">
                  <a href={hashOf({ screen: 'log', id: row.id })}>{row.number}</a>
                </th>
                <td>{words.type(row.type)}</td>
                <td>{words.date(row.date)}</td>
                <td>{row.place}</td>
                <td>
                  <StateBadge state={row.state} />
                </td>
                {mayEdit ? (
                  <td className={classes.rowButtons}>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('incidents.up', { number: row.number })}
                      disabled={index === 0}
                      onClick={() => put(moved(ids, index, index - 1))}
                    >
                      <IconArrowUp size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('incidents.down', { number: row.number })}
                      disabled={index === ids.length - 1}
                      onClick={() => put(moved(ids, index, index + 1))}
                    >
                      <IconArrowDown size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('incidents.remove', { number: row.number })}
                      onClick={() => put(ids.filter((id) => id !== row.id))}
                    >
                      <IconX size={16} aria-hidden />
                    </ActionIcon>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayEdit ? (
        <Button
          className={classes.add ?? ''}
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('incidents.add')}
        </Button>
      ) : null}
      {adding ? (
        <AddIncidents
          already={ids}
          onAdd={(chosen) => put([...ids, ...chosen])}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  );
};
