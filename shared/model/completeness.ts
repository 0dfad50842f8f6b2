import { owedLawReasons } from '../law/law-fields.ts';
import type { Json } from '../ledger/entry.ts';
import { isUnanswered } from './fields.ts';
import { sectionsOf } from './incident.ts';
import { affectedPerson, hasAffected } from './incident-links.ts';
import { type IncidentType, isIncidentType } from './incident-types.ts';
import { owedReferrals } from './referral.ts';

type Fields = Readonly<Record<string, Json>>;

/**
 * What an incident still lacks, as field names in page order (`affectedPerson` among them: that nobody is named to
 * whom it happened); to be shown quietly, never as a wall.
 */
export type Completeness = {
  /**
   * Without these nobody can tell what, when or where, or why a provision was rejected: it cannot be submitted.
   */
  readonly needed: readonly string[];
  /** What a reviewer will ask for; submitting goes on without. "Unknown" and "declined" are answers. */
  readonly useful: readonly string[];
};

const placeFields = ['account.place', 'account.place_code', 'deportation_threat.from', 'loyalty_oath.place'];
const neededAlways = ['account.type', 'account.date', 'account.place'];
const usefulAlways = [
  'account.narrative',
  'coercion.demand',
  'coercion.expressed_as',
  'coercion.consequence_threatened',
  'coercion.response',
  'coercion.citizenship_at_time',
  'source.connection',
  'source.reliability',
  'source.credibility',
  'consent.for_storage',
  'consent.form',
  'consent.risks_explained',
  'consent.voluntary',
];
/** Asked for where something recorded asks for it, and then also where another referral stands there. */
const referral = 'account.referral';
/** What tells one incident of the type from another. */
const usefulByType: Readonly<Record<IncidentType, readonly string[]>> = {
  benefit_denial: ['benefit', 'agency', 'action', 'decided'],
  conscription: ['stage', 'summons_form', 'served'],
  property_seizure: ['asset', 'title', 'stage'],
  deportation_threat: ['act', 'issuer', 'notified'],
  healthcare_denial: ['facility', 'service', 'action', 'harm'],
  financial_denial: ['institution', 'service', 'action'],
  service_denial: ['sector', 'provider', 'action', 'effective'],
  filtration: ['site', 'site_type', 'procedures', 'outcome'],
  forced_passport: ['mode', 'authority', 'Ukrainian_document', 'renunciation_statement'],
  child_coercion: ['child_age', 'act', 'applicant', 'status', 'consent_by'],
  loyalty_oath: ['form', 'taken', 'penalty'],
  detention_ill_treatment: ['facility', 'ground_stated', 'acknowledged', 'contact', 'medical_exam'],
};

export const completeness = (fields: Fields): Completeness => {
  const type = isIncidentType(fields['account.type']) ? fields['account.type'] : undefined;
  return {
    needed: [
      ...neededAlways.filter((name) => !(isFilled(fields, name) || answeredElsewhere(fields, name, type))),
      ...owedLawReasons(fields),
    ],
    useful: inPageOrder(type, [
      ...usefulAlways,
      ...(type ? usefulByType[type].map((name) => `${type}.${name}`) : []),
      ...(owedReferrals(fields).length > 0 ? [referral] : []),
      ...(hasAffected(fields) ? [] : [affectedPerson]),
    ]).filter((name) => name === referral || fields[name] === undefined || fields[name] === null),
  };
};

export type SectionFill = { readonly answered: number; readonly total: number };

/** How many of a section's fields hold an answer ("unknown" is one). */
export const sectionFill = (fields: Fields, names: readonly string[]): SectionFill => ({
  answered: names.filter((name) => fields[name] !== undefined && fields[name] !== null).length,
  total: names.length,
});

const isFilled = (fields: Fields, name: string): boolean => {
  const value = fields[name];
  return value !== undefined && value !== null && !isUnanswered(value);
};

/** Some date and some place are enough, wherever the person had them: a date of the type's own, "from" of a removal. */
const answeredElsewhere = (fields: Fields, name: string, type: IncidentType | undefined): boolean => {
  if (name === 'account.place') return placeFields.some((field) => isFilled(fields, field));
  if (name === 'account.date')
    return (
      isFilled(fields, 'account.date_words') ||
      sectionsOf(type).some(
        (section) =>
          section.id === type &&
          section.fields.some((field) => field.kind === 'date' && isFilled(fields, field.name)),
      )
    );
  return false;
};

const inPageOrder = (type: IncidentType | undefined, names: readonly string[]): readonly string[] => {
  const wanted = new Set(names);
  return sectionsOf(type)
    .flatMap((section) => [
      // The people stand before the source.
      ...(section.id === 'source' ? [affectedPerson] : []),
      ...section.fields.map((field) => field.name),
    ])
    .filter((name) => wanted.has(name));
};
