import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { type RowCursor, useRowCursor } from './use-row-cursor.ts';
import classes from './VirtualList.module.css';

type Props = Omit<RowCursor, 'rowHeight' | 'headHeight'> & {
  /** What the list holds, for a screen reader. */
  readonly label: string;
  /** The row's content, without controls; undefined while it is being loaded. */
  readonly renderRow: (index: number) => ReactNode | undefined;
  /** Lines of text in a row. */
  readonly lines?: 1 | 2 | 3;
};

const heights = { dense: { 1: 32, 2: 54, 3: 74 }, comfortable: { 1: 42, 2: 66, 3: 88 } } as const;

/** A long list of which only the rows in view exist. */
export const VirtualList = (props: Props) => {
  const { label, total, renderRow, openIndex, lines = 1 } = props;
  const { density } = usePreferences();
  const cursor = useRowCursor({ ...props, rowHeight: heights[density][lines] });
  return (
    <div
      ref={cursor.scroller}
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={cursor.activeId}
      data-rows
      onKeyDown={cursor.onKeyDown}
    >
      <div className={classes.space} style={{ height: cursor.height }} role="presentation">
        {cursor.items.map(({ index, key, start, size }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list box has the keys for its options
          // biome-ignore lint/a11y/useFocusableInteractive: the list box keeps the focus and names the active option
          <div
            key={key}
            id={cursor.idOf(index)}
            className={classes.row}
            role="option"
            aria-selected={index === openIndex}
            aria-setsize={total}
            aria-posinset={index + 1}
            data-row
            data-active={index === cursor.current || undefined}
            style={{ height: size, transform: `translateY(${start}px)` }}
            onClick={() => cursor.choose(index)}
          >
            {renderRow(index) ?? <span className={classes.loading} />}
          </div>
        ))}
      </div>
    </div>
  );
};
