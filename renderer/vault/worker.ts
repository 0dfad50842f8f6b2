import './without-eval.ts';
import type { VaultApi, VaultEvent, VaultRequest, VaultResponse } from '../../shared/vault-api.ts';
import { answering } from './answering.ts';
import { backupApi } from './backup/backup-api.ts';
import { casesApi } from './cases/cases-api.ts';
import { eraseApi } from './erase/erase-api.ts';
import { evidenceApi, type WorkerTransferred } from './evidence/evidence-api.ts';
import { exportApi } from './export/export-api.ts';
import { VaultFailure, vaultErrorOf } from './failure.ts';
import { importApi } from './import/import-api.ts';
import { logApi } from './log/log-api.ts';
import { personsApi } from './persons/persons-api.ts';
import { profilesApi } from './profiles/profiles-api.ts';
import { noteCall } from './quiet-moment.ts';
import { sharesApi } from './recovery/shares-api.ts';
import { sheetApi } from './recovery/sheet-api.ts';
import { rememberedApi } from './remembered/remembered-api.ts';
import { removalApi } from './removal/removal-limit.ts';
import { reviewApi } from './review/review-api.ts';
import { createSession } from './session.ts';
import { sessionApi } from './session-api.ts';
import { statementApi } from './statement/statement-api.ts';
import { prepareDisk } from './store/disk-room.ts';

/** The vault worker: answers the methods of `VaultApi` and nothing else. */

declare const self: DedicatedWorkerGlobalScope;

const send = (response: VaultResponse, transfer: Transferable[] = []): void =>
  self.postMessage(response, transfer);
const emit = (event: VaultEvent): void => send({ event });

const session = createSession(self.name.endsWith('kdf-floor') ? 'floor' : 'tuned', emit);

const api: VaultApi<WorkerTransferred> = {
  ...sessionApi(session),
  ...sheetApi(session),
  ...sharesApi(session),
  ...profilesApi(session),
  ...removalApi(session.open),
  ...logApi(session.open),
  ...personsApi(session.open),
  ...reviewApi(session.open),
  ...eraseApi(session.open),
  ...evidenceApi(session.open),
  ...casesApi(session.open),
  ...exportApi(session.open),
  ...importApi(session.open),
  ...statementApi(session.open),
  ...rememberedApi(session.open),
  ...backupApi(session),
  cancel: async ({ task }) => {
    session.tasks.cancel(task);
    if (session.isOpen()) session.open().tasks.cancel(task);
  },
};

const call = async ({ method, input }: VaultRequest): Promise<unknown> => {
  if (!Object.hasOwn(api, method)) throw new VaultFailure('internal', 'method');
  await prepareDisk(() => session.ledger.renewLog());
  const known = api[method] as (input: unknown) => Promise<unknown>;
  noteCall();
  return answering(session, method, () => known(input)).finally(noteCall);
};

self.onmessage = async ({ data }: MessageEvent<VaultRequest>): Promise<void> => {
  const { id } = data;
  try {
    const value = await call(data);
    send({ id, ok: true, value }, value instanceof ImageBitmap ? [value] : []);
  } catch (error) {
    send({ id, ok: false, error: await vaultErrorOf(error) });
  }
};
