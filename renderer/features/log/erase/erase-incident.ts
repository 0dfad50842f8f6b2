import type { RecordId } from '../../../../shared/ledger/entry.ts';
import { bridge } from '../../../app/bridge.ts';
import { trackSave } from '../../../app/saving.ts';
import { vault } from '../../../app/vault.ts';
import type { Editor } from '../editor/editor.ts';

/** What still has the keys besides the vault: folders that a person set aside, or all copies if none could be removed. */
export type Leftovers = { readonly folders: readonly string[]; readonly copiesFailed: boolean };

/** Erases in the vault, then removes the copies of its files that have the keys. Rejects with a `VaultError`. */
export const eraseIncident = async (
  editor: Editor,
  reason: string,
  persons: readonly RecordId[],
): Promise<Leftovers> => {
  await trackSave(editor.act(({ id, heads }) => vault.eraseIncident({ id, heads, reason, persons })));
  try {
    return { folders: (await bridge.invoke('vault:erased', {})).left, copiesFailed: false };
  } catch {
    // The erasure stands; that copies with the keys are still there is told to the person.
    return { folders: [], copiesFailed: true };
  }
};
