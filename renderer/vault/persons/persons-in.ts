import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue, fieldValues } from '../../../shared/ledger/fold.ts';
import { roleField, rolesIn } from '../../../shared/model/incident-links.ts';
import { type PersonRole, personRoles } from '../../../shared/model/person.ts';
import type { PersonInIncident } from '../../../shared/model/views.ts';
import type { Records } from '../ledger/records.ts';

/** Who is in an incident, and as what. */

const textOf = (person: FoldedRecord | undefined, name: string): string | undefined => {
  const value = person && fieldValue(person, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const rank = (roles: readonly PersonRole[]): number =>
  Math.min(...roles.map((role) => personRoles.indexOf(role)));

/** The place in the incident's history at which the person came into it. */
const cameIn = (incident: FoldedRecord, person: RecordId): number => {
  const name = roleField(person);
  return incident.entries.findIndex(({ fields }) => fields?.some(([, field]) => field === name));
};

/** By role, the affected first; of one role in the order in which they came into it. */
export const personsIn = (records: Records, incident: FoldedRecord): readonly PersonInIncident[] => {
  const found = rolesIn(fieldValues(incident)).map(({ person: id, roles }) => ({ id, roles }));
  const inOrder =
    found.length < 2
      ? found
      : found
          .map((one) => ({ ...one, came: cameIn(incident, one.id) }))
          .sort((a, b) => rank(a.roles) - rank(b.roles) || a.came - b.came || (a.id < b.id ? -1 : 1));
  return inOrder.map(({ id, roles }) => {
    const person = records.record(id);
    return {
      id,
      pseudonym: textOf(person, 'person.pseudonym') ?? '',
      name: textOf(person, 'person.name'),
      roles: personRoles.filter((role) => roles.includes(role)),
    };
  });
};
