import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filters.module.css';

export type Choice = { readonly value: string; readonly label: string; readonly about?: string };

type Props = {
  readonly label: string;
  /** The likeliest first; none for a query that asks for nothing. */
  readonly search: (query: string) => Promise<readonly Choice[]>;
  readonly onPick: (choice: Choice) => void;
};

/** One of very many, found by typing. */
export const PickFilter = ({ label, search, onPick }: Props) => {
  const { t } = useTranslation('log');
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly Choice[]>([]);
  const [failed, setFailed] = useState(false);
  const combobox = useCombobox({ opened: true });
  const { selectFirstOption } = combobox;

  useEffect(() => {
    let current = true;
    search(query).then(
      (choices) => {
        if (!current) return;
        setFound(choices);
        setFailed(false);
      },
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [query, search]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: chosen anew for every new list
  useEffect(() => {
    selectFirstOption();
  }, [found]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        const choice = found.find((one) => one.value === value);
        if (choice) onPick(choice);
      }}
    >
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          label={label}
          value={query}
          spellCheck={false}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.options ?? ''} aria-label={label}>
        {found.map(({ value, label: name, about }) => (
          <Combobox.Option key={value} value={value}>
            {name}
            {about ? <span className={classes.about}>{about}</span> : null}
          </Combobox.Option>
        ))}
        {failed ? <Combobox.Empty>{t('filters.failed')}</Combobox.Empty> : null}
        {!failed && found.length === 0 && query.trim() !== '' ? (
          <Combobox.Empty>{t('filters.noneFound')}</Combobox.Empty>
        ) : null}
      </Combobox.Options>
    </Combobox>
  );
};
