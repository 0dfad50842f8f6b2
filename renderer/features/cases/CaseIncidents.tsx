import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, IncidentSummary } from '../../../shared/model/views.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { hashOf } from '../../app/router.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
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

const moved = (ids: readonly string[], id: string, by: 1 | -1): readonly string[] => {
  const to = ids.indexOf(id) + by;
  const rest = ids.filter((one) => one !== id);
  return to < 0 || to >= ids.length ? ids : [...rest.slice(0, to), id, ...rest.slice(to)];
};

/** The incidents in the order of the dossier; every change of the order is signed like any other. */
export const CaseIncidents = ({ file, mayEdit, edit }: Props) => {
  const { t } = useTranslation('cases');
  const words = useWords();
  const [adding, setAdding] = useState(false);
  const [error, setError] = useState<VaultError>();
  const add = useRef<HTMLButtonElement>(null);
  const ids = file.incidentIds;
  const { answer, reload } = useVaultQuery(file.id, () =>
    Promise.all(ids.map((id): Promise<IncidentSummary> => vault.incident({ id }))),
  );
  const order = ids.join();
  // What is known stays on the screen, and the focus in it, while what is new is asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `order` says that the incidents are others
  useEffect(() => void reload(), [reload, order]);
  if (answer.state === 'loading') return <Waiting />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={reload} />;
  const known = new Map(answer.value.map((row) => [row.id, row]));
  const rows = ids.flatMap((id) => known.get(id) ?? []);
  const put = async (incidentIds: readonly string[]) => {
    setError(undefined);
    await edit({ incidentIds }).catch((reason: unknown) => setError(asVaultError(reason)));
  };
  return (
    <>
      {error ? <ErrorNotice error={error} onDismiss={() => setError(undefined)} /> : null}
      {ids.length === 0 ? (
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
            {rows.map((row, index) => (
              <tr key={row.id}>
                <th scope="row">
                  <a href={hashOf({ screen: 'log', id: row.id })}>{row.number}</a>
                </th>
                <td>{words.type(row.type)}</td>
                <td>{words.date(row.date)}</td>
                <td dir="auto">{words.where(row)}</td>
                <td>
                  <StateBadge state={row.state} />
                </td>
                {mayEdit ? (
                  <td className={classes.rowButtons}>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('incidents.up', { number: row.number })}
                      data-disabled={index === 0}
                      aria-disabled={index === 0}
                      onClick={() => void put(moved(ids, row.id, -1))}
                    >
                      <IconArrowUp size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('incidents.down', { number: row.number })}
                      data-disabled={index === rows.length - 1}
                      aria-disabled={index === rows.length - 1}
                      onClick={() => void put(moved(ids, row.id, 1))}
                    >
                      <IconArrowDown size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('incidents.remove', { number: row.number })}
                      onClick={() => {
                        void put(ids.filter((id) => id !== row.id));
                        // The button goes with its row.
                        add.current?.focus();
                      }}
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
          ref={add}
          className={classes.add ?? ''}
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('incidents.add')}
        </Button>
      ) : null}
      <AddIncidents
        opened={adding}
        already={ids}
        onAdd={(chosen) => void put([...ids, ...chosen])}
        onClose={() => setAdding(false)}
      />
    </>
  );
};
