import type { VaultEvent } from '../../shared/vault-api.ts';
import { isSignUp, removeHalfRestore } from './backup/half-restore.ts';
import { VaultFailure } from './failure.ts';
import { PieceLost } from './index/kept-index.ts';
import { type Keyring, openKeyring } from './keys/keyring.ts';
import type { ProfileSecrets } from './keys/keyslot.ts';
import { leastCost, type PassphraseCost } from './keys/least-cost.ts';
import { tunedCost } from './keys/passphrase-key.ts';
import { type OpenVault, openVault } from './open-vault.ts';
import { integrityOf } from './opened.ts';
import { settleLimit } from './removal/removal-limit.ts';
import { removeIfDue } from './removal/remove-vault.ts';
import { EvidenceDatabase, IndexDatabase, LedgerDatabase } from './store/databases.ts';
import { whenThereIsRoom } from './store/disk-room.ts';
import { holdWindowLock } from './store/window-lock.ts';
import { createTaskList, type TaskList } from './task-list.ts';

/** The worker's one vault: closed or open. */
export type Session = {
  readonly ledger: LedgerDatabase;
  readonly evidence: EvidenceDatabase;
  readonly index: IndexDatabase;
  /** Tells the window. */
  readonly emit: (event: VaultEvent) => void;
  /** Long work that needs no open vault. */
  readonly tasks: TaskList;
  /** Removes what a killed restore left, if there is any. @throws VaultFailure other_window. */
  clearHalfRestore(): Promise<void>;
  /**
   * Removes the vault's databases when one of its keyslots has had all the attempts there are, or when a removal was cut
   * off; whether there was such a removal. @throws VaultFailure other_window.
   */
  removeIfDue(): Promise<boolean>;
  /** @throws VaultFailure locked. */
  open(): OpenVault;
  isOpen(): boolean;
  /** Makes sure that no other window writes. @throws VaultFailure other_window. */
  holdLock(): Promise<void>;
  /** Opens with the secrets of this keyslot, which it then owns. */
  openWith(keyslot: string, secrets: ProfileSecrets): Promise<OpenVault>;
  /**
   * Does what only asks an open vault, while its index may still be on its way from the disk: again each time something
   * was missing.
   */
  asking<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when the index of the open vault has come, or was made anew: from then on it can be added to. */
  come(): Promise<void>;
  /** Zeroes every key and forgets all that was decrypted. */
  close(): Promise<void>;
  cost(): Promise<PassphraseCost>;
};

export const createSession = (kdf: 'tuned' | 'floor', emit: (event: VaultEvent) => void): Session => {
  const ledger = new LedgerDatabase();
  const evidence = new EvidenceDatabase();
  const index = new IndexDatabase();
  let vault: OpenVault | undefined;
  let come: Promise<void> = Promise.resolve();
  let releaseLock: Promise<() => void> | undefined;
  let tuned: Promise<PassphraseCost> | undefined;
  const tasks = createTaskList(emit);

  const holdLock = async (): Promise<void> => {
    releaseLock ??= holdWindowLock();
    try {
      await releaseLock;
    } catch (error) {
      releaseLock = undefined;
      throw error;
    }
  };

  /** What was kept of the index cannot be read: all of it is made anew from the ledger, and so is the vault above it. */
  const openAnew = async (lost: OpenVault): Promise<void> => {
    lost.rest();
    if (vault !== lost) return;
    const { keyslot, keyring, tasks } = lost;
    const made = openVault({ ledger, evidence, index }, keyslot, keyring, tasks, emit, 'ledger only');
    const opened = await made.catch((error: unknown) => {
      // A lock in between took the keys away.
      if (vault !== lost) return;
      emit({ type: 'unchecked' });
      throw error;
    });
    if (!opened) return;
    if (vault !== lost) {
      opened.rest();
      opened.index.close();
      return;
    }
    lost.index.close();
    vault = opened;
    emit({ type: 'checked', integrity: integrityOf(opened) });
  };

  const comeOrMadeAnew = async (opened: OpenVault): Promise<void> => {
    try {
      await opened.come;
    } catch {
      // Whatever kept it from coming: the ledger says all that it would have said.
      await openAnew(opened);
    }
  };

  const asking = async <T>(work: () => Promise<T>): Promise<T> => {
    const asked = vault;
    try {
      return await (asked ? asked.index.whenCome(work) : work());
    } catch (error) {
      const isReplaced = vault !== undefined && vault !== asked;
      if (!isReplaced && !(error instanceof PieceLost)) throw error;
      await come;
      if (vault === asked) throw error;
      return asking(work);
    }
  };

  return {
    emit,
    ledger,
    evidence,
    index,
    tasks,
    clearHalfRestore: async () => {
      // While this worker restores, it holds the lock and asks for no status.
      if (!(await isSignUp())) return;
      await holdLock();
      await removeHalfRestore({ ledger: ledger.name, evidence: evidence.name });
    },
    removeIfDue: () =>
      removeIfDue(ledger, holdLock, () => {
        ledger.close();
        evidence.close();
        index.close();
      }),
    open: () => {
      if (!vault) throw new VaultFailure('locked');
      return vault;
    },
    isOpen: () => vault !== undefined,
    holdLock,
    openWith: async (keyslot, secrets) => {
      const keyring: Keyring = await openKeyring(secrets, ledger);
      let opened: OpenVault | undefined;
      try {
        const made = await openVault(
          { ledger, evidence, index },
          keyslot,
          keyring,
          createTaskList(emit),
          emit,
        );
        opened = made;
        await whenThereIsRoom(() => settleLimit(made));
      } catch (error) {
        opened?.rest();
        keyring.zero();
        throw error;
      }
      vault?.rest();
      vault?.keyring.zero();
      vault = opened;
      come = comeOrMadeAnew(opened);
      // Who waits for it is told.
      come.catch(() => undefined);
      return opened;
    },
    asking,
    come: () => {
      vault?.hurry();
      return come;
    },
    close: async () => {
      const closing = vault;
      vault = undefined;
      come = Promise.resolve();
      closing?.tasks.cancelAll();
      closing?.rest();
      // Saves that were asked for before the lock are finished; whoever locks ends the worker if this takes long.
      await closing?.ledger.idle();
      closing?.keyring.zero();
      closing?.index.close();
      const release = await releaseLock?.catch(() => undefined);
      releaseLock = undefined;
      release?.();
    },
    cost: () => {
      tuned ??= kdf === 'floor' ? Promise.resolve(leastCost) : tunedCost();
      return tuned;
    },
  };
};
