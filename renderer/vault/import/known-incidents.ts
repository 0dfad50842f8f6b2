import type { KnownIncident } from '../../../shared/import/plan.ts';
import type { EntryId, KnownEntry } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue, fieldValues } from '../../../shared/ledger/fold.ts';
import { rolesIn } from '../../../shared/model/incident-links.ts';
import { placeOf } from '../ledger/entry-places.ts';
import type { Records } from '../ledger/records.ts';
import { incidentIn, viewFrom } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';
import { isImported } from './import-record.ts';

/**
 * The incidents that were imported from this source under these keys. One that an undo retracted counts as gone: its
 * row may come in again.
 */
export const knownIncidents = async (
  vault: OpenVault,
  source: string,
  keys: readonly string[],
): Promise<readonly KnownIncident[]> => {
  const ids = [...new Set(keys)].flatMap((key) => vault.index.incidents.importedAs(key));
  const records = await vault.ledger.around(ids);
  return ids.flatMap((id) => {
    const record = incidentIn(records, id);
    const key = fieldValue(record, 'import.key');
    if (typeof key !== 'string' || fieldValue(record, 'import.source') !== source) return [];
    return isUndone(vault, record) ? [] : [knownIncident(vault, records, record, key)];
  });
};

const isUndone = ({ ledger }: OpenVault, record: FoldedRecord): boolean =>
  record.entries.some((entry) => entry.header.kind === 'retract' && isImported(ledger, entry));

const knownIncident = (
  vault: OpenVault,
  records: Records,
  record: FoldedRecord,
  key: string,
): KnownIncident => {
  const fields = fieldValues(record);
  const victims = rolesIn(fields).filter(({ roles }) => roles.includes('victim'));
  const person = victims.length === 1 ? records.record(victims[0]?.person ?? '') : undefined;
  return {
    key,
    id: record.record,
    number: String(fields['incident.number'] ?? ''),
    heads: record.heads,
    fields,
    changedSince: changedSince(vault, record),
    mayEdit: viewFrom(vault, records, record.record).may.edit,
    person: person && {
      id: person.record,
      heads: person.heads,
      fields: fieldValues(person),
      changedSince: [...changedSince(vault, person), ...saidElsewhere(person, record)],
    },
  };
};

/** Fields of the person that an import set which did not bring this incident: another file's word. */
const saidElsewhere = (person: FoldedRecord, incident: FoldedRecord): readonly string[] => {
  const own = new Set(incident.entries.map((entry) => placeOf(entry).seq));
  const isOwn = entriesOf(person, (entry) => own.has(placeOf(entry).seq));
  return [...person.fields]
    .filter(([, { entry, value }]) => value !== null && !isOwn(entry))
    .map(([name]) => name);
};

/** Of an entry of the record, by its id. */
const entriesOf = (record: FoldedRecord, holds: (entry: KnownEntry) => boolean) => {
  const found = new Set(record.entries.filter(holds).map(({ id }) => id));
  return (id: EntryId): boolean => found.has(id);
};

/** Fields that hold what a person wrote, or two values at once. */
const changedSince = ({ ledger }: OpenVault, record: FoldedRecord): readonly string[] => {
  const isFromFile = entriesOf(record, (entry) => isImported(ledger, entry));
  return [...record.fields]
    .filter(
      ([, { entry, value, conflicts }]) => conflicts.length > 0 || (value !== null && !isFromFile(entry)),
    )
    .map(([name]) => name);
};
