import { Button, Menu, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/Dialog.tsx';
import { ForgetNames } from '../begin/ForgetNames.tsx';
import classes from './list.module.css';
import { showAll, showsAll, useListQuery } from './list-query.ts';
import { isShown, longestViewName } from './saved-view.ts';
import { forgetView, saveView, showView, useSavedViews } from './saved-views.ts';

/** Views of the list under names of the person's own: to show, to save what is shown, to forget. */
export const ViewsMenu = () => {
  const { t } = useTranslation('log');
  const query = useListQuery();
  const views = useSavedViews();
  const [dialog, setDialog] = useState<'save' | 'forget'>();
  const shown = views.find((view) => isShown(view, query));
  const close = () => setDialog(undefined);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            className={classes.menuButton ?? ''}
            leftSection={<IconBookmark size={16} aria-hidden />}
          >
            {shown?.name ?? t('views.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ''}>
          <Menu.Item onClick={showAll}>{t('views.all')}</Menu.Item>
          {views.length > 0 ? <Menu.Label>{t('views.saved')}</Menu.Label> : null}
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              aria-current={view === shown || undefined}
              onClick={() => showView(view)}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={showsAll(query)} onClick={() => setDialog('save')}>
            {t('views.save')}
          </Menu.Item>
          <Menu.Item disabled={views.length === 0} onClick={() => setDialog('forget')}>
            {t('views.manage')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SaveView key={String(dialog === 'save')} opened={dialog === 'save'} onClose={close} />
      <ForgetNames
        opened={dialog === 'forget'}
        title={t('views.manage')}
        named={views}
        none={t('views.none')}
        onForget={forgetView}
        onClose={close}
      />
    </>
  );
};

const SaveView = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t } = useTranslation(['log', 'app']);
  const query = useListQuery();
  const views = useSavedViews();
  const [name, setName] = useState('');
  const replaces = views.some((view) => view.name === name.trim());
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('views.save')}
      closeButtonProps={{ 'aria-label': t('app:action.close') }}
    >
      <form
        className={classes.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          saveView(name, query);
          onClose();
        }}
      >
        <TextInput
          label={t('views.name')}
          description={replaces ? t('views.replaces') : t('views.kept')}
          data-autofocus
          maxLength={longestViewName}
          spellCheck={false}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          {t('views.confirm')}
        </Button>
      </form>
    </Dialog>
  );
};
