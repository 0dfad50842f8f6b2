import type { Draft } from '../../../shared/ledger/append.ts';
import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import { erasureFields, incidentNumber } from '../../../shared/model/erasure.ts';
import type { EraseApi } from '../../../shared/vault-api/review-api.ts';
import { VaultFailure } from '../failure.ts';
import { refuseOldHeads } from '../log/edits.ts';
import { exhibitFields } from '../log/exhibits.ts';
import { incidentRecord, refuseUnlessMay, viewIncident } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';
import { givenReason } from '../review/review-api.ts';
import { erasurePlan, exhibitsEver, personsOnlyHere } from './erasure-plan.ts';

/** Erasing an incident whose consent was withdrawn: the keys go, the signed headers stay. */

const eraseDraft = (record: FoldedRecord, reason: string, number?: string): Draft => ({
  record: record.record,
  type: record.type,
  kind: 'erase',
  parents: record.heads,
  fields: erasureFields(reason, number),
});

/** @throws VaultFailure bad_value when one of them has a role elsewhere, or none here. */
const refuseOtherPersons = (wanted: readonly RecordId[], found: readonly FoldedRecord[]): void => {
  const stranger = wanted.find((id) => !found.some(({ record }) => record === id));
  if (stranger !== undefined) throw new VaultFailure('bad_value', 'person');
};

/** The bytes that no record names any more. A kill before this leaves orphans, which the next unlock removes. */
const discardEvidence = async (vault: OpenVault, ids: readonly string[]): Promise<void> => {
  for (const id of new Set(ids)) if (!vault.index.exhibits.isNamed(id)) await vault.evidence.discard(id);
};

export const eraseApi = (open: () => OpenVault): EraseApi => ({
  erasurePlan: async ({ id }) => {
    const vault = open();
    return erasurePlan(vault, await incidentRecord(vault, id));
  },
  eraseIncident: async ({ id, heads, reason, persons = [] }) => {
    const vault = open();
    const text = givenReason(reason, 'erase.reason');
    let evidence: readonly string[] = [];
    await vault.ledger.write(async () => {
      const record = await incidentRecord(vault, id);
      await refuseUnlessMay(vault, id, 'erase');
      refuseOldHeads(record, heads);
      const people = await personsOnlyHere(vault, record);
      refuseOtherPersons(persons, people);
      const exhibits = await exhibitsEver(vault, id);
      evidence = exhibits.map((exhibit) => exhibitFields(exhibit).evidence);
      return [
        eraseDraft(record, text, incidentNumber(record)),
        ...exhibits.map((exhibit) => eraseDraft(exhibit, text)),
        ...people
          .filter((person) => persons.includes(person.record))
          .map((person) => eraseDraft(person, text)),
      ];
    });
    await vault.evidenceQueue(() => discardEvidence(vault, evidence));
    return viewIncident(vault, id);
  },
});
