// biome-ignore-all lint/a11y/useFocusableInteractive: the list keeps the focus and names the active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the list has the keys for its rows
// biome-ignore-all lint/a11y/noStaticElementInteractions: the roles are given by the list or the table
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the roles are given by the list or the table
import type { AriaAttributes, ReactNode } from 'react';
import { type RowCursor, useRowCursor } from './use-row-cursor.ts';
import classes from './VirtualRows.module.css';

/** What a list and a table of very many rows are given alike. */
export type RowsProps = Omit<RowCursor, 'rowHeight' | 'headHeight'> & {
  /** What they hold, for a screen reader. */
  readonly label: string;
};

/** How the rows are told to a screen reader. */
type Told = {
  readonly role: 'listbox' | 'grid';
  readonly rowRole: 'option' | 'row';
  readonly spaceRole: 'presentation' | 'rowgroup';
  readonly rowCount?: number;
  readonly ariaOf: (index: number) => AriaAttributes;
};

type Props = {
  readonly rows: RowsProps;
  readonly told: Told;
  readonly rowHeight: number;
  /** What stays above the rows, and how high it is. */
  readonly head?: { readonly node: ReactNode; readonly height: number };
  readonly rowClass: string | undefined;
  readonly renderRow: (index: number) => ReactNode;
};

/** Rows of which only those in view exist. */
export const VirtualRows = ({ rows, told, rowHeight, head, rowClass, renderRow }: Props) => {
  const cursor = useRowCursor({ ...rows, rowHeight, headHeight: head?.height ?? 0 });
  return (
    <div
      ref={cursor.scroller}
      className={classes.rows}
      role={told.role}
      tabIndex={0}
      aria-label={rows.label}
      aria-rowcount={told.rowCount}
      aria-activedescendant={cursor.activeId}
      data-rows
      onKeyDown={cursor.onKeyDown}
    >
      {head?.node}
      <div className={classes.space} style={{ height: cursor.height }} role={told.spaceRole}>
        {cursor.items.map(({ index, key, start, size }) => (
          <div
            key={key}
            id={cursor.idOf(index)}
            className={`${classes.row} ${rowClass}`}
            role={told.rowRole}
            aria-selected={index === rows.openIndex}
            {...told.ariaOf(index)}
            data-row
            data-active={index === cursor.current || undefined}
            style={{ height: size, transform: `translateY(${start}px)` }}
            onClick={() => cursor.choose(index)}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
};

/** In the place of what is being loaded. */
export const LoadingRow = () => <span className={classes.loading} />;
