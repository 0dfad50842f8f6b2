import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWords } from '../../components/use-words.ts';
import { Waiting } from '../../components/Waiting.tsx';
import classes from './cases.module.css';

type Props = {
  readonly opened: boolean;
  readonly already: readonly string[];
  readonly onAdd: (ids: readonly string[]) => void;
  readonly onClose: () => void;
};

/** Approved incidents that the case does not name yet, several at a time. */
export const AddIncidents = ({ opened, ...inside }: Props) => {
  const { t } = useTranslation('cases');
  return (
    <Dialog
      opened={opened}
      onClose={inside.onClose}
      title={t('incidents.addTitle')}
      size="lg"
      withCloseButton={false}
    >
      <Choices {...inside} />
    </Dialog>
  );
};

/** Each opening begins with nothing chosen. */
const Choices = ({ already, onAdd, onClose }: Omit<Props, 'opened'>) => {
  const { t } = useTranslation('cases');
  const words = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { answer, reload } = useVaultQuery('approved', () =>
    vault.incidents({ states: ['approved'], sort: 'number', descending: false, offset: 0, limit: 10_000 }),
  );
  const rows = answer.state === 'ready' ? answer.value.rows.filter(({ id }) => !already.includes(id)) : [];
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <>
      {answer.state === 'loading' ? <Waiting /> : null}
      {answer.state === 'failed' ? <ErrorNotice error={answer.error} onRetry={reload} /> : null}
      {answer.state === 'ready' && rows.length === 0 ? <p>{t('incidents.addNone')}</p> : null}
      <div className={classes.choices}>
        {rows.map((row) => (
          <Checkbox
            key={row.id}
            checked={chosen.includes(row.id)}
            onChange={() => toggle(row.id)}
            aria-label={t('incidents.select', { number: row.number })}
            label={`${row.number} · ${words.type(row.type)}`}
            description={[words.where(row), words.date(row.date)].filter(Boolean).join(' · ')}
          />
        ))}
      </div>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          disabled={chosen.length === 0}
          onClick={() => {
            onAdd(chosen);
            onClose();
          }}
        >
          {t('incidents.addSelected', { count: chosen.length })}
        </Button>
      </div>
    </>
  );
};
