import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { completeness } from '../../../../shared/model/completeness.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { trackSave } from '../../../app/saving.ts';
import { vault } from '../../../app/vault.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState } from '../editor/use-editor.ts';
import { MissingFields } from '../page/MissingFields.tsx';
import classes from './review.module.css';

type Props = { readonly editor: Editor; readonly opened: boolean; readonly onClose: () => void };

/** Submits for review. What a reviewer will ask for is named; only type, date and place hold it back. */
export const SubmitDialog = ({ editor, opened, onClose }: Props) => {
  const { t } = useTranslation('log');
  const values = useEditorState(editor, (state) => state.values);
  const rough = useEditorState(editor, (state) => state.rough);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const { needed, useful } = completeness(values);
  const unread = Object.keys(rough);

  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await trackSave(editor.act(({ id, heads }) => vault.submitIncident({ id, heads })));
      onClose();
    } catch (reason) {
      setError(asVaultError(reason));
    } finally {
      setBusy(false);
    }
  };

  return (
    <ConfirmDialog
      opened={opened}
      title={t('submit.title')}
      confirm={t('submit.confirm')}
      busy={busy}
      disabled={needed.length > 0}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <div className={classes.dialog}>
        {error ? <ErrorNotice error={error} /> : null}
        <MissingFields title={t('submit.needed')} names={needed} onGo={onClose} />
        <MissingFields title={t('submit.unread')} names={unread} onGo={onClose} />
        <MissingFields title={t('submit.useful')} names={useful} onGo={onClose} />
        <p className="zapys-quiet">{t('submit.signed')}</p>
      </div>
    </ConfirmDialog>
  );
};
