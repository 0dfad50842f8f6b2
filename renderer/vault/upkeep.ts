import { VaultFailure } from './failure.ts';
import { nextTurn, quietMoment } from './quiet-moment.ts';

/**
 * What an open vault does while nobody waits for it: the check of the whole ledger that an unlock from an image of the
 * index put off, and the images themselves.
 */

type Work = {
  /** The unlock itself read and checked everything. */
  readonly wasChecked: boolean;
  readonly keepImage: () => Promise<void>;
  readonly check: (pause: () => Promise<void>) => Promise<void>;
  readonly onChecked: () => void;
  /** The check could not be ended, and not because of a lock. */
  readonly onUnchecked: () => void;
};

export type Upkeep = {
  isChecked(): boolean;
  /**
   * Resolves when the ledger was checked, which does not rest while somebody waits; rejects when it could not be. One
   * that could not is begun again.
   * @throws VaultFailure cancelled when the signal says so; the check goes on.
   */
  checked(signal: AbortSignal): Promise<void>;
  /** So many records changed: the image is out of date. */
  written(records: number): void;
  stop(): void;
};

/** Milliseconds without a save before the image is brought up to date. */
const settled = 10_000;
/** Changed records that would take long to read again at the next unlock. */
const many = 250;

const cancelled = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const refuse = (): void => reject(new VaultFailure('cancelled'));
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });

export const startUpkeep = ({ wasChecked, keepImage, check, onChecked, onUnchecked }: Work): Upkeep => {
  let isChecked = wasChecked;
  let stopped = false;
  let waiting = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pause = async (): Promise<void> => {
    await (waiting > 0 ? nextTurn() : quietMoment());
    if (stopped) throw new VaultFailure('locked');
  };

  const saveNow = (): void => {
    changed = 0;
    void pause().then(keepImage).catch(ignoreStop);
  };
  let changed = 0;
  const written = (records: number): void => {
    clearTimeout(timer);
    changed += records;
    if (stopped) return;
    if (changed < many) timer = setTimeout(saveNow, settled);
    else saveNow();
  };

  /** A lock ends this as it should; anything else is told where errors of a worker are. */
  const ignoreStop = (error: unknown): void => {
    if (!stopped) throw error;
  };

  const checkNow = async (): Promise<void> => {
    await check(pause);
    isChecked = true;
    onChecked();
  };
  let hasFailed = false;
  const begin = (): Promise<void> => {
    hasFailed = false;
    const begun = checkNow();
    begun.catch(() => {
      hasFailed = true;
      if (!stopped) onUnchecked();
    });
    return begun;
  };
  let checked = wasChecked ? Promise.resolve() : begin();
  // An unlock that read everything leaves what spares the next one that.
  if (wasChecked) saveNow();

  return {
    isChecked: () => isChecked,
    checked: async (signal) => {
      waiting += 1;
      try {
        if (hasFailed) checked = begin();
        await Promise.race([checked, cancelled(signal)]);
      } finally {
        waiting -= 1;
      }
    },
    written,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
