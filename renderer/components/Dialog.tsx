import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/** In the page while the dialog is open. */
const GiveBackFocus = () => {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Once the dialog is gone from the page, and with it whatever had the focus in it.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
  return null;
};

/**
 * A dialog. One that is taken away whole, rather than closed, gives the focus back too to what had it before: who works
 * by keyboard goes on where they were.
 */
export const Dialog = (props: ModalProps) => (
  <>
    {props.opened ? <GiveBackFocus /> : null}
    <Modal {...props} />
  </>
);
