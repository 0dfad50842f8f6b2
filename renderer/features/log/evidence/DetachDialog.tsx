import { useTranslation } from 'react-i18next';
import type { ExhibitView } from '../../../../shared/model/views.ts';
import { trackSave } from '../../../app/saving.ts';
import { vault } from '../../../app/vault.ts';
import type { Editor } from '../editor/editor.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';

type Props = {
  readonly editor: Editor;
  readonly exhibit: ExhibitView | undefined;
  readonly onClose: () => void;
};

/** Takes an exhibit off the incident; its bytes and the entry that attached it stay in the vault. */
export const DetachDialog = ({ editor, exhibit, onClose }: Props) => {
  const { t } = useTranslation('log');
  return (
    <ReasonDialog
      opened={exhibit !== undefined}
      title={t('detach.title')}
      body={t('detach.body', { name: exhibit?.fileName ?? '' })}
      confirm={t('detach.confirm')}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (!exhibit) return;
        await trackSave(editor.act(({ id }) => vault.detach({ incident: id, exhibit: exhibit.id, reason })));
      }}
    />
  );
};
