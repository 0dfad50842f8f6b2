import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { type ErasurePlan, incidentNumber } from '../../../shared/model/erasure.ts';
import { caseText, caseView, incidentsOf } from '../cases/case-view.ts';
import { personIdsIn } from '../index/incident-texts.ts';
import { exhibitFields, keptExhibits } from '../log/exhibits.ts';
import type { OpenVault } from '../open-vault.ts';

/** What goes with an incident: every exhibit it ever had, and its evidence where nothing else has the same bytes. */

/** Exhibits of the incident, detached ones too: their bytes are still in the vault. */
export const exhibitsEver = (vault: OpenVault, incident: RecordId): readonly FoldedRecord[] =>
  keptExhibits(vault.ledger).filter((exhibit) => exhibitFields(exhibit).incident === incident);

/** Ids of evidence that exhibits of other incidents name. */
export const sharedEvidence = (vault: OpenVault, incident: RecordId): ReadonlySet<string> =>
  new Set(
    keptExhibits(vault.ledger)
      .map(exhibitFields)
      .flatMap((exhibit) => (exhibit.incident === incident ? [] : [exhibit.evidence])),
  );

/** People with a role in this incident and in no other. */
export const personsOnlyHere = (vault: OpenVault, record: FoldedRecord): readonly FoldedRecord[] =>
  personIdsIn(record)
    .filter((person) => vault.index.incidentsOf(person).every((incident) => incident === record.record))
    .flatMap((person) => vault.ledger.record(person) ?? []);

const pseudonymOf = (person: FoldedRecord): string => {
  const pseudonym = fieldValue(person, 'person.pseudonym');
  return typeof pseudonym === 'string' ? pseudonym : '';
};

export const erasurePlan = (vault: OpenVault, record: FoldedRecord): ErasurePlan => {
  const shared = sharedEvidence(vault, record.record);
  const cases = vault.ledger.recordsOf('case');
  return {
    number: incidentNumber(record),
    exhibits: exhibitsEver(vault, record.record).map((exhibit) => {
      const { fileName, mediaType, evidence } = exhibitFields(exhibit);
      return { id: exhibit.record, fileName, mediaType, kept: shared.has(evidence) };
    }),
    persons: personsOnlyHere(vault, record).map((person) => ({
      id: person.record,
      pseudonym: pseudonymOf(person),
    })),
    cases: cases
      .filter((one) => incidentsOf(one).includes(record.record))
      .map((one) => ({ id: one.record, number: caseText(one, 'number'), title: caseText(one, 'title') })),
    bundles: cases.flatMap((one) =>
      caseView(one, vault.people())
        .exports.filter(({ included }) => included.includes(record.record))
        .map(({ time, recipient, purpose, sha256 }) => ({
          time,
          caseNumber: caseText(one, 'number'),
          recipient,
          purpose,
          sha256,
        })),
    ),
  };
};
