import { createStore, type StoreApi, useStore } from 'zustand';
import type { FoundVault, IpcOutput, LostVault } from '../../shared/ipc.ts';
import type { ProfileView } from '../../shared/model/views.ts';
import type { TaskId } from '../../shared/vault-api/long-work.ts';
import type { NewProfile } from '../../shared/vault-api/profiles-api.ts';
import type { Integrity, KeyslotView } from '../../shared/vault-api/session-api.ts';
import type { VaultError } from '../../shared/vault-api/vault-error.ts';
import type { VaultApi } from '../../shared/vault-api.ts';
import { bridge } from './bridge.ts';
import { keepInterrupted } from './interrupted.ts';
import { flushUnsaved } from './saving.ts';
import { lockVault, vault } from './vault.ts';
import { asVaultError } from './vault-error.ts';

/** Whether there is a vault, whether it is open, and for whom. */
export type Session =
  | { readonly phase: 'starting' }
  | { readonly phase: 'failed'; readonly error: VaultError; readonly lost?: LostVault | undefined }
  /** There was a vault here, and its files are damaged. */
  | { readonly phase: 'lost'; readonly lost: LostVault }
  /** `removed`: when a vault that was here removed itself (ISO 8601 in UTC). */
  | { readonly phase: 'absent'; readonly removed?: string | undefined }
  /** The vault has just removed itself; the app restarts unless its files could not be removed. */
  | { readonly phase: 'removed'; readonly filesLeft: boolean }
  | { readonly phase: 'locked'; readonly keyslots: readonly KeyslotView[] }
  | {
      readonly phase: 'open';
      readonly profile: ProfileView;
      readonly integrity: Integrity;
      /** The check that the unlock put off could not be ended. */
      readonly isUncheckable?: true;
    };

/** Tells main what was found in the store; resolves to what main knows of a vault that is not there. */
type ReportFound = (state: FoundVault) => Promise<IpcOutput<'vault:found'>>;

type SessionVault = Pick<
  VaultApi,
  'status' | 'create' | 'unlock' | 'recover' | 'recoverWithShares' | 'verify'
>;

/** How long unsaved work may hold up the lock, in milliseconds. */
const flushLimit = 3000;

const within = (work: Promise<unknown>, limit: number): Promise<unknown> =>
  Promise.race([work.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, limit))]);

export type SessionControl = {
  readonly store: StoreApi<Session>;
  /** Asks the vault how things stand. Never rejects: a refusal is the phase `failed`. */
  refresh(): Promise<void>;
  /** Makes and opens the vault but stays on first run, so that the sheet is seen; `refresh` then enters. */
  create(input: { organisation: string; profile: NewProfile }): Promise<readonly string[]>;
  unlock(input: { keyslot: string; passphrase: string }): Promise<void>;
  recover(input: { keyslot: string; words: readonly string[]; passphrase: string }): Promise<void>;
  recoverWithShares(input: {
    keyslot: string;
    shares: readonly (readonly string[])[];
    passphrase: string;
  }): Promise<void>;
  /** Checks every entry and exhibit again. */
  verify(task: TaskId): Promise<Integrity>;
  /** The check that the unlock put off has ended. */
  checked(integrity: Integrity): void;
  /** It could not be ended. */
  unchecked(): void;
  /** Saves what forms still hold, zeroes the keys and starts the window anew. */
  lock(): Promise<void>;
};

export const createSession = (
  api: SessionVault,
  lockNow: () => Promise<void>,
  report: ReportFound,
): SessionControl => {
  const store = createStore<Session>()(() => ({ phase: 'starting' }));
  const set = (session: Session) => store.setState(session, true);
  const found = (integrity: Integrity): void => {
    const now = store.getState();
    if (now.phase === 'open') set({ phase: 'open', profile: now.profile, integrity });
  };
  return {
    store,
    async refresh() {
      try {
        const status = await api.status();
        if (status.state === 'open') {
          set({
            phase: 'open',
            profile: status.profile,
            integrity: await api.verify({ task: crypto.randomUUID() }),
          });
        } else if (status.state === 'locked') {
          set({ phase: 'locked', keyslots: status.keyslots });
          // Main being unable to note it (a full disk) keeps nobody from their vault.
          await report('locked').catch(() => undefined);
        } else if (status.state === 'removed') {
          set({ phase: 'removed', filesLeft: false });
          await report('removed').catch(() => set({ phase: 'removed', filesLeft: true }));
        } else {
          const { lost, removed } = await report('absent');
          set(lost ? { phase: 'lost', lost } : { phase: 'absent', removed });
        }
      } catch (reason) {
        const error = asVaultError(reason);
        // Any other refusal is the vault's own: its store was read.
        const found = error.code === 'internal' ? await report('failed').catch(() => undefined) : undefined;
        set({ phase: 'failed', error, lost: found?.lost });
      }
    },
    async create(input) {
      const { recoveryWords } = await api.create(input);
      await report('locked').catch(() => undefined);
      return recoveryWords;
    },
    async unlock(input) {
      set({ phase: 'open', ...(await api.unlock(input)) });
    },
    async recover(input) {
      set({ phase: 'open', ...(await api.recover(input)) });
    },
    async recoverWithShares(input) {
      set({ phase: 'open', ...(await api.recoverWithShares(input)) });
    },
    async verify(task) {
      const integrity = await api.verify({ task });
      found(integrity);
      return integrity;
    },
    checked: found,
    unchecked() {
      const now = store.getState();
      if (now.phase === 'open') set({ ...now, isUncheckable: true });
    },
    async lock() {
      await within(flushUnsaved(), flushLimit);
      await lockNow();
    },
  };
};

const lockAndTell = (): Promise<void> => {
  keepInterrupted();
  return lockVault();
};

export const session = createSession(vault, lockAndTell, (state) => bridge.invoke('vault:found', { state }));

export const useSession = (): Session => useStore(session.store);

/** The open vault's profile and integrity; for screens that exist only while it is open. */
export const useOpenSession = (): Extract<Session, { phase: 'open' }> => {
  const now = useSession();
  if (now.phase !== 'open') throw new Error('this screen is shown only while the vault is open');
  return now;
};

/** Damage was found: the vault can be read but not written to, and so not exported either. */
export const useReadOnly = (): boolean => {
  const now = useSession();
  return now.phase === 'open' && now.integrity.problems.length > 0;
};
