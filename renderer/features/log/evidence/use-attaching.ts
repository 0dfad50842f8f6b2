import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../../../shared/vault-api.ts';
import { isCancelling, runTask } from '../../../app/tasks.ts';
import { vault } from '../../../app/vault.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import { readBeforeAttaching } from '../../../reader-client.ts';
import { VaultCallError } from '../../../vault-client.ts';
import type { Editor } from '../editor/editor.ts';

export type Refused = { readonly key: string; readonly name: string; readonly error: VaultError };

export type Attaching = {
  readonly attach: (files: readonly File[]) => void;
  /** Files that were not attached, until the person has read why. */
  readonly refused: readonly Refused[];
  readonly dismiss: (key: string) => void;
};

/** Attaches files one after another, each a task in the tray; one that fails does not stop the others. */
export const useAttaching = (editor: Editor): Attaching => {
  const { t } = useTranslation('log');
  const [refused, setRefused] = useState<readonly Refused[]>([]);

  const attachOne = async (file: File, size: number): Promise<void> => {
    try {
      // Evidence may be the first thing there is: the incident then begins with it.
      const { id } = await editor.act((view) => Promise.resolve(view));
      await runTask(t('evidence.attaching', { name: file.name }), async (task) => {
        const reading = await readBeforeAttaching(file);
        if (isCancelling(task)) throw new VaultCallError({ code: 'cancelled' });
        return vault.attach({ task, incident: id, file, reading });
      });
      await editor.refresh();
    } catch (reason) {
      const refusal = asVaultError(reason);
      if (refusal.code === 'cancelled') return;
      const error =
        refusal.code === 'empty_file' && size > 0 ? { code: 'file_unreadable' as const } : refusal;
      setRefused((before) => [...before, { key: crypto.randomUUID(), name: file.name, error }]);
    }
  };
  const attachAll = async (files: readonly File[]) => {
    // A file that goes away while it waits for its turn looks empty by then.
    const chosen = files.map((file) => ({ file, size: file.size }));
    for (const { file, size } of chosen) await attachOne(file, size);
  };
  return {
    attach: (files) => void attachAll(files),
    refused,
    dismiss: (key) => setRefused((before) => before.filter((one) => one.key !== key)),
  };
};
