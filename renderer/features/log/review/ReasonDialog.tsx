import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import classes from './review.module.css';

type Props = {
  readonly opened: boolean;
  readonly title: string;
  readonly body: string;
  readonly confirm: string;
  /** Resolves when the vault has it; rejects with what to show. */
  readonly onConfirm: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
};

/** An act that is signed with its reason and cannot be done without one. */
export const ReasonDialog = ({ opened, title, body, confirm, onConfirm, onClose }: Props) => {
  const { t } = useTranslation('log');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm(reason.trim());
      setReason('');
      onClose();
    } catch (refusal) {
      setError(asVaultError(refusal));
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={title}
      confirm={confirm}
      busy={busy}
      disabled={reason.trim() === ''}
      destructive
      onConfirm={() => void run()}
      onCancel={onClose}
    >
      <div className={classes.dialog}>
        {error ? <ErrorNotice error={error} /> : null}
        <p>{body}</p>
        <Textarea
          label={t('reason.label')}
          description={t('reason.hint')}
          autosize
          minRows={2}
          maxRows={8}
          spellCheck={false}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </ConfirmDialog>
  );
};
