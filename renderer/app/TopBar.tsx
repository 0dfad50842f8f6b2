import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconLock, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../components/Kbd.tsx';
import { openPalette } from './over.ts';
import { session, useOpenSession } from './session.ts';
import classes from './shell.module.css';

/** Where everything is found, who is here, and the way out. */
export const TopBar = () => {
  const { t } = useTranslation();
  const { profile } = useOpenSession();
  return (
    <header className={classes.top}>
      <span className={classes.mark}>{t('name')}</span>
      <Button
        variant="default"
        className={classes.commands ?? ''}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd keys="mod+k" />}
        justify="flex-start"
        onClick={openPalette}
      >
        {t('palette.search')}
      </Button>
      <span className={classes.person}>
        <strong>{profile.name}</strong>
        <span className="zapys-quiet">{t(`role.${profile.role}`)}</span>
      </span>
      <Tooltip label={<Kbd keys="mod+l" />}>
        <ActionIcon
          variant="default"
          size={34}
          aria-label={t('shell.lock')}
          onClick={() => void session.lock()}
        >
          <IconLock size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </header>
  );
};
