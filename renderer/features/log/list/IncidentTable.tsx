import { useTranslation } from 'react-i18next';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import type { SearchTerm } from '../../../../shared/search/search-terms.ts';
import type { IncidentSort } from '../../../../shared/vault-api/log-api.ts';
import { VirtualList } from '../../../components/VirtualList.tsx';
import { VirtualTable } from '../../../components/VirtualTable.tsx';
import { type ColumnId, columnIds, columnWidths } from './columns.ts';
import { Cell, Found, NarrowRow } from './IncidentRow.tsx';
import classes from './list.module.css';
import { setListQuery, sortBy, useListQuery } from './list-query.ts';
import type { IncidentRows } from './use-incident-rows.ts';

type Props = {
  readonly rows: IncidentRows;
  readonly openId: RecordId | undefined;
  readonly terms: readonly SearchTerm[];
  readonly columns: readonly ColumnId[];
  readonly onOpen: (id: RecordId) => void;
};

/** By what a column sorts; a person's pseudonym says nothing in any order. */
const sorts: Readonly<Partial<Record<ColumnId, IncidentSort>>> = {
  number: 'number',
  type: 'type',
  date: 'date',
  place: 'place',
  state: 'state',
  author: 'author',
  changed: 'changed',
  exhibits: 'exhibits',
  grade: 'grade',
  lacking: 'lacking',
};

const isColumn = (id: string): id is ColumnId => columnIds.some((known) => known === id);

const trackOf = (id: ColumnId): string => {
  const { least, grows } = columnWidths[id];
  return grows === 0 ? `${least}px` : `minmax(${least}px, ${grows}fr)`;
};

/** The incidents themselves: a table over the whole width, or two lines each beside an open page. */
export const IncidentTable = ({ rows, openId, terms, columns, onOpen }: Props) => {
  const { t } = useTranslation('log');
  const query = useListQuery();
  const searching = terms.length > 0;
  const common = {
    label: t('list.label', { count: rows.total }),
    total: rows.total,
    keyAt: (index: number) => rows.at(index)?.row.id ?? index,
    openIndex: openId === undefined ? -1 : rows.indexOf(openId),
    onOpen: (index: number) => {
      const found = rows.at(index);
      if (found) onOpen(found.row.id);
    },
    onRange: rows.want,
  };
  if (openId !== undefined)
    return (
      <VirtualList
        {...common}
        lines={searching ? 3 : 2}
        renderRow={(index) => {
          const found = rows.at(index);
          return found ? (
            <span className={classes.narrow}>
              <NarrowRow row={found.row} terms={terms} />
              {searching ? <Found found={found.found} terms={terms} /> : null}
            </span>
          ) : undefined;
        }}
      />
    );
  return (
    <VirtualTable
      {...common}
      columns={columns.map((id) => {
        const sort = sorts[id];
        const direction = query.descending ? 'descending' : 'ascending';
        return {
          id,
          label: t(`column.${id}`),
          track: trackOf(id),
          ...(sort ? { sorted: query.sort === sort ? direction : 'none' } : {}),
        };
      })}
      onSort={(id) => {
        const sort = isColumn(id) ? sorts[id] : undefined;
        if (sort) setListQuery(sortBy(query, sort));
      }}
      renderCell={(index, id) => {
        const found = rows.at(index);
        return found && isColumn(id) ? <Cell row={found.row} column={id} terms={terms} /> : undefined;
      }}
      renderUnder={searching ? (index) => <Found found={rows.at(index)?.found} terms={terms} /> : undefined}
    />
  );
};
