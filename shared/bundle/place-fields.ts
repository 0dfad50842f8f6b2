import { answersTo, type FoldedRecord } from '../ledger/fold.ts';

/** What stays out of a bundle where the place of an incident is withheld. */

/** Offices and sites are called after their town as a rule. */
const named: ReadonlySet<string> = new Set([
  'account.place',
  'account.place_code',
  'benefit_denial.agency',
  'healthcare_denial.facility',
  'financial_denial.institution',
  'service_denial.provider',
  'conscription.commissariat',
  'deportation_threat.issuer',
  'deportation_threat.from',
  'deportation_threat.to',
  'deportation_threat.route',
  'filtration.site',
  'forced_passport.authority',
  'loyalty_oath.place',
  'detention_ill_treatment.facility',
]);

/** Whether an answer to this field of an incident says where it was. */
export const tellsPlace = (name: string): boolean => named.has(name);

/** Whether anybody recorded that the incident's place is withheld: of conflicting answers the cautious one counts. */
export const isPlaceWithheld = (incident: FoldedRecord): boolean =>
  answersTo(incident, 'account.place_withheld').includes(true);
