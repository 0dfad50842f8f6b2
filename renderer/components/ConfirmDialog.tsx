import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ConfirmDialog.module.css';
import { Dialog } from './Dialog.tsx';

type Props = {
  readonly opened: boolean;
  /** Names the act: "Erase these 3 photographs for good". */
  readonly title: string;
  /** The button's words, again the act itself. */
  readonly confirm: string;
  readonly destructive?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
};

/** Asks once. A destructive act is never the default: the focus starts on Cancel. */
export const ConfirmDialog = (props: Props) => {
  const { t } = useTranslation('app');
  const { destructive = false, busy = false, disabled = false } = props;
  return (
    <Dialog opened={props.opened} onClose={props.onCancel} title={props.title} withCloseButton={false}>
      {props.children}
      <div className={classes.buttons}>
        <Button variant="default" onClick={props.onCancel} data-autofocus={destructive || undefined}>
          {t('action.cancel')}
        </Button>
        <Button
          color={destructive ? 'red' : 'teal'}
          variant={destructive ? 'outline' : 'filled'}
          loading={busy}
          disabled={disabled}
          onClick={props.onConfirm}
        >
          {props.confirm}
        </Button>
      </div>
    </Dialog>
  );
};
