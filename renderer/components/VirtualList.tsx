import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import classes from './VirtualList.module.css';
import { LoadingRow, type RowsProps, VirtualRows } from './VirtualRows.tsx';

type Props = RowsProps & {
  /** The row's content, without controls; undefined while it is being loaded. */
  readonly renderRow: (index: number) => ReactNode | undefined;
  /** Lines of text in a row. */
  readonly lines?: 1 | 2 | 3;
};

const heights = { dense: { 1: 32, 2: 54, 3: 74 }, comfortable: { 1: 42, 2: 66, 3: 88 } } as const;

/** A long list of which only the rows in view exist. */
export const VirtualList = ({ renderRow, lines = 1, ...rows }: Props) => {
  const { density } = usePreferences();
  return (
    <VirtualRows
      rows={rows}
      told={{
        role: 'listbox',
        rowRole: 'option',
        spaceRole: 'presentation',
        ariaOf: (index) => ({ 'aria-setsize': rows.total, 'aria-posinset': index + 1 }),
      }}
      rowHeight={heights[density][lines]}
      rowClass={classes.row}
      renderRow={(index) => renderRow(index) ?? <LoadingRow />}
    />
  );
};
