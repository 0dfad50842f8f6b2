import { useTranslation } from 'react-i18next';
import { trackSave } from '../../../app/saving.ts';
import { vault } from '../../../app/vault.ts';
import type { Editor } from '../editor/editor.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

type Props = { readonly editor: Editor; readonly opened: boolean; readonly onClose: () => void };

/** Retracts the whole incident: it stays in the ledger, and no case may use it. */
export const RetractDialog = ({ editor, opened, onClose }: Props) => {
  const { t } = useTranslation('log');
  return (
    <ReasonDialog
      opened={opened}
      title={t('retract.title')}
      body={t('retract.body')}
      confirm={t('retract.confirm')}
      onClose={onClose}
      onConfirm={(reason) =>
        trackSave(editor.act(({ id, heads }) => vault.retractIncident({ id, heads, reason })))
      }
    />
  );
};
