import { owedLawReasons } from '../law/law-fields.ts';
import type { Json } from '../ledger/entry.ts';
import { completeness } from './completeness.ts';
import { consentClosed } from './consent.ts';
import { consentPurposes, consentRecipients } from './incident.ts';
import { hasAffected } from './incident-links.ts';
import { isIncidentType } from './incident-types.ts';
import { owedReferrals } from './referral.ts';
import type { IncidentView } from './views.ts';

/** What a reviewer looks for before a decision. A missing item informs; the supervisor decides. */
export const checklistItems = [
  'type',
  'date',
  'place',
  'narrative',
  'coercion',
  'details',
  'affected',
  'source',
  'consent',
  'referral',
  'law',
  'assessment',
  'exhibits',
  'conflicts',
] as const;
export type ChecklistItem = { readonly item: (typeof checklistItems)[number]; readonly present: boolean };

type Reviewed = Pick<IncidentView, 'fields' | 'exhibitList' | 'conflicts'>;

const agrees = (value: Json | undefined): boolean => value === 'yes' || value === 'anonymised';

/** @param today local date of the device, `YYYY-MM-DD` */
export const reviewChecklist = (
  { fields, exhibitList, conflicts }: Reviewed,
  today: string,
): readonly ChecklistItem[] => {
  const missing = completeness(fields);
  const has = (name: string) => fields[name] !== undefined && fields[name] !== null;
  const type = fields['account.type'];
  const present: Readonly<Record<(typeof checklistItems)[number], boolean>> = {
    type: isIncidentType(type),
    date: !missing.needed.includes('account.date'),
    place: !missing.needed.includes('account.place'),
    narrative: has('account.narrative'),
    coercion: has('coercion.demand'),
    details: isIncidentType(type) && !missing.useful.some((name) => name.startsWith(`${type}.`)),
    affected: hasAffected(fields),
    source: ['connection', 'reliability', 'credibility'].every((name) => has(`source.${name}`)),
    consent:
      consentClosed(fields, today) === undefined &&
      consentPurposes.some((purpose) => agrees(fields[`consent.for_${purpose}`])) &&
      consentRecipients.some((recipient) => agrees(fields[`consent.to_${recipient}`])),
    referral: owedReferrals(fields).length === 0,
    law: owedLawReasons(fields).length === 0,
    assessment: ['violation', 'standard', 'reasons'].every((name) => has(`assessment.${name}`)),
    exhibits: exhibitList.length > 0,
    conflicts: conflicts.length === 0,
  };
  return checklistItems.map((item) => ({ item, present: present[item] }));
};
