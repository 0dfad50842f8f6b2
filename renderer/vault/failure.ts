import type { VaultError, VaultErrorCode } from '../../shared/vault-api.ts';

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

const namesOf = (error: unknown): readonly string[] => {
  const names: string[] = [];
  let at: unknown = error;
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
    if ('name' in at && typeof at.name === 'string') names.push(at.name);
    at = 'inner' in at && at.inner ? at.inner : 'cause' in at ? at.cause : undefined;
  }
  return names;
};

/** What the window is told of any error. Messages of unexpected errors stay here: they may quote a record. */
export const toVaultError = (error: unknown): VaultError => {
  if (error instanceof VaultFailure) {
    return error.detail === undefined ? { code: error.code } : { code: error.code, detail: error.detail };
  }
  const names = namesOf(error);
  if (names.includes('QuotaExceededError')) return { code: 'quota' };
  if (names.includes('AbortError')) return { code: 'cancelled' };
  return { code: 'internal', detail: names[0] ?? 'Error' };
};
