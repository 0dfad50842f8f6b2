import type { Draft } from '../../../shared/ledger/append.ts';
import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { roleField } from '../../../shared/model/incident-links.ts';
import * as numbers from '../../../shared/model/numbers.ts';
import { personField } from '../../../shared/model/person.ts';
import { newPseudonym } from '../../../shared/model/pseudonym.ts';
import { validatePersonChanges } from '../../../shared/model/validate.ts';
import type { ImportRow } from '../../../shared/vault-api/import-api.ts';
import type { FieldChanges } from '../../../shared/vault-api/log-api.ts';
import { randomBytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import type { Records } from '../ledger/records.ts';
import { editDraft, realChanges, refuseBadChanges, refuseOldHeads } from '../log/edits.ts';
import { incidentIn, viewFrom } from '../log/log-api.ts';
import { nextIncidentNumber } from '../log/numbers.ts';
import type { OpenVault } from '../open-vault.ts';

/** The entries an import's rows become, in the order of the rows. */

/** @throws VaultFailure bad_value; the detail is the row and the field. */
export const refuseBadRow = ({ line, changes, person }: ImportRow): void => {
  const refused = (name: string) => new VaultFailure('bad_value', `${line}: ${name}`);
  try {
    refuseBadChanges(changes);
  } catch (error) {
    throw error instanceof VaultFailure ? refused(error.detail ?? '') : error;
  }
  // Who is in an incident is said by `person`; links to records are no file's to make.
  const link = Object.keys(changes).find((name) => /^(role|link)\./.test(name));
  if (link !== undefined) throw refused(link);
  for (const name of Object.keys(person?.changes ?? {}))
    if (!personField(name) || name === 'person.pseudonym') throw refused(name);
  const problem = validatePersonChanges(person?.changes ?? {});
  if (problem) throw refused(problem.field);
};

/** @throws VaultFailure not_found, not_permitted, or stale when a record was changed since the dry run. */
export const importDrafts = async (
  vault: OpenVault,
  rows: readonly ImportRow[],
): Promise<readonly Draft[]> => {
  const known = rows.flatMap(({ incident, person }) => [incident?.id ?? [], person?.id ?? []].flat());
  const records = await vault.ledger.around(known);
  const persons = personDrafts(vault, records, rows);
  return [...persons.drafts, ...incidentDrafts(vault, records, rows, persons.ids)];
};

type Persons = { readonly drafts: readonly Draft[]; readonly ids: ReadonlyMap<string, RecordId> };

/** One entry for each person, with what all its rows say; what an earlier row said stands. */
const personDrafts = (vault: OpenVault, records: Records, rows: readonly ImportRow[]): Persons => {
  const given = vault.index.persons.pseudonyms();
  const fresh = new Set<string>();
  const used = {
    size: given.size + rows.length,
    has: (pseudonym: string) => fresh.has(pseudonym) || given.has(pseudonym),
  };
  const changes = new Map<string, FieldChanges>();
  const known = new Map<string, FoldedRecord>();
  for (const { person } of rows) {
    if (!person) continue;
    changes.set(person.ref, { ...person.changes, ...changes.get(person.ref) });
    if (person.id === undefined) continue;
    const record = records.record(person.id);
    if (record?.type !== 'person') throw new VaultFailure('not_found');
    refuseOldHeads(record, person.heads ?? []);
    known.set(person.ref, record);
  }
  const ids = new Map<string, RecordId>();
  const drafts = [...changes].flatMap(([ref, fields]): readonly Draft[] => {
    const record = known.get(ref);
    ids.set(ref, record?.record ?? crypto.randomUUID());
    if (record) {
      const real = realChanges(record, record.heads, fields);
      if (Object.keys(real).length === 0) return [];
      return [{ record: record.record, type: 'person', kind: 'edit', parents: record.heads, fields: real }];
    }
    const pseudonym = newPseudonym(used, randomBytes);
    fresh.add(pseudonym);
    const id = ids.get(ref) ?? '';
    const begun = { 'person.pseudonym': pseudonym, ...fields };
    return [{ record: id, type: 'person', kind: 'edit', parents: [], fields: begun }];
  });
  return { drafts, ids };
};

const incidentDrafts = (
  vault: OpenVault,
  records: Records,
  rows: readonly ImportRow[],
  persons: ReadonlyMap<string, RecordId>,
): readonly Draft[] => {
  const { organisation } = vault.people();
  let number: string | undefined;
  return rows.flatMap(({ incident, changes, person }): readonly Draft[] => {
    const id = person && persons.get(person.ref);
    if (!incident) {
      number = number
        ? numbers.nextIncidentNumber(organisation, new Date().getFullYear(), [number])
        : nextIncidentNumber(vault);
      const role = id === undefined ? {} : { [roleField(id)]: ['victim'] };
      return [editDraft(crypto.randomUUID(), [], { ...changes, ...role, 'incident.number': number })];
    }
    const record = incidentIn(records, incident.id);
    if (!viewFrom(vault, records, incident.id).may.edit) throw new VaultFailure('not_permitted');
    refuseOldHeads(record, incident.heads);
    const isNew = id !== undefined && fieldValue(record, roleField(id)) === undefined;
    const all = isNew ? { ...changes, [roleField(id)]: ['victim'] } : changes;
    const real = realChanges(record, record.heads, all);
    return Object.keys(real).length === 0 ? [] : [editDraft(incident.id, record.heads, real)];
  });
};
