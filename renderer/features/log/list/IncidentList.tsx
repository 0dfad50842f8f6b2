import { Button } from '@mantine/core';
import { IconNotebook, IconSearchOff } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import { useActions } from '../../../app/actions.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { VirtualList } from '../../../components/VirtualList.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import { FilterBar } from './FilterBar.tsx';
import { NarrowRow, WideRow } from './IncidentRow.tsx';
import { ListHeader } from './ListHeader.tsx';
import classes from './list.module.css';
import { showAll, showsAll, useListQuery } from './list-query.ts';
import { useIncidentRows } from './use-incident-rows.ts';

type Props = {
  readonly openId: RecordId | undefined;
  readonly onOpen: (id: RecordId) => void;
  /** Absent for those who record nothing. */
  readonly onNew: (() => void) | undefined;
};

/** The Log itself: every incident this person may see, a line each. */
export const IncidentList = ({ openId, onOpen, onNew }: Props) => {
  const { t } = useTranslation('log');
  const query = useListQuery();
  const rows = useIncidentRows(query);
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const narrow = openId !== undefined;

  useActions([
    { id: 'log.search', label: t('list.search'), keys: ['/'], run: () => search.current?.focus() },
  ]);

  const openIndex = openId === undefined ? -1 : indexOf(openId, rows.total, rows.at);
  return (
    <div className={classes.log}>
      <FilterBar
        search={search}
        onNew={onNew}
        onDown={() => body.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()}
      />
      {narrow || rows.total === 0 ? null : <ListHeader />}
      <div className={classes.body} ref={body}>
        {rows.state === 'failed' && rows.error ? (
          <div className={classes.notice}>
            <ErrorNotice error={rows.error} onRetry={rows.reload} />
          </div>
        ) : rows.state === 'loading' ? (
          <Waiting lines={12} />
        ) : rows.total === 0 ? (
          <NoRows first={showsAll(query)} onNew={onNew} />
        ) : (
          <VirtualList
            label={t('list.label', { count: rows.total })}
            total={rows.total}
            lines={narrow ? 2 : 1}
            keyAt={(index) => rows.at(index)?.id ?? index}
            openIndex={openIndex}
            onOpen={(index) => {
              const row = rows.at(index);
              if (row) onOpen(row.id);
            }}
            onRange={rows.want}
            renderRow={(index) => {
              const row = rows.at(index);
              if (!row) return undefined;
              return narrow ? <NarrowRow row={row} /> : <WideRow row={row} />;
            }}
          />
        )}
      </div>
    </div>
  );
};

const indexOf = (
  id: RecordId,
  total: number,
  at: (index: number) => { readonly id: RecordId } | undefined,
): number => {
  for (let index = 0; index < total; index += 1) if (at(index)?.id === id) return index;
  return -1;
};

const NoRows = ({ first, onNew }: { first: boolean; onNew: (() => void) | undefined }) => {
  const { t } = useTranslation('log');
  return first ? (
    <EmptyState icon={IconNotebook} title={t('empty.title')} body={t('empty.body')}>
      {onNew ? <Button onClick={onNew}>{t('empty.start')}</Button> : null}
    </EmptyState>
  ) : (
    <EmptyState icon={IconSearchOff} title={t('noMatch.title')} body={t('noMatch.body')}>
      <Button variant="default" onClick={showAll}>
        {t('noMatch.all')}
      </Button>
    </EmptyState>
  );
};
