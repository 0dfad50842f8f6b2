import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions.ts';
import { usePreferences } from '../app/preferences.ts';
import classes from './VirtualList.module.css';

type Props = {
  /** What the list holds, for a screen reader. */
  readonly label: string;
  readonly total: number;
  /** Stable key of a row; its index where the row is not loaded yet. */
  readonly keyAt: (index: number) => string | number;
  /** The row's content, without controls; undefined while it is being loaded. */
  readonly renderRow: (index: number) => ReactNode | undefined;
  /** Index of the row whose page is open; -1 for none. */
  readonly openIndex: number;
  readonly onOpen: (index: number) => void;
  /** Rows about to be seen, so that they can be loaded; end is exclusive. */
  readonly onRange?: (start: number, end: number) => void;
  /** Lines of text in a row. */
  readonly lines?: 1 | 2 | 3;
};

const heights = { dense: { 1: 32, 2: 54, 3: 74 }, comfortable: { 1: 42, 2: 66, 3: 88 } } as const;

/**
 * A long list of which only the rows in view exist. One stop for Tab; arrows, Home, End, Page Up and Page Down
 * move, `j` and `k` move from anywhere on the screen, Enter opens.
 */
export const VirtualList = (props: Props) => {
  const { label, total, keyAt, renderRow, openIndex, onOpen, onRange, lines = 1 } = props;
  const { t } = useTranslation('app');
  const { density } = usePreferences();
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const [active, setActive] = useState(Math.max(0, openIndex));
  const rowHeight = heights[density][lines];
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyAt,
    overscan: 8,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the density changes
  useEffect(() => rows.measure(), [rowHeight]);

  useEffect(() => {
    if (openIndex >= 0) setActive(openIndex);
  }, [openIndex]);

  const current = Math.min(active, Math.max(0, total - 1));
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const end = (items[items.length - 1]?.index ?? -1) + 1;
  useEffect(() => {
    if (end > first) onRange?.(first, end);
  }, [first, end, onRange]);

  const moveTo = (index: number) => {
    if (total === 0) return;
    const next = Math.max(0, Math.min(total - 1, index));
    setActive(next);
    rows.scrollToIndex(next);
    scroller.current?.focus({ preventScroll: true });
  };

  useActions([
    { id: 'list.next', label: t('list.next'), keys: ['j'], keysOnly: true, run: () => moveTo(current + 1) },
    {
      id: 'list.previous',
      label: t('list.previous'),
      keys: ['k'],
      keysOnly: true,
      run: () => moveTo(current - 1),
    },
    {
      id: 'list.open',
      label: t('list.open'),
      keys: ['Enter'],
      keysOnly: true,
      run: () => total > 0 && onOpen(current),
    },
  ]);

  const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      Home: 0,
      End: total - 1,
      PageDown: current + page(),
      PageUp: current - page(),
    };
    const target = targets[event.key];
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moveTo(target);
  };

  const idOf = (index: number) => `${base}-${index}`;
  return (
    <div
      ref={scroller}
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={items.some(({ index }) => index === current) ? idOf(current) : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={classes.space} style={{ height: rows.getTotalSize() }} role="presentation">
        {items.map(({ index, key, start, size }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list box has the keys for its options
          // biome-ignore lint/a11y/useFocusableInteractive: the list box keeps the focus and names the active option
          <div
            key={key}
            id={idOf(index)}
            className={classes.row}
            role="option"
            aria-selected={index === openIndex}
            aria-setsize={total}
            aria-posinset={index + 1}
            data-active={index === current || undefined}
            style={{ height: size, transform: `translateY(${start}px)` }}
            onClick={() => {
              setActive(index);
              onOpen(index);
            }}
          >
            {renderRow(index) ?? <span className={classes.loading} />}
          </div>
        ))}
      </div>
    </div>
  );
};
