import type { Draft } from '../../../shared/ledger/append.ts';
import type { EntryId, RecordId } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import { reviewOf } from '../../../shared/model/review.ts';
import { validateExhibitChanges } from '../../../shared/model/validate-exhibit.ts';
import type { FieldChanges } from '../../../shared/vault-api/log-api.ts';
import { VaultFailure } from '../failure.ts';
import { realChanges, refuseUnknownHeads } from '../log/edits.ts';
import { exhibitField, exhibitFields } from '../log/exhibits.ts';
import { incidentRecord, refuseUnlessMay } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';

/**
 * What a review approved includes what is said of the exhibits: where it was submitted, or by people who may now
 * decide on it, an entry of the incident itself says that its content changed.
 */
const incidentEntry = (vault: OpenVault, incident: FoldedRecord, exhibit: RecordId): readonly Draft[] => {
  const { state, contentAuthors } = reviewOf(incident, vault.people().profiles);
  if (state === 'draft' && contentAuthors.includes(vault.keyring.author)) return [];
  return [
    {
      record: incident.record,
      type: 'incident',
      kind: 'edit',
      parents: incident.heads,
      fields: { [exhibitField(exhibit)]: true },
    },
  ];
};

/** One signed commit, or none where everything is said already. @throws VaultFailure what `editExhibit` says. */
export const editExhibit = (
  vault: OpenVault,
  exhibit: () => Promise<FoldedRecord>,
  heads: readonly EntryId[],
  changes: FieldChanges,
): Promise<void> => {
  const problem = validateExhibitChanges(changes);
  if (problem) throw new VaultFailure('bad_value', problem.field);
  return vault.ledger.write(async () => {
    const record = await exhibit();
    const incident = await incidentRecord(vault, exhibitFields(record).incident);
    // What was detached is nobody's to describe any more.
    if (incident.fields.get(exhibitField(record.record))?.value !== true) throw new VaultFailure('not_found');
    await refuseUnlessMay(vault, incident.record, 'edit');
    refuseUnknownHeads(record, heads);
    const real = realChanges(record, heads, changes);
    if (Object.keys(real).length === 0) return [];
    return [
      { record: record.record, type: 'exhibit', kind: 'edit', parents: heads, fields: real },
      ...incidentEntry(vault, incident, record.record),
    ];
  });
};
