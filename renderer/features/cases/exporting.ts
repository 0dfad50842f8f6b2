import { createStore, useStore } from 'zustand';
import type { ExportRequest, ExportResult } from '../../../shared/vault-api/cases-api.ts';
import type { TaskId } from '../../../shared/vault-api/long-work.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { openSaveTarget, openTypesetting } from '../../app/ports.ts';
import { currentRoute } from '../../app/router.ts';
import { dismissTask, runTask, type TaskTitle } from '../../app/tasks.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';

/** `saveId` is what `file:reveal` takes; the name is the one the person chose. */
export type SavedBundle = { readonly result: ExportResult; readonly saveId: string };

export type Exporting = {
  readonly running: boolean;
  readonly saved?: SavedBundle;
  readonly error?: VaultError;
};

/** By case: an export goes on, and its result waits, while the person is on another page. */
const exporting = createStore<Readonly<Record<string, Exporting>>>()(() => ({}));

const idle: Exporting = { running: false };
export const useExporting = (caseId: string): Exporting => useStore(exporting)[caseId] ?? idle;

export const clearExporting = (caseId: string): void => exporting.setState({ [caseId]: idle });

type Words = { readonly suggestedName: string; readonly dialogTitle: string; readonly taskTitle: TaskTitle };

/** Asks where, then exports in the tray. Nothing happens when the person cancels the dialog. */
export const exportBundle = async (request: ExportRequest, words: Words): Promise<void> => {
  const { caseId } = request;
  const set = (now: Exporting) => exporting.setState({ [caseId]: now });
  let task: TaskId | undefined;
  set({ running: true });
  try {
    const target = await openSaveTarget(words.suggestedName, words.dialogTitle);
    if (!target) return set(idle);
    // Before it stands in the tray: from then on a cancel must reach the vault.
    const typeset = await openTypesetting().catch((reason: unknown) => {
      target.port.close();
      throw reason;
    });
    const result = await runTask(words.taskTitle, (id) => {
      task = id;
      return vault.exportCase({ ...request, task: id, port: target.port, typeset });
    });
    set({ running: false, saved: { result: { ...result, fileName: target.fileName }, saveId: target.id } });
  } catch (reason) {
    const error = asVaultError(reason);
    // What the open page says need not stand in the tray too.
    if (task !== undefined && currentRoute().id === caseId) dismissTask(task);
    set(error.code === 'cancelled' ? idle : { running: false, error });
  }
};
