import type { KnownIncident } from '../../../shared/import/plan.ts';
import { type FoldedRecord, fieldValue, fieldValues } from '../../../shared/ledger/fold.ts';
import { rolesIn } from '../../../shared/model/incident-links.ts';
import { viewIncident } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';
import { isImported } from './import-record.ts';

/**
 * The incidents that were imported from this source under these keys. One that an undo retracted counts as gone: its
 * row may come in again.
 */
export const knownIncidents = (
  vault: OpenVault,
  source: string,
  keys: readonly string[],
): readonly KnownIncident[] => {
  const wanted = new Set(keys);
  return vault.ledger.recordsOf('incident').flatMap((record) => {
    const key = fieldValue(record, 'import.key');
    if (typeof key !== 'string' || !wanted.has(key) || fieldValue(record, 'import.source') !== source)
      return [];
    return isUndone(vault, record) ? [] : [knownIncident(vault, record, key)];
  });
};

const isUndone = ({ ledger }: OpenVault, record: FoldedRecord): boolean =>
  record.entries.some(({ id, header }) => header.kind === 'retract' && isImported(ledger, id));

const knownIncident = (vault: OpenVault, record: FoldedRecord, key: string): KnownIncident => {
  const { ledger } = vault;
  const fields = fieldValues(record);
  const victims = rolesIn(fields).filter(({ roles }) => roles.includes('victim'));
  const person = victims.length === 1 ? ledger.record(victims[0]?.person ?? '') : undefined;
  return {
    key,
    id: record.record,
    number: String(fields['incident.number'] ?? ''),
    heads: record.heads,
    fields,
    changedSince: changedSince(vault, record),
    mayEdit: viewIncident(vault, record.record).may.edit,
    person: person && {
      id: person.record,
      heads: person.heads,
      fields: fieldValues(person),
      changedSince: [...changedSince(vault, person), ...saidElsewhere(vault, person, record)],
    },
  };
};

/** Fields of the person that an import set which did not bring this incident: another file's word. */
const saidElsewhere = (
  { ledger }: OpenVault,
  person: FoldedRecord,
  incident: FoldedRecord,
): readonly string[] => {
  const own = new Set(incident.entries.map(({ id }) => ledger.commitOf(id)?.commit));
  return [...person.fields]
    .filter(([, { entry, value }]) => value !== null && !own.has(ledger.commitOf(entry)?.commit))
    .map(([name]) => name);
};

/** Fields that hold what a person wrote, or two values at once. */
const changedSince = ({ ledger }: OpenVault, record: FoldedRecord): readonly string[] =>
  [...record.fields]
    .filter(
      ([, { entry, value, conflicts }]) =>
        conflicts.length > 0 || (value !== null && !isImported(ledger, entry)),
    )
    .map(([name]) => name);
