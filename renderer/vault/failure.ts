import type { VaultError, VaultErrorCode } from '../../shared/vault-api/vault-error.ts';

/** The only error the worker throws on purpose: a code the interface has a sentence for. */
export class VaultFailure extends Error {
  readonly code: VaultErrorCode;
  readonly detail: string | undefined;

  constructor(code: VaultErrorCode, detail?: string, cause?: unknown) {
    super(detail === undefined ? code : `${code}: ${detail}`, { cause });
    this.name = 'VaultFailure';
    this.code = code;
    this.detail = detail;
  }
}

/** The error under the one that was thrown: Dexie wraps what IndexedDB said. */
const under = (error: object): unknown => {
  if ('inner' in error && error.inner) return error.inner;
  if ('failures' in error && Array.isArray(error.failures)) return error.failures[0];
  return 'cause' in error ? error.cause : undefined;
};

const namesOf = (error: unknown): readonly string[] => {
  const names: string[] = [];
  let at: unknown = error;
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
    if ('name' in at && typeof at.name === 'string') names.push(at.name);
    at = under(at);
  }
  return names;
};

/** Chromium's words for a value of which the disk gives nothing or too little: large ones lie in files of their own. */
const lost: ReadonlySet<string> = new Set(['DataError', 'NotReadableError', 'UnknownError']);

/** Whether a row could not be read because its bytes are not there, and for no other reason. */
export const isLostOnDisk = (error: unknown): boolean => namesOf(error).some((name) => lost.has(name));

/** A write that found less room than this, in bytes, found the disk full. */
const leastRoom = 1024 * 1024;

const hasRoom = async (): Promise<boolean> => {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined || quota - usage >= leastRoom;
};

/**
 * What the window is told of any error. Messages of unexpected errors stay here: they may quote a record. Of a full
 * disk IndexedDB often says no more than that it gave the transaction up; how much room there is tells why.
 */
export const vaultErrorOf = async (error: unknown): Promise<VaultError> => {
  if (error instanceof VaultFailure) {
    return error.detail === undefined ? { code: error.code } : { code: error.code, detail: error.detail };
  }
  const names = namesOf(error);
  if (names.includes('QuotaExceededError') || !(await hasRoom())) return { code: 'quota' };
  return { code: 'internal', detail: names[0] ?? 'Error' };
};
