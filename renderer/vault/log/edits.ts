import type { Draft } from '../../../shared/ledger/append.ts';
import { canonical } from '../../../shared/ledger/canonical.ts';
import type { EntryId, Json, RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { incidentOfLink, personOfRole } from '../../../shared/model/incident-links.ts';
import { validateChanges } from '../../../shared/model/validate.ts';
import type { FieldChanges } from '../../../shared/vault-api/log-api.ts';
import { VaultFailure } from '../failure.ts';
import type { VaultIndex } from '../index/vault-index.ts';

/** What may be written to an incident, and on which of its entries. */

/** Set when the record begins, by the vault alone. */
const givenByVault = new Set(['incident.number']);

/** @throws VaultFailure bad_value; the detail is the field's name. */
export const refuseBadChanges = (changes: FieldChanges): void => {
  const forbidden = Object.keys(changes).find(
    (name) => givenByVault.has(name) || name.startsWith('exhibit.'),
  );
  if (forbidden !== undefined) throw new VaultFailure('bad_value', forbidden);
  const problem = validateChanges(changes);
  if (problem) throw new VaultFailure('bad_value', problem.field);
};

/**
 * A role is a person's of this vault who was not erased, a link leads to another incident of it. Clearing one is
 * always right.
 * @throws VaultFailure bad_value; the detail is the field's name.
 */
export const refuseStrangers = (
  { places, persons }: VaultIndex,
  id: RecordId,
  changes: FieldChanges,
): void => {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) continue;
    const [person, linked] = [personOfRole(name), incidentOfLink(name)];
    const isStranger =
      (person !== undefined && !persons.isKept(person)) ||
      (linked !== undefined && (linked === id || places.typeOf(linked) !== 'incident'));
    if (isStranger) throw new VaultFailure('bad_value', name);
  }
};

/** @throws VaultFailure stale when an entry the edit was made on is not one of this record's. */
export const refuseUnknownHeads = (record: FoldedRecord, heads: readonly EntryId[]): void => {
  const known = new Set(record.entries.map((entry) => entry.id));
  if (heads.length === 0 || heads.some((head) => !known.has(head))) throw new VaultFailure('stale');
};

/** A decision is about what the person saw. @throws VaultFailure stale when there is something newer. */
export const refuseOldHeads = (record: FoldedRecord, heads: readonly EntryId[]): void => {
  const current = new Set(record.heads);
  if (current.size !== new Set(heads).size || heads.some((head) => !current.has(head))) {
    throw new VaultFailure('stale');
  }
};

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  canonical(a ?? null) === canonical(b ?? null);

/**
 * The changes that change something; none when the record says all of it already. On an older version of the record
 * every change counts: it may be one side of a conflict.
 */
export const realChanges = (
  record: FoldedRecord,
  heads: readonly EntryId[],
  changes: FieldChanges,
): FieldChanges => {
  const newest = record.heads.every((head) => heads.includes(head));
  if (!newest) return changes;
  return Object.fromEntries(
    Object.entries(changes).filter(([name, value]) => {
      const conflicts = record.fields.get(name)?.conflicts.length ?? 0;
      return conflicts > 0 || !same(fieldValue(record, name), value);
    }),
  );
};

export const editDraft = (record: RecordId, heads: readonly EntryId[], fields: FieldChanges): Draft => ({
  record,
  type: 'incident',
  kind: 'edit',
  parents: heads,
  fields,
});
