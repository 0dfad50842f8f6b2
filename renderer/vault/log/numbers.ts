import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import * as numbers from '../../../shared/model/numbers.ts';
import * as pseudonyms from '../../../shared/model/pseudonym.ts';
import { randomBytes } from '../bytes.ts';

/** Numbers and pseudonyms of new records. A number once given is never given again, whatever became of its record. */

const everGiven = (records: readonly FoldedRecord[], field: string): ReadonlySet<string> => {
  const given = new Set<string>();
  for (const record of records) {
    for (const { fields } of record.entries) {
      for (const [, name, value] of fields ?? []) {
        if (name === field && typeof value === 'string') given.add(value);
      }
    }
  }
  return given;
};

/** Every pseudonym these records ever had. */
export const pseudonymsGiven = (records: readonly FoldedRecord[]): ReadonlySet<string> =>
  everGiven(records, 'person.pseudonym');

/** `ORG-2025-0001`: the year is the device's when the record is begun. */
export const nextIncidentNumber = (organisation: string, incidents: readonly FoldedRecord[]): string =>
  numbers.nextIncidentNumber(organisation, new Date().getFullYear(), everGiven(incidents, 'incident.number'));

/** `ORG-CASE-0001`. */
export const nextCaseNumber = (organisation: string, cases: readonly FoldedRecord[]): string =>
  numbers.nextCaseNumber(organisation, everGiven(cases, 'case.number'));

/** `P-7K3M`, new in this vault. */
export const newPseudonym = (persons: readonly FoldedRecord[]): string =>
  pseudonyms.newPseudonym(everGiven(persons, 'person.pseudonym'), randomBytes);
