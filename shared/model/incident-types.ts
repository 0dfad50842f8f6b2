import type { Section } from './fields.ts';
import { conscription, forcedPassport, loyaltyOath } from './incident-types/allegiance.ts';
import { childCoercion } from './incident-types/children.ts';
import { benefitDenial, financialDenial, healthcareDenial, serviceDenial } from './incident-types/denials.ts';
import { detentionIllTreatment } from './incident-types/detention.ts';
import { deportationThreat, filtration } from './incident-types/movement.ts';
import { propertySeizure } from './incident-types/property.ts';

/**
 * Incident types and their fields. A type is data: its name in the locales is `type.<id>`, its fields' names start
 * with its id, so that a change of type loses nothing that was entered under the earlier one.
 */
const types = {
  benefit_denial: benefitDenial,
  healthcare_denial: healthcareDenial,
  financial_denial: financialDenial,
  service_denial: serviceDenial,
  conscription,
  property_seizure: propertySeizure,
  deportation_threat: deportationThreat,
  filtration,
  forced_passport: forcedPassport,
  child_coercion: childCoercion,
  loyalty_oath: loyaltyOath,
  detention_ill_treatment: detentionIllTreatment,
} as const satisfies Record<string, Section>;

export type IncidentType = keyof typeof types;

export const incidentTypes: Readonly<Record<IncidentType, Section>> = types;
export const incidentTypeIds = Object.keys(types) as readonly IncidentType[];

export const isIncidentType = (value: unknown): value is IncidentType =>
  typeof value === 'string' && Object.hasOwn(types, value);
