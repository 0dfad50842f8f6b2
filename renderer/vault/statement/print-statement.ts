import { isPlaceWithheld } from '../../../shared/bundle/place-fields.ts';
import type { StatementSource } from '../../../shared/bundle/statement/statement-data.ts';
import { statementData } from '../../../shared/bundle/statement/statement-data.ts';
import { fieldValue, fieldValues } from '../../../shared/ledger/fold.ts';
import { consentTerms } from '../../../shared/model/consent.ts';
import type { StatementApi, StatementRequest } from '../../../shared/vault-api/cases-api.ts';
import type { WorkerTransferred } from '../evidence/evidence-api.ts';
import { typesetBy } from '../export/typesetting.ts';
import { loadWhereabouts } from '../export/whereabouts.ts';
import { writeFile } from '../export/write-port.ts';
import { VaultFailure } from '../failure.ts';
import { deviceTime } from '../ledger/device-time.ts';
import { incidentIn, incidentRecord, refuseUnlessMay } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';
import { personsIn } from '../persons/persons-in.ts';
import type { Task } from '../task-list.ts';

/** One incident's statement, for whoever gave the account to read and sign. */

const chunkLength = 1024 * 1024;

/**
 * Whoever gave the account signs it: the source, or else the victim. Only a name is ever asked of the persons: next
 * to it a pseudonym would be the key to every bundle.
 */
const whoSigns = async (vault: OpenVault, request: StatementRequest): Promise<string | undefined> => {
  if (!request.printName) return undefined;
  const records = await vault.ledger.around([request.id]);
  const persons = personsIn(records, incidentIn(records, request.id));
  const signer =
    persons.find(({ roles }) => roles.includes('source')) ??
    persons.find(({ roles }) => roles.includes('victim'));
  return signer?.name;
};

const sourceOf = async (vault: OpenVault, request: StatementRequest): Promise<StatementSource> => {
  const places = await loadWhereabouts(request.locale);
  const record = await incidentRecord(vault, request.id);
  const fields = fieldValues(record);
  const placeWithheld = isPlaceWithheld(record);
  const number = fieldValue(record, 'incident.number');
  return {
    locale: request.locale,
    organisation: vault.people().organisation,
    number: typeof number === 'string' ? number : '',
    fields,
    placeWithheld,
    whereabouts: placeWithheld ? undefined : places(fields),
    heads: record.heads,
    name: await whoSigns(vault, request),
    printed: deviceTime().time,
  };
};

/** @throws VaultFailure not_found, read_only, not_permitted: also for a consent that was withdrawn. */
const refuseUnlessPrintable = async (vault: OpenVault, { id }: StatementRequest): Promise<void> => {
  await refuseUnlessMay(vault, id, 'edit');
  if (consentTerms(await incidentRecord(vault, id)).withdrawn) throw new VaultFailure('not_permitted');
};

type PrintStatement = Omit<Parameters<StatementApi<WorkerTransferred>['printStatement']>[0], 'task'>;

export const printStatement = async (
  vault: OpenVault,
  { typeset, port, ...request }: PrintStatement,
  task: Task,
): Promise<void> =>
  writeFile(port, vault.journal, task.signal, async (sink) => {
    await refuseUnlessPrintable(vault, request);
    task.progress({ stage: 'typesetting', done: 0, total: 1 });
    const data = JSON.stringify(statementData(await sourceOf(vault, request)));
    const pdf = await typesetBy(typeset, { id: 1, template: 'statement', data, files: [] }, task.signal);
    for (let at = 0; at < pdf.length; at += chunkLength) await sink.write(pdf.subarray(at, at + chunkLength));
    await sink.end();
  });
