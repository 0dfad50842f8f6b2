import type { ExhibitView } from '../../../shared/model/views.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { openSaveTarget } from '../../app/ports.ts';
import { runTask, type TaskTitle } from '../../app/tasks.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';

/**
 * Saves the original bytes where the person says. Resolves to what went wrong, or undefined; cancelling is not
 * wrong.
 */
export const saveOriginal = async (
  exhibit: ExhibitView,
  words: { readonly dialog: string; readonly task: TaskTitle },
): Promise<VaultError | undefined> => {
  try {
    const target = await openSaveTarget(safeName(exhibit.fileName), words.dialog);
    if (!target) return undefined;
    await runTask(words.task, (task) => vault.saveOriginal({ task, exhibit: exhibit.id, port: target.port }));
    return undefined;
  } catch (reason) {
    const error = asVaultError(reason);
    return error.code === 'cancelled' ? undefined : error;
  }
};

/** A name the file system takes: the recorded one may be of any length and hold any character. */
export const safeName = (name: string): string => {
  const plain = name.replace(/[\p{Cc}\p{Bidi_Control}<>:"/\\|?*]/gu, '_').replace(/^\.+/, '_');
  const [, stem = plain, ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/su.exec(plain) ?? [];
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  let short = stem;
  while (bytes(short + ending) > 200) short = [...short].slice(0, -1).join('');
  return `${short || '_'}${ending}`;
};
