import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import type { ColumnId } from './columns.ts';
import { Filters } from './filters/Filters.tsx';
import classes from './list.module.css';
import { setListQuery, useListQuery } from './list-query.ts';
import { ViewsMenu } from './ViewsMenu.tsx';

type Props = {
  readonly search: RefObject<HTMLInputElement | null>;
  /** What begins a new incident; nothing for those who record none. */
  readonly begin: ReactNode;
  /** How many incidents are shown; undefined until that is known. */
  readonly total: number | undefined;
  /** The columns that stand in the list; absent beside an open page. */
  readonly fitting: readonly ColumnId[] | undefined;
  /** To the rows, from the search box. */
  readonly onDown: () => void;
};

/** Typing settles this long before the vault is asked, in milliseconds. */
const settle = 120;

/** What stands in the search box, and in the list's question once typing has settled. */
const useSettledText = (asked: string) => {
  const [text, setText] = useState(asked);
  const sent = useRef(asked);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const send = (next: string) => {
    sent.current = next;
    setListQuery({ text: next });
  };
  // Changed from elsewhere, by a view or "show all": never by what was typed here a moment ago.
  useEffect(() => {
    if (asked === sent.current) return;
    clearTimeout(timer.current);
    sent.current = asked;
    setText(asked);
  }, [asked]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    text,
    type: (next: string) => {
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => send(next), settle);
    },
    clear: () => {
      clearTimeout(timer.current);
      setText('');
      send('');
    },
  };
};

/** What to show: words, filters, views; how many that leaves; and what begins a new incident. */
export const FilterBar = ({ search, begin, total, fitting, onDown }: Props) => {
  const { t } = useTranslation('log');
  const query = useListQuery();
  const { text, type, clear } = useSettledText(query.text);

  return (
    <div className={classes.bar}>
      <TextInput
        ref={search}
        className={classes.search}
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        title={t('list.searchHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') clear();
          else if (event.key === 'ArrowDown' || event.key === 'Enter' || event.key === 'Escape') onDown();
          else return;
          event.preventDefault();
        }}
      />
      <span className={classes.tools}>
        <ViewsMenu />
        {fitting ? <ColumnsMenu fitting={fitting} /> : null}
        {begin}
      </span>
      <Filters />
      <output className={classes.total}>
        {total === undefined ? '' : t('list.label', { count: total })}
      </output>
    </div>
  );
};
