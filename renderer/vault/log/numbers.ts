import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
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

const nextNumber = (prefix: string, given: ReadonlySet<string>): string => {
  let highest = 0;
  for (const number of given) {
    if (number.startsWith(prefix)) highest = Math.max(highest, Number(number.slice(prefix.length)) || 0);
  }
  return `${prefix}${String(highest + 1).padStart(4, '0')}`;
};

/** `ORG-2025-0001`: the year is the device's when the record is begun. */
export const nextIncidentNumber = (organisation: string, incidents: readonly FoldedRecord[]): string =>
  nextNumber(`${organisation}-${new Date().getFullYear()}-`, everGiven(incidents, 'incident.number'));

/** `ORG-CASE-0001`. */
export const nextCaseNumber = (organisation: string, cases: readonly FoldedRecord[]): string =>
  nextNumber(`${organisation}-CASE-`, everGiven(cases, 'case.number'));

/** Without letters and digits that are misread for each other. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const randomLetters = (length: number): string => {
  let letters = '';
  while (letters.length < length) {
    const [byte = 0] = randomBytes(1);
    // Bytes past the last whole round of the alphabet would make its first letters likelier.
    if (byte < 256 - (256 % alphabet.length)) letters += alphabet[byte % alphabet.length];
  }
  return letters;
};

/** `P-7K3M`, new in this vault; one letter longer for each ten in a row that were taken. */
export const newPseudonym = (incidents: readonly FoldedRecord[]): string => {
  const given = everGiven(incidents, 'person.pseudonym');
  for (let attempt = 0; ; attempt++) {
    const pseudonym = `P-${randomLetters(4 + Math.floor(attempt / 10))}`;
    if (!given.has(pseudonym)) return pseudonym;
  }
};
