import type { TFunction } from 'i18next';
import { createStore, useStore } from 'zustand';
import type { Progress, TaskId } from '../../shared/vault-api/long-work.ts';
import type { VaultError } from '../../shared/vault-api/vault-error.ts';
import { bridge } from './bridge.ts';
import { saving } from './saving.ts';
import { onVaultEvent, vault } from './vault.ts';
import { asVaultError } from './vault-error.ts';

/** Where the words of tasks stand. */
export const taskNamespaces = ['app', 'backup', 'cases', 'import', 'log'] as const;

/** What it does, in the language of the moment: a person may change it while the work goes on. */
export type TaskTitle = (t: TFunction<typeof taskNamespaces>) => string;

/** Long work, shown in the tray while the window stays usable. */
export type Task = {
  readonly id: TaskId;
  readonly title: TaskTitle;
  /** `performance.now()` at its start. */
  readonly started: number;
  readonly progress: Progress | undefined;
  /** `settled`: it goes through, whatever is pressed. */
  readonly state: 'running' | 'cancelling' | 'settled' | 'done' | 'failed';
  readonly error: VaultError | undefined;
  /** It only reads: whoever closes the window loses nothing by it. */
  readonly onlyReads: boolean;
};

export const tasks = createStore<{ readonly list: readonly Task[] }>()(() => ({ list: [] }));
export const useTasks = (): readonly Task[] => useStore(tasks).list;

const change = (id: TaskId, patch: Partial<Task>) =>
  tasks.setState(({ list }) => ({
    list: list.map((task) => (task.id === id ? { ...task, ...patch } : task)),
  }));

export const dismissTask = (id: TaskId): void =>
  tasks.setState(({ list }) => ({ list: list.filter((task) => task.id !== id) }));

export const isRunning = ({ state }: Task): boolean =>
  state === 'running' || state === 'cancelling' || state === 'settled';

/**
 * Runs long work under a task id, with its progress in the tray; the result and the refusal pass through.
 * A cancelled task leaves the tray by itself; a failed one stays until it has been read.
 */
export const runTask = async <T>(
  title: TaskTitle,
  work: (task: TaskId) => Promise<T>,
  { onlyReads = false }: { readonly onlyReads?: boolean } = {},
): Promise<T> => {
  const id = crypto.randomUUID();
  const task: Task = {
    id,
    title,
    started: performance.now(),
    progress: undefined,
    state: 'running',
    error: undefined,
    onlyReads,
  };
  tasks.setState(({ list }) => ({ list: [...list, task] }));
  try {
    const value = await work(id);
    change(id, { state: 'done' });
    return value;
  } catch (reason) {
    const error = asVaultError(reason);
    if (error.code === 'cancelled') dismissTask(id);
    else change(id, { state: 'failed', error });
    throw reason;
  }
};

/** Whether its cancelling was asked for: work that the vault has not begun must ask itself. */
export const isCancelling = (id: TaskId): boolean =>
  tasks.getState().list.some((task) => task.id === id && task.state === 'cancelling');

export const cancelTask = (id: TaskId): void => {
  change(id, { state: 'cancelling' });
  void vault.cancel({ task: id });
};

/** The tray's progress and main's knowledge of unfinished work; started once, with the window. */
export const startTasks = (): void => {
  onVaultEvent((event) => {
    if (event.type === 'progress') change(event.task, { progress: event.progress });
    if (event.type === 'settled') change(event.task, { state: 'settled' });
  });
  let told = false;
  const tell = () => {
    const { list } = tasks.getState();
    const busy = saving.getState().pending > 0 || list.some((task) => isRunning(task) && !task.onlyReads);
    if (busy === told) return;
    told = busy;
    void bridge.invoke('app:busy', { busy });
  };
  tasks.subscribe(tell);
  saving.subscribe(tell);
};

/**
 * Seconds left, from the rate so far; undefined while that would be a guess (under 2 seconds or 3 % of the way, or with no
 * more than the end of it left).
 */
export const secondsLeft = (task: Task, now: number): number | undefined => {
  if (!task.progress || task.progress.total <= 0) return undefined;
  const elapsed = (now - task.started) / 1000;
  const part = task.progress.done / task.progress.total;
  if (elapsed < 2 || part < 0.03 || part >= 1) return undefined;
  return Math.max(0, Math.round((elapsed * (1 - part)) / part));
};
