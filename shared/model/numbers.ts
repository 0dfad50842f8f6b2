/**
 * Numbers of incidents and cases: `ORG-2025-0001`, `ORG-CASE-0001`. A number once given is never given again, so
 * the next one follows the highest ever used, also where numbers between are gone.
 */

/** Short code of an organisation: 2 to 10 of A–Z and 0–9. */
export const isOrganisationCode = (text: string): boolean => /^[A-Z0-9]{2,10}$/.test(text);

const digits = 4;

/** What follows a code's numbers of one series; more than four digits where four are used up. */
const nextIn = (series: string, used: Iterable<string>): string => {
  let highest = 0;
  for (const number of used) {
    if (!number.startsWith(series)) continue;
    const rest = number.slice(series.length);
    if (/^\d{4,15}$/.test(rest)) highest = Math.max(highest, Number(rest));
  }
  return `${series}${String(highest + 1).padStart(digits, '0')}`;
};

/** What the numbers of a year's incidents begin with. */
export const incidentSeries = (organisation: string, year: number): string =>
  `${organisation}-${String(year).padStart(4, '0')}-`;

/**
 * The number of a new incident. Each year has its own series.
 * @param year four digits, of the day the incident is entered
 * @param used every incident number of the vault, of any year
 */
export const nextIncidentNumber = (organisation: string, year: number, used: Iterable<string>): string =>
  nextIn(incidentSeries(organisation, year), used);

/** The number of a new case. `used`: every case number of the vault. */
export const nextCaseNumber = (organisation: string, used: Iterable<string>): string =>
  nextIn(`${organisation}-CASE-`, used);
