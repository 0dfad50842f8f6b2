import type { Json, RecordId } from '../ledger/entry.ts';
import type { Field } from './fields.ts';
import { isPersonRole, type PersonRole, personRoles } from './person.ts';

/**
 * Families of fields of an incident: each name ends in the id of another record. `role.<person>` holds what that
 * person is in the incident, `link.<incident>` says that both belong to one chain. A link stands on one of the two
 * and is shown from both.
 */

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const roleName = new RegExp(`^role\\.(${uuid})$`);
const linkName = new RegExp(`^link\\.(${uuid})$`);

export const roleField = (person: RecordId): string => `role.${person}`;
export const linkField = (incident: RecordId): string => `link.${incident}`;

/** The person whose roles this field holds; undefined when it is no such field. */
export const personOfRole = (name: string): RecordId | undefined => roleName.exec(name)?.[1];

/** The incident this field links to; undefined when it is no such field. */
export const incidentOfLink = (name: string): RecordId | undefined => linkName.exec(name)?.[1];

/** The family a field belongs to: its key in the locales (`field.role`, `option.role.<value>`, `field.link`). */
export const familyOf = (name: string): 'role' | 'link' | undefined => {
  if (roleName.test(name)) return 'role';
  return linkName.test(name) ? 'link' : undefined;
};

/** A family's field as the form, the history and the dossier describe any other. */
export const linkedField = (name: string): Field | undefined => {
  switch (familyOf(name)) {
    case 'role':
      return { name, privacy: 'open', kind: 'many', options: personRoles };
    case 'link':
      return { name, privacy: 'open', kind: 'yesno' };
    default:
      return undefined;
  }
};

export type RolesOf = { readonly person: RecordId; readonly roles: readonly PersonRole[] };

type Fields = Readonly<Record<string, Json>>;

/** Who is in an incident and as what, by its fields. */
export const rolesIn = (fields: Fields): readonly RolesOf[] =>
  Object.entries(fields).flatMap(([name, value]) => {
    const person = personOfRole(name);
    const roles = Array.isArray(value) ? value.filter(isPersonRole) : [];
    return person === undefined || roles.length === 0 ? [] : [{ person, roles }];
  });

/** The incidents that an incident's own fields link it to. */
export const linksIn = (fields: Fields): readonly RecordId[] =>
  Object.entries(fields).flatMap(([name, value]) => (value === true ? (incidentOfLink(name) ?? []) : []));

/** What an incident lacks while nobody in it has the role of a victim; stands among names of fields, and is none. */
export const affectedPerson = 'people.affected';

/** Whether somebody is named to whom it happened. */
export const hasAffected = (fields: Fields): boolean =>
  rolesIn(fields).some(({ roles }) => roles.includes('victim'));
