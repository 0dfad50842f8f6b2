// biome-ignore-all lint/a11y/useSemanticElements: rows of a table element cannot be placed where only those in view exist
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names the active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys for its rows
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { LoadingRow, type RowsProps, VirtualRows } from './VirtualRows.tsx';
import classes from './VirtualTable.module.css';

export type TableColumn = {
  readonly id: string;
  readonly label: string;
  /** A CSS grid track: `130px`, `minmax(120px, 1fr)`. */
  readonly track: string;
  /** How the rows are sorted by it; absent where they cannot be. */
  readonly sorted?: 'ascending' | 'descending' | 'none' | undefined;
};

type Props = RowsProps & {
  readonly columns: readonly TableColumn[];
  readonly onSort: (column: string) => void;
  /** Undefined while the row is being loaded. */
  readonly renderCell: (index: number, column: string) => ReactNode | undefined;
  /** A second line below the cells, for all rows or for none. */
  readonly renderUnder?: ((index: number) => ReactNode) | undefined;
};

const heights = { dense: { plain: 32, under: 54 }, comfortable: { plain: 42, under: 66 } } as const;
const headHeight = 31;

/** A long table of which only the rows in view exist; its columns' names stay in sight and sort. */
export const VirtualTable = ({ columns, onSort, renderCell, renderUnder, ...rows }: Props) => {
  const { density } = usePreferences();
  const tracks = columns.map(({ track }) => track).join(' ');
  return (
    <VirtualRows
      rows={rows}
      told={{
        role: 'grid',
        rowRole: 'row',
        spaceRole: 'rowgroup',
        rowCount: rows.total + 1,
        ariaOf: (index) => ({ 'aria-rowindex': index + 2 }),
      }}
      rowHeight={heights[density][renderUnder ? 'under' : 'plain']}
      head={{ node: <Head columns={columns} tracks={tracks} onSort={onSort} />, height: headHeight }}
      rowClass={classes.row}
      renderRow={(index) => (
        <>
          <div className={classes.cells} role="presentation" style={{ gridTemplateColumns: tracks }}>
            {columns.map(({ id }) => (
              <div key={id} role="gridcell" className={classes.cell}>
                {renderCell(index, id) ?? <LoadingRow />}
              </div>
            ))}
          </div>
          {renderUnder ? (
            <div role="gridcell" aria-colspan={columns.length} className={classes.under}>
              {renderUnder(index)}
            </div>
          ) : null}
        </>
      )}
    />
  );
};

type HeadProps = Pick<Props, 'columns' | 'onSort'> & { readonly tracks: string };

const Head = ({ columns, tracks, onSort }: HeadProps) => (
  <div className={classes.head} role="rowgroup">
    <div className={classes.cells} role="row" aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
      {columns.map((column) => (
        <div key={column.id} role="columnheader" aria-sort={column.sorted} className={classes.name}>
          {column.sorted ? (
            <button
              type="button"
              className={classes.sort}
              data-sorted={column.sorted === 'none' ? undefined : true}
              onClick={() => onSort(column.id)}
            >
              {column.label}
              <Arrow sorted={column.sorted} />
            </button>
          ) : (
            column.label
          )}
        </div>
      ))}
    </div>
  </div>
);

const Arrow = ({ sorted }: { sorted: NonNullable<TableColumn['sorted']> }) => {
  if (sorted === 'none') return null;
  const Direction = sorted === 'descending' ? IconArrowDown : IconArrowUp;
  return <Direction size={14} aria-hidden />;
};
