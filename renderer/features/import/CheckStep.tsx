import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlannedRow, type RowState, rowStates } from '../../../shared/import/plan.ts';
import { useActions } from '../../app/actions.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SplitPane } from '../../components/SplitPane.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import classes from './import.module.css';
import { backToColumns, clearRows, dismissNotice, importRows, useImportWork } from './import-work.ts';
import { PeopleLinks } from './PeopleLinks.tsx';
import { ProblemKinds } from './ProblemKinds.tsx';
import { useProblemWords } from './problem-words.ts';
import { RowDetail } from './RowDetail.tsx';
import { SameFile } from './SameFile.tsx';
import { SaveReport } from './SaveReport.tsx';

/** The dry run: what would become of every row, and the one button that writes. */
export const CheckStep = () => {
  const { t } = useTranslation('import');
  const { plan, table, busy, error } = useImportWork();
  const [filter, setFilter] = useState<RowState>();
  const [line, setLine] = useState<number>();
  const sentence = useProblemWords();
  const rows = useMemo(
    () => (plan?.rows ?? []).filter(({ state }) => filter === undefined || state === filter),
    [plan, filter],
  );
  const openIndex = rows.findIndex((row) => row.line === line);
  const open = rows[openIndex];
  useActions([
    {
      id: 'import.close',
      label: t('check.closeRow'),
      keys: ['Esc'],
      keysOnly: true,
      run: () => setLine(undefined),
    },
  ]);
  if (!plan || !table) return null;
  const count = clearRows(plan).length;
  const left = plan.counts.unclear + plan.counts.error;
  const isImporting = busy === 'importing';

  return (
    <>
      <div className={classes.summary}>
        {error ? <ErrorNotice error={error} onDismiss={dismissNotice} /> : null}
        <SameFile sha256={table.sha256} fresh={plan.counts.new} />
        <fieldset className={classes.chips}>
          <legend className="zapys-spoken">{t('check.show')}</legend>
          <button type="button" aria-pressed={filter === undefined} onClick={() => setFilter(undefined)}>
            {t('check.all', { count: plan.rows.length })}
          </button>
          {rowStates.map((state) => (
            <button
              key={state}
              type="button"
              aria-pressed={filter === state}
              onClick={() => setFilter(state)}
            >
              {t(`state.${state}`)} · {t('check.number', { count: plan.counts[state] })}
            </button>
          ))}
          <SaveReport />
        </fieldset>
        <ProblemKinds />
        <PeopleLinks />
      </div>
      <div className={classes.report}>
        {rows.length === 0 ? (
          <p className={classes.none}>{t('check.none')}</p>
        ) : (
          <SplitPane
            listLabel={t('check.rows')}
            list={
              <VirtualList
                key={filter ?? 'all'}
                label={t('check.rows')}
                total={rows.length}
                keyAt={(index) => rows[index]?.line ?? index}
                renderRow={(index) => {
                  const row = rows[index];
                  return row && <RowLine row={row} first={sentence(row)} />;
                }}
                openIndex={openIndex}
                onOpen={(index) => setLine(rows[index]?.line)}
                lines={2}
              />
            }
            page={open && <RowDetail row={open} onClose={() => setLine(undefined)} />}
          />
        )}
      </div>
      <footer className={classes.foot}>
        <Button variant="default" disabled={isImporting} onClick={backToColumns}>
          {t('check.back')}
        </Button>
        {count === 0 ? (
          <p className="zapys-quiet">{t('check.nothing')}</p>
        ) : (
          <Button
            loading={isImporting}
            disabled={busy !== undefined}
            onClick={() => void importRows((say) => say('import:check.task', { file: table.fileName }))}
          >
            {left > 0 ? t('check.importClear', { count, left }) : t('check.import', { count })}
          </Button>
        )}
      </footer>
    </>
  );
};

const RowLine = ({ row, first }: { row: PlannedRow; first: string }) => {
  const { t } = useTranslation('import');
  return (
    <span className={classes.line}>
      <span className={classes.number}>{t('check.line', { line: row.line })}</span>
      <span className={classes.state} data-state={row.state}>
        {t(`state.${row.state}`)}
      </span>
      <span className={classes.first}>{first}</span>
    </span>
  );
};
