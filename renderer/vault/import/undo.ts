import type { Draft } from '../../../shared/ledger/append.ts';
import type { Json, KnownEntry } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue, foldRecord } from '../../../shared/ledger/fold.ts';
import type { KeptIncident } from '../../../shared/model/imports.ts';
import { placeOf } from '../ledger/entry-places.ts';
import type { Records } from '../ledger/records.ts';
import { viewFrom } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';
import { commitOf, writtenBy } from './import-record.ts';

export type Undo = { readonly drafts: readonly Draft[]; readonly kept: readonly KeptIncident[] };

/**
 * What takes an import back: incidents it began are retracted, fields it changed get back what they held. A record
 * that has any later entry is left as it is: somebody worked on it, or decided on it, as the import left it.
 */
export const undoOf = async (vault: OpenVault, imported: FoldedRecord, reason: string): Promise<Undo> => {
  const incidents: Draft[] = [];
  const persons: Draft[] = [];
  const kept: KeptIncident[] = [];
  const ids = writtenBy(vault.ledger, imported);
  const seq = commitOf(imported);
  const records = await vault.ledger.around(ids);
  for (const id of ids) {
    const record = records.record(id);
    const entry = record?.entries.find((one) => placeOf(one).seq === seq);
    if (!record || !entry) continue;
    const draft = takenBack(vault, records, record, entry, reason);
    if (draft) (record.type === 'person' ? persons : incidents).push(draft);
    else if (record.type === 'incident')
      kept.push({ id: record.record, number: String(fieldValue(record, 'incident.number') ?? '') });
  }
  // Whoever was begun here and is in an incident that stays, stays too; what was added to somebody goes.
  const changed = new Set(incidents.map(({ record }) => record));
  const gone = persons.filter(
    ({ record, kind }) =>
      kind === 'edit' ||
      [...vault.index.incidents.rolesOf(record).keys()].every((incident) => changed.has(incident)),
  );
  return { drafts: [...incidents, ...gone], kept };
};

const takenBack = (
  vault: OpenVault,
  records: Records,
  record: FoldedRecord,
  entry: KnownEntry,
  reason: string,
): Draft | undefined => {
  if (record.heads.length !== 1 || record.heads[0] !== entry.id) return undefined;
  const begun = entry.header.parents.length === 0;
  const { type } = record;
  if (type === 'incident') {
    const { may } = viewFrom(vault, records, record.record);
    if (!(begun ? may.retract : may.edit)) return undefined;
  }
  const draft = { record: record.record, type, parents: record.heads };
  if (begun) return { ...draft, kind: 'retract', fields: { 'review.reason': reason } };
  const before = foldRecord(record.entries.filter(({ id }) => id !== entry.id));
  const fields: Record<string, Json> = {};
  for (const [, name] of entry.fields ?? []) fields[name] = fieldValue(before, name) ?? null;
  return { ...draft, kind: 'edit', fields };
};
