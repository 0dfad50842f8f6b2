import type { StatementRequest } from '../../../../shared/vault-api/cases-api.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { openSaveTarget, openTypesetting } from '../../../app/ports.ts';
import { runTask, type TaskTitle } from '../../../app/tasks.ts';
import { vault } from '../../../app/vault.ts';
import { asVaultError } from '../../../app/vault-error.ts';

type Words = { readonly fileName: string; readonly dialog: string; readonly task: TaskTitle };

/**
 * Saves the statement where the person says. Resolves to whether a file was saved, or to what went wrong; cancelling
 * is not wrong.
 */
export const printStatement = async (
  request: StatementRequest,
  words: Words,
): Promise<{ readonly saved: boolean; readonly error?: VaultError }> => {
  try {
    const target = await openSaveTarget(words.fileName, words.dialog);
    if (!target) return { saved: false };
    // Before it stands in the tray: from then on a cancel must reach the vault.
    const typeset = await openTypesetting().catch((reason: unknown) => {
      target.port.close();
      throw reason;
    });
    await runTask(words.task, (task) =>
      vault.printStatement({ ...request, task, port: target.port, typeset }),
    );
    return { saved: true };
  } catch (reason) {
    const error = asVaultError(reason);
    return error.code === 'cancelled' ? { saved: false } : { saved: false, error };
  }
};
