import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentTypeIds, isIncidentType } from '../../../../shared/model/incident-types.ts';
import { useFormWords } from '../form-words.ts';
import classes from './list.module.css';
import { filters, setListQuery, useListQuery } from './list-query.ts';

type Props = {
  readonly search: RefObject<HTMLInputElement | null>;
  /** Absent for those who record nothing. */
  readonly onNew: (() => void) | undefined;
  /** To the rows, from the search box. */
  readonly onDown: () => void;
};

/** Typing settles this long before the vault is asked, in milliseconds. */
const settle = 120;

/** What to show: words, state, type; and the button that begins a new incident. */
export const FilterBar = ({ search, onNew, onDown }: Props) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const query = useListQuery();
  const [text, setText] = useState(query.text);

  useEffect(() => setText(query.text), [query.text]);
  useEffect(() => {
    if (text === query.text) return;
    const timer = setTimeout(() => setListQuery({ text }), settle);
    return () => clearTimeout(timer);
  }, [text, query.text]);

  return (
    <div className={classes.bar}>
      <TextInput
        ref={search}
        className={classes.search}
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') setListQuery({ text: '' });
          else if (event.key === 'ArrowDown' || event.key === 'Enter' || event.key === 'Escape') onDown();
          else return;
          event.preventDefault();
        }}
      />
      {onNew ? (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onNew}>
          {t('list.new')}
        </Button>
      ) : null}
      <fieldset className={classes.chips}>
        <legend className="zapys-spoken">{t('list.show')}</legend>
        {filters.map((filter) => (
          <button
            key={filter}
            type="button"
            className={classes.chip}
            aria-pressed={query.filter === filter}
            onClick={() => setListQuery({ filter })}
          >
            {t(`filter.${filter}`)}
          </button>
        ))}
      </fieldset>
      <NativeSelect
        className={classes.type}
        aria-label={t('list.type')}
        value={query.type ?? ''}
        onChange={({ currentTarget: { value } }) =>
          setListQuery({ type: isIncidentType(value) ? value : undefined })
        }
      >
        <option value="">{t('list.allTypes')}</option>
        {incidentTypeIds.map((id) => (
          <option key={id} value={id}>
            {words.type(id)}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
};
