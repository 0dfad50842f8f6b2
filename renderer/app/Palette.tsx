import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldText } from '../../shared/search/fold-text.ts';
import { searchTerms } from '../../shared/search/search-terms.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { Kbd } from '../components/Kbd.tsx';
import { Marked } from '../components/Marked.tsx';
import { StateBadge } from '../components/StateBadge.tsx';
import { type Action, useCurrentActions } from './actions.ts';
import { useFoundIncidents } from './find-incidents.ts';
import { useFoundPersons } from './find-persons.ts';
import { closeOver } from './over.ts';
import classes from './Palette.module.css';
import { navigate } from './router.ts';

const named = (actions: readonly Action[], search: string): readonly Action[] => {
  const words = foldText(search).split(/\s+/).filter(Boolean);
  return actions.filter(
    ({ keysOnly, label }) => !keysOnly && words.every((word) => foldText(label).includes(word)),
  );
};

/** Incidents by any word in them, commands by their names: Enter opens or runs the chosen one. */
const Finder = () => {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const commands = named(useCurrentActions(), search);
  const { rows, error } = useFoundIncidents(search);
  const persons = useFoundPersons(search);
  const terms = useMemo(() => searchTerms(search), [search]);
  const combobox = useCombobox({ opened: true });
  const { selectFirstOption } = combobox;
  // The list's id is known after the first render; the field names the list in the second.
  const [, setShown] = useState(false);
  useEffect(() => setShown(true), []);

  // Enter takes the first that is found, whatever has come in since.
  // biome-ignore lint/correctness/useExhaustiveDependencies: chosen anew for every new list
  useEffect(() => {
    selectFirstOption();
  }, [search, rows, persons]);

  const choose = (value: string) => {
    closeOver();
    const incident = rows.find(({ id }) => id === value);
    const person = persons.find(({ id }) => id === value);
    const action = commands.find(({ id }) => id === value);
    // After the dialog has given the focus back, so that what is chosen may take it.
    setTimeout(() => {
      if (incident) navigate({ screen: 'log', id: incident.id });
      else if (person) navigate({ screen: 'people', id: person.id });
      else action?.run();
    }, 0);
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          className={classes.search ?? ''}
          variant="unstyled"
          size="md"
          data-autofocus
          autoFocus
          aria-label={t('palette.search')}
          placeholder={t('palette.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') closeOver();
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.options ?? ''} aria-label={t('palette.search')}>
        {rows.length > 0 ? (
          <Combobox.Group label={t('palette.incidents')}>
            {rows.map(({ id, number, place, excerpt, state, found }) => (
              <Combobox.Option key={id} value={id} className={classes.option ?? ''}>
                <span className={classes.number}>
                  <Marked text={number} terms={terms} />
                </span>
                <span className={classes.words}>
                  <Marked text={[place, found?.text ?? excerpt].filter(Boolean).join(' · ')} terms={terms} />
                </span>
                <StateBadge state={state} />
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ) : null}
        {persons.length > 0 ? (
          <Combobox.Group label={t('palette.persons')}>
            {persons.map(({ id, pseudonym, name, office }) => (
              <Combobox.Option key={id} value={id} className={classes.option ?? ''}>
                <span className={classes.number}>{pseudonym}</span>
                <span className={classes.words}>
                  <Marked text={[name, office].filter(Boolean).join(' · ')} terms={terms} />
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ) : null}
        {commands.length > 0 ? (
          <Combobox.Group label={t('palette.commands')}>
            {commands.map(({ id, label, keys }) => (
              <Combobox.Option key={id} value={id} className={classes.option ?? ''}>
                <span className={classes.words}>{label}</span>
                {keys?.[0] ? <Kbd keys={keys[0]} /> : null}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ) : null}
        {rows.length + persons.length + commands.length === 0 ? (
          <Combobox.Empty>{t('palette.none')}</Combobox.Empty>
        ) : null}
      </Combobox.Options>
      {error ? <ErrorNotice error={error} /> : null}
    </Combobox>
  );
};

/** Without a fade: the field has the focus before the next key comes, so nothing typed goes to the screen beneath. */
const atOnce = { duration: 0 };

/** `Ctrl K` from anywhere. */
export const Palette = ({ opened, turn, from }: { opened: boolean; turn: number; from: Element | null }) => {
  const { t } = useTranslation();
  // The dialog itself would return it to what has it once the dialog stands: its own field.
  useEffect(() => {
    if (!opened) return;
    return () => {
      if (from instanceof HTMLElement) from.focus({ preventScroll: true });
    };
  }, [opened, from]);
  return (
    <Modal.Root
      opened={opened}
      onClose={closeOver}
      returnFocus={false}
      transitionProps={atOnce}
      lockScroll={false}
      yOffset="10vh"
      size={560}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.search')}>
        <Modal.Body p={0}>
          <Finder key={turn} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
