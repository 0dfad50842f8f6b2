import { type Field, fieldsOf, type Privacy, type Section } from './fields.ts';

/** A person, stored once and linked to incidents by roles (`role.<id>` on the incident, see incident-links.ts). */

const person = fieldsOf('person');

/** Who somebody is. The pseudonym is given when the record begins, never changes, and is what leaves. */
const identitySection: Section = {
  id: 'person_identity',
  fields: [
    person.text('pseudonym'),
    person.text('name', 1, { privacy: 'identifying' }),
    person.text('other_names', 1, { privacy: 'identifying' }),
    person.date('birth', { privacy: 'identifying' }),
    person.one('sex', ['female', 'male', 'other', 'unknown'], { privacy: 'sensitive' }),
    person.text('contact', 1, { privacy: 'identifying' }),
    person.text('occupation', 1, { privacy: 'identifying' }),
  ],
};

/** Where an official serves; asked of anyone, needed of whoever acted for the occupying power. */
const officeSection: Section = {
  id: 'person_office',
  fields: [
    person.text('office', 1, { privacy: 'identifying' }),
    person.text('unit', 1, { privacy: 'identifying' }),
    person.text('rank', 1, { privacy: 'identifying' }),
  ],
};

const safetySection: Section = {
  id: 'person_safety',
  fields: [person.text('safety_notes', 4, { privacy: 'sealed' })],
};

export const personSections: readonly Section[] = [identitySection, officeSection, safetySection];

/** By ledger name. */
export const personFields: ReadonlyMap<string, Field> = new Map(
  personSections.flatMap(({ fields }) => fields.map((field) => [field.name, field] as const)),
);

export const personField = (name: string): Field | undefined => personFields.get(name);

/** What somebody is in an incident, in the order they are shown; the affected come first. */
export const personRoles = [
  'victim',
  'witness',
  'alleged_perpetrator',
  'source',
  'guardian',
  'interpreter',
  'contact',
] as const;
export type PersonRole = (typeof personRoles)[number];

export const isPersonRole = (value: unknown): value is PersonRole =>
  personRoles.some((role) => role === value);

const officeNames = new Set(officeSection.fields.map(({ name }) => name));
const caution: readonly Privacy[] = ['sealed', 'identifying', 'sensitive', 'open'];

/** How far a field travels with an incident that the person has these roles in. */
const privacyInRoles = (field: Field, roles: readonly PersonRole[]): Privacy => {
  if (field.privacy !== 'identifying') return field.privacy;
  // Whoever was wronged: their consent decides.
  if (roles.includes('victim')) return 'identifying';
  const accused = roles.length > 0 && roles.every((role) => role === 'alleged_perpetrator');
  // A court needs the office that acted; a name may show whose son, neighbour or patient it was.
  if (accused && field.name !== 'person.contact') return officeNames.has(field.name) ? 'open' : 'identifying';
  // Nobody asked a witness, an interpreter or a source: the consent on record is not theirs.
  return 'sealed';
};

/**
 * How far a field of a person travels with these incidents, given by the person's roles in each: as far as the most
 * cautious of them lets it. One pseudonym stands for the person in all of them, so that a name shown with one names
 * them in every other. Undefined for what is no field of a person. Reasons: docs/decisions/0080.
 */
export const personPrivacy = (
  name: string,
  rolesPerIncident: readonly (readonly PersonRole[])[],
): Privacy | undefined => {
  const field = personField(name);
  if (!field) return undefined;
  const found = rolesPerIncident.map((roles) => privacyInRoles(field, roles));
  return caution.find((privacy) => found.includes(privacy)) ?? privacyInRoles(field, []);
};
