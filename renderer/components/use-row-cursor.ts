import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions.ts';

export type RowCursor = {
  readonly total: number;
  /** Stable key of a row; its index where the row is not loaded yet. */
  readonly keyAt: (index: number) => string | number;
  /** Index of the row whose page is open; -1 for none. */
  readonly openIndex: number;
  readonly onOpen: (index: number) => void;
  /** Rows about to be seen, so that they can be loaded; end is exclusive. */
  readonly onRange?: ((start: number, end: number) => void) | undefined;
  readonly rowHeight: number;
  /** Height of what stays above the rows within the scrolled box. */
  readonly headHeight?: number;
};

/**
 * Moving among rows of which only those in view exist: one stop for Tab; arrows, Home, End, Page Up and Page Down
 * move, `j` and `k` move from anywhere on the screen, Enter opens.
 */
export const useRowCursor = (props: RowCursor) => {
  const { total, keyAt, openIndex, onOpen, onRange, rowHeight, headHeight = 0 } = props;
  const { t } = useTranslation('app');
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const [active, setActive] = useState(Math.max(0, openIndex));
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyAt,
    overscan: 8,
    scrollPaddingStart: headHeight,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the height of a row changes
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

  const page = () =>
    Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
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
  return {
    scroller,
    items,
    height: rows.getTotalSize(),
    current,
    idOf,
    /** Of the row that the arrows are at, while it is drawn. */
    activeId: items.some(({ index }) => index === current) ? idOf(current) : undefined,
    onKeyDown,
    choose: (index: number) => {
      setActive(index);
      onOpen(index);
    },
  };
};
