import type { ExportRequest, ExportResult } from '../../../shared/vault-api.ts';
import { openSaveTarget, openTypesetting } from '../../app/ports.ts';
import { runTask } from '../../app/tasks.ts';
import { vault } from '../../app/vault.ts';

/** `saveId` is what `file:reveal` takes. */
export type SavedBundle = { readonly result: ExportResult; readonly saveId: string };

type Words = { readonly suggestedName: string; readonly dialogTitle: string; readonly taskTitle: string };

/** Asks where, then exports in the tray; undefined when the person cancels the dialog. */
export const exportBundle = async (
  request: ExportRequest,
  { suggestedName, dialogTitle, taskTitle }: Words,
): Promise<SavedBundle | undefined> => {
  const target = await openSaveTarget(suggestedName, dialogTitle);
  if (!target) return undefined;
  const result = await runTask(taskTitle, async (task) => {
    const typeset = await openTypesetting();
    return vault.exportCase({ ...request, task, port: target.port, typeset });
  });
  return { result, saveId: target.id };
};
