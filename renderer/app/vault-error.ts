import type { VaultError } from '../../shared/vault-api/vault-error.ts';
import { VaultCallError } from '../vault-client.ts';

/** What to show when a call failed; anything but the vault's own refusal is a fault of the program. */
export const asVaultError = (reason: unknown): VaultError =>
  reason instanceof VaultCallError
    ? reason.error
    : { code: 'internal', detail: reason instanceof Error ? reason.message : String(reason) };
