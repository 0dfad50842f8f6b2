import type { RecordId } from './ledger/entry.ts';
import type { BackupApi } from './vault-api/backup-api.ts';
import type { CasesApi, ExportApi, StatementApi } from './vault-api/cases-api.ts';
import type { EvidenceApi } from './vault-api/evidence-api.ts';
import type { ImportApi } from './vault-api/import-api.ts';
import type { LogApi } from './vault-api/log-api.ts';
import type { Progress, TaskId, Transferred } from './vault-api/long-work.ts';
import type { PersonsApi } from './vault-api/persons-api.ts';
import type { ProfilesApi, RemovalApi } from './vault-api/profiles-api.ts';
import type { SharesApi, SheetApi } from './vault-api/recovery-api.ts';
import type { RememberedApi } from './vault-api/remembered-api.ts';
import type { EraseApi, ReviewApi } from './vault-api/review-api.ts';
import type { Integrity, SessionApi } from './vault-api/session-api.ts';
import type { VaultError } from './vault-api/vault-error.ts';

/**
 * The vault worker's whole interface: one typed method per thing the interface may ask.
 * The worker implements `VaultApi`; the client proxy has the same type. Nothing else crosses.
 * Every method rejects with a `VaultError`.
 */
export type VaultApi<T extends Transferred = Transferred> = SessionApi &
  SheetApi &
  SharesApi &
  ProfilesApi &
  RemovalApi &
  LogApi &
  PersonsApi &
  ReviewApi &
  EraseApi &
  EvidenceApi<T> &
  CasesApi &
  ExportApi<T> &
  StatementApi<T> &
  BackupApi<T> &
  ImportApi<T> &
  RememberedApi & {
    cancel(input: { task: TaskId }): Promise<void>;
  };

export type VaultEvent =
  | { readonly type: 'progress'; readonly task: TaskId; readonly progress: Progress }
  /** It can no longer be cancelled: what is left of it takes a moment. */
  | { readonly type: 'settled'; readonly task: TaskId }
  /** Something in the ledger changed: views of these records are out of date; the ledger now has so many entries. */
  | { readonly type: 'changed'; readonly records: readonly RecordId[]; readonly entries: number }
  /** An unlock that has to read and index everything takes long: how much of it is done, from 0 to 1. */
  | { readonly type: 'opening'; readonly part: number }
  /** The check that an unlock put off has ended. */
  | { readonly type: 'checked'; readonly integrity: Integrity }
  /** It could not be ended: nobody knows whether all is whole. */
  | { readonly type: 'unchecked' };

/** On the wire between the client and the worker. */
export type VaultRequest = {
  readonly id: number;
  readonly method: keyof VaultApi;
  readonly input: unknown;
};
export type VaultResponse =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: VaultError }
  | { readonly event: VaultEvent };
