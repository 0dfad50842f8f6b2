import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/Dialog.tsx';
import classes from './begin.module.css';

type Props = {
  readonly opened: boolean;
  readonly title: string;
  readonly named: readonly { readonly id: string; readonly name: string }[];
  /** Said when there is nothing left. */
  readonly none: string;
  readonly onForget: (id: string) => void;
  readonly onClose: () => void;
};

/** Things of the person's own naming, each to be forgotten. */
export const ForgetNames = ({ opened, title, named, none, onForget, onClose }: Props) => {
  const { t } = useTranslation(['log', 'app']);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('app:action.close') }}
    >
      <ul className={classes.names}>
        {named.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('begin.forget', { name })}
              onClick={() => onForget(id)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {named.length === 0 ? <p className="zapys-quiet">{none}</p> : null}
    </Dialog>
  );
};
