import * as numbers from '../../../shared/model/numbers.ts';
import * as pseudonyms from '../../../shared/model/pseudonym.ts';
import { randomBytes } from '../bytes.ts';
import type { OpenVault } from '../open-vault.ts';

/** Numbers and pseudonyms of new records. A number once given is never given again, whatever became of its record. */

type Numbering = Pick<OpenVault, 'index' | 'people'>;

/** `ORG-2025-0001`: the year is the device's when the record is begun. An incident keeps its number, erased or not. */
export const nextIncidentNumber = ({ index, people }: Numbering): string => {
  const { organisation } = people();
  const year = new Date().getFullYear();
  const highest = index.incidents.highestNumber(numbers.incidentSeries(organisation, year));
  return numbers.nextIncidentNumber(organisation, year, highest === undefined ? [] : [highest]);
};

/** `P-7K3M`, new in this vault. */
export const newPseudonym = ({ index }: Pick<OpenVault, 'index'>): string =>
  pseudonyms.newPseudonym(index.persons.pseudonyms(), randomBytes);
