import type { VaultError, VaultErrorCode } from '../shared/vault-api/vault-error.ts';
import type { VaultApi, VaultEvent, VaultRequest, VaultResponse } from '../shared/vault-api.ts';
import { vaultWorkerUrl } from './worker-url.ts';

/** The window's end of the vault: one call per method of `VaultApi`, events, and the lock. */

export type BrowserTransferred = { file: File; bitmap: ImageBitmap; port: MessagePort };
export type BrowserVaultApi = VaultApi<BrowserTransferred>;

/** Every rejected call throws this; `error` is what the worker said. */
export class VaultCallError extends Error {
  readonly error: VaultError;
  readonly code: VaultErrorCode;

  constructor(error: VaultError) {
    super(error.detail === undefined ? error.code : `${error.code}: ${error.detail}`);
    this.name = 'VaultCallError';
    this.error = error;
    this.code = error.code;
  }
}

export type VaultClient = {
  readonly api: BrowserVaultApi;
  /** Returns the function that ends the subscription. */
  on(listener: (event: VaultEvent) => void): () => void;
  /** Zeroes the keys, ends the worker and reloads the window, so that nothing decrypted stays in its memory. */
  lock(): Promise<void>;
  /** Ends the worker at once, without asking it. */
  terminate(): void;
};

/** Every method, so that a new one in the contract does not compile until it is named here. */
const methods: Record<keyof VaultApi, true> = {
  status: true,
  create: true,
  unlock: true,
  recover: true,
  lock: true,
  verify: true,
  profiles: true,
  addProfile: true,
  changeRole: true,
  removeProfile: true,
  removalLimit: true,
  setRemovalLimit: true,
  changePassphrase: true,
  newRecoverySheet: true,
  makeShares: true,
  keepShares: true,
  checkShare: true,
  recoverWithShares: true,
  recoveryState: true,
  proveSheet: true,
  proveShares: true,
  rehearsalAsked: true,
  leftovers: true,
  leftoverRemoved: true,
  incidents: true,
  foundTexts: true,
  incidentCounts: true,
  statistics: true,
  incident: true,
  history: true,
  createIncident: true,
  editIncident: true,
  chain: true,
  persons: true,
  person: true,
  createPerson: true,
  editPerson: true,
  submitIncident: true,
  returnIncident: true,
  approveIncident: true,
  retractIncident: true,
  erasurePlan: true,
  eraseIncident: true,
  attach: true,
  editExhibit: true,
  detach: true,
  picture: true,
  thumbnail: true,
  openEvidence: true,
  saveOriginal: true,
  printStatement: true,
  cases: true,
  caseFile: true,
  createCase: true,
  editCase: true,
  planExport: true,
  exportCase: true,
  backupNote: true,
  backUp: true,
  checkBackup: true,
  surveyBackup: true,
  restoreBackup: true,
  imports: true,
  importedBefore: true,
  personsNamed: true,
  importIncidents: true,
  undoImport: true,
  saveTable: true,
  cancel: true,
  remembered: true,
  remember: true,
};

/** A worker busy with a derivation answers late; the keys end with it either way. */
const lockPatienceMs = 500;

type Pending = { resolve(value: unknown): void; reject(error: VaultCallError): void };

const portsIn = (input: unknown): MessagePort[] =>
  typeof input === 'object' && input !== null
    ? Object.values(input).filter((value): value is MessagePort => value instanceof MessagePort)
    : [];

/**
 * Starts the vault worker. `kdf: 'floor'` derives passphrase keys at the least allowed cost (64 MiB, 3 passes)
 * instead of the tuned one: for tests.
 */
export const startVault = (options: { kdf?: 'tuned' | 'floor'; reload?: () => void } = {}): VaultClient => {
  const worker = new Worker(vaultWorkerUrl(), {
    type: 'module',
    name: options.kdf === 'floor' ? 'vault kdf-floor' : 'vault',
  });
  const pending = new Map<number, Pending>();
  const listeners = new Set<(event: VaultEvent) => void>();
  let lastId = 0;
  let ended: VaultError | undefined;

  const end = (error: VaultError) => {
    ended ??= error;
    worker.terminate();
    for (const call of pending.values()) call.reject(new VaultCallError(error));
    pending.clear();
  };

  worker.onmessage = ({ data }: MessageEvent<VaultResponse>) => {
    if ('event' in data) {
      for (const listener of listeners) listener(data.event);
      return;
    }
    const call = pending.get(data.id);
    pending.delete(data.id);
    if (data.ok) call?.resolve(data.value);
    else call?.reject(new VaultCallError(data.error));
  };
  worker.onerror = () => end({ code: 'internal', detail: 'worker' });
  worker.onmessageerror = () => end({ code: 'internal', detail: 'message' });

  const call = (method: keyof VaultApi, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) {
        reject(new VaultCallError(ended));
        return;
      }
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      const request: VaultRequest = { id, method, input };
      worker.postMessage(request, portsIn(input));
    });

  const api = Object.fromEntries(
    (Object.keys(methods) as (keyof VaultApi)[]).map((method) => [
      method,
      (input?: unknown) => call(method, input),
    ]),
  ) as unknown as BrowserVaultApi;

  return {
    api,
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lock: async () => {
      const patience = new Promise<void>((resolve) => setTimeout(resolve, lockPatienceMs));
      // Whatever the worker says, it ends now.
      await Promise.race([api.lock().catch(() => undefined), patience]);
      end({ code: 'locked' });
      (options.reload ?? (() => location.reload()))();
    },
    terminate: () => end({ code: 'locked' }),
  };
};
