import { Button } from '@mantine/core';
import { IconNotebook, IconSearchOff } from '@tabler/icons-react';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import { searchTerms } from '../../../../shared/search/search-terms.ts';
import { useActions } from '../../../app/actions.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import { useColumns } from './column-choice.ts';
import { fittingColumns } from './columns.ts';
import { FilterBar } from './FilterBar.tsx';
import { IncidentTable } from './IncidentTable.tsx';
import classes from './list.module.css';
import { showAll, showsAll, useListQuery } from './list-query.ts';
import { useIncidentRows } from './use-incident-rows.ts';
import { useVaultQuestion } from './use-list-filter.ts';
import { useWidth } from './use-width.ts';

type Props = {
  readonly openId: RecordId | undefined;
  readonly onOpen: (id: RecordId) => void;
  /** What begins a new incident, and the first one; absent for those who record nothing. */
  readonly begin: ReactNode;
  readonly onNew: (() => void) | undefined;
};

/** Padding and scroll bar beside the columns, in pixels. */
const beside = 40;

/** The Log itself: every incident this person may see, a line each. */
export const IncidentList = ({ openId, onOpen, begin, onNew }: Props) => {
  const { t } = useTranslation('log');
  const query = useListQuery();
  const rows = useIncidentRows(useVaultQuestion(query));
  const chosen = useColumns();
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const width = useWidth(body);
  const columns = fittingColumns(chosen, width - beside);
  const terms = useMemo(() => searchTerms(query.text), [query.text]);

  useActions([
    { id: 'log.search', label: t('list.search'), keys: ['/'], run: () => search.current?.focus() },
  ]);

  return (
    <div className={classes.log}>
      <FilterBar
        search={search}
        begin={begin}
        total={rows.state === 'ready' ? rows.total : undefined}
        fitting={openId === undefined ? columns : undefined}
        onDown={() => body.current?.querySelector<HTMLElement>('[data-rows]')?.focus()}
      />
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
          <IncidentTable rows={rows} openId={openId} terms={terms} columns={columns} onOpen={onOpen} />
        )}
      </div>
    </div>
  );
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
