import { mayEdit } from '../../../../shared/model/review.ts';
import type { FieldChanges } from '../../../../shared/vault-api/log-api.ts';
import { navigate } from '../../../app/router.ts';
import { trackSave } from '../../../app/saving.ts';
import { useOpenSession, useReadOnly } from '../../../app/session.ts';
import { vault } from '../../../app/vault.ts';
import { blankId } from '../editor/open-editors.ts';

/** Whether the open profile may record incidents just now. */
export const useMayBegin = (): boolean => {
  const { profile } = useOpenSession();
  const readOnly = useReadOnly();
  return mayEdit(profile.role) && !readOnly;
};

/** Opens a blank page; nothing is recorded until something is typed. */
export const beginBlank = (): void => navigate({ screen: 'log', id: blankId });

/** Records a draft with these values and opens it. Rejects with the vault's error. */
export const beginWith = async (values: FieldChanges): Promise<void> => {
  const { id } = await trackSave(vault.createIncident({ changes: values }));
  navigate({ screen: 'log', id });
};
