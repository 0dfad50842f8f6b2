import { isCancelling, runTask } from '../../../app/tasks.ts';
import { vault } from '../../../app/vault.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import { readBeforeAttaching } from '../../../reader-client.ts';
import { VaultCallError } from '../../../vault-client.ts';
import type { Editor } from '../editor/editor.ts';

/**
 * Attaches files one after another, each a task in the tray; one that fails does not stop the others. The tray says
 * which and why until it has been read, wherever the person has gone meanwhile.
 */
export const useAttaching = (editor: Editor): ((files: readonly File[]) => void) => {
  const attachOne = (file: File, size: number): Promise<void> =>
    runTask(
      (say) => say('log:evidence.attaching', { name: file.name }),
      async (task) => {
        try {
          // Evidence may be the first thing there is: the incident then begins with it.
          const { id } = await editor.act((view) => Promise.resolve(view));
          const reading = await readBeforeAttaching(file);
          if (isCancelling(task)) throw new VaultCallError({ code: 'cancelled' });
          await vault.attach({ task, incident: id, file, reading });
        } catch (reason) {
          const { code, detail } = asVaultError(reason);
          const isGone = code === 'empty_file' && size > 0;
          throw new VaultCallError({ code: isGone ? 'file_unreadable' : code, detail: detail ?? file.name });
        }
        await editor.refresh();
      },
    );

  const attachAll = async (files: readonly File[]) => {
    // A file that goes away while it waits for its turn looks empty by then.
    const chosen = files.map((file) => ({ file, size: file.size }));
    // Why one failed stands in the tray.
    for (const { file, size } of chosen) await attachOne(file, size).catch(() => undefined);
  };
  return (files) => void attachAll(files);
};
