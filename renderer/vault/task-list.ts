import type { Progress, TaskId } from '../../shared/vault-api/long-work.ts';
import type { VaultEvent } from '../../shared/vault-api.ts';
import { VaultFailure } from './failure.ts';

/** Long work in hand: its progress goes out as events, and it can be cancelled by its id. */

/** At most this often, so that progress does not cost more than the work. */
const intervalMs = 50;

export type Task = {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
  /**
   * From here the work goes through whatever is pressed: what it did cannot be taken back.
   * @throws VaultFailure cancelled when that was asked for before.
   */
  settle(): void;
};

export type TaskList = {
  run<T>(id: TaskId, work: (task: Task) => Promise<T>): Promise<T>;
  cancel(id: TaskId): void;
  cancelAll(): void;
};

export const createTaskList = (emit: (event: VaultEvent) => void): TaskList => {
  const running = new Map<TaskId, AbortController>();
  return {
    run: async (id, work) => {
      const controller = new AbortController();
      running.set(id, controller);
      let lastSent = Number.NEGATIVE_INFINITY;
      let lastStage: Progress['stage'] | undefined;
      const progress = (now: Progress) => {
        const time = performance.now();
        if (now.stage === lastStage && now.done < now.total && time - lastSent < intervalMs) return;
        lastSent = time;
        lastStage = now.stage;
        emit({ type: 'progress', task: id, progress: now });
      };
      const settle = () => {
        if (controller.signal.aborted) throw new VaultFailure('cancelled');
        running.delete(id);
        emit({ type: 'settled', task: id });
      };
      try {
        return await work({ signal: controller.signal, progress, settle });
      } catch (error) {
        // However the abort came out of the work, the person cancelled it.
        if (controller.signal.aborted) throw new VaultFailure('cancelled', undefined, error);
        throw error;
      } finally {
        running.delete(id);
      }
    },
    cancel: (id) => running.get(id)?.abort(),
    cancelAll: () => {
      for (const controller of running.values()) controller.abort();
    },
  };
};
