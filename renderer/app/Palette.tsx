import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../components/Kbd.tsx';
import { useCurrentActions } from './actions.ts';
import { closeOver } from './over.ts';
import classes from './Palette.module.css';

const folded = (text: string): string => text.toLocaleLowerCase().replace(/[’'ʼ]/g, '');

/** Every command by its name: type a part of it, Enter runs it. */
export const Palette = ({ opened }: { opened: boolean }) => {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const actions = useCurrentActions().filter(({ keysOnly }) => !keysOnly);
  const words = folded(search).split(/\s+/).filter(Boolean);
  const found = actions.filter(({ label }) => words.every((word) => folded(label).includes(word)));
  const combobox = useCombobox({ opened: true });
  const close = () => {
    setSearch('');
    closeOver();
  };
  const run = (id: string) => {
    const action = actions.find((candidate) => candidate.id === id);
    close();
    // After the dialog has given the focus back, so that the command may take it.
    setTimeout(() => action?.run(), 0);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      padding={0}
      centered={false}
      yOffset="12vh"
      aria-label={t('shell.commands')}
    >
      <Combobox store={combobox} onOptionSubmit={run}>
        <Combobox.EventsTarget>
          <TextInput
            className={classes.search ?? ''}
            variant="unstyled"
            size="md"
            data-autofocus
            aria-label={t('palette.search')}
            placeholder={t('palette.search')}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              combobox.updateSelectedOptionIndex();
            }}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={classes.options ?? ''} aria-label={t('shell.commands')}>
          {found.map(({ id, label, keys }) => (
            <Combobox.Option key={id} value={id} className={classes.option ?? ''}>
              <span>{label}</span>
              {keys?.[0] ? <Kbd keys={keys[0]} /> : null}
            </Combobox.Option>
          ))}
          {found.length === 0 ? <Combobox.Empty>{t('palette.none')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox>
    </Modal>
  );
};
