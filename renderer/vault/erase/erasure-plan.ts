import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { type ErasurePlan, incidentNumber } from '../../../shared/model/erasure.ts';
import { caseText, caseView, incidentsOf } from '../cases/case-view.ts';
import { allCases } from '../cases/cases-api.ts';
import { personIdsIn } from '../index/incident-texts.ts';
import { exhibitFields } from '../log/exhibits.ts';
import type { OpenVault } from '../open-vault.ts';

/** What goes with an incident: every exhibit it ever had, and its evidence where nothing else has the same bytes. */

/** Exhibits of the incident, detached ones too: their bytes are still in the vault. */
export const exhibitsEver = async (
  { ledger, index }: Pick<OpenVault, 'ledger' | 'index'>,
  incident: RecordId,
): Promise<readonly FoldedRecord[]> => [...(await ledger.loadAll(index.exhibits.of(incident))).values()];

/** People with a role in this incident and in no other. */
export const personsOnlyHere = async (
  { ledger, index }: Pick<OpenVault, 'ledger' | 'index'>,
  record: FoldedRecord,
): Promise<readonly FoldedRecord[]> => {
  const isOnlyHere = (person: RecordId) =>
    [...index.incidents.rolesOf(person).keys()].every((incident) => incident === record.record);
  return [...(await ledger.loadAll(personIdsIn(record).filter(isOnlyHere))).values()];
};

const pseudonymOf = (person: FoldedRecord): string => {
  const pseudonym = fieldValue(person, 'person.pseudonym');
  return typeof pseudonym === 'string' ? pseudonym : '';
};

export const erasurePlan = async (vault: OpenVault, record: FoldedRecord): Promise<ErasurePlan> => {
  const cases = await allCases(vault);
  const isShared = (evidence: string) => vault.index.exhibits.isShared(evidence, record.record);
  return {
    number: incidentNumber(record),
    exhibits: (await exhibitsEver(vault, record.record)).map((exhibit) => {
      const { fileName, mediaType, evidence } = exhibitFields(exhibit);
      return { id: exhibit.record, fileName, mediaType, kept: isShared(evidence) };
    }),
    persons: (await personsOnlyHere(vault, record)).map((person) => ({
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
