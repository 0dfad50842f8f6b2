import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import { incidentOfLink, personOfRole } from '../../../shared/model/incident-links.ts';
import { isPersonRole, type PersonRole } from '../../../shared/model/person.ts';

/** Who is in which incident, and which incidents are linked, looked up from either end. */
export type IncidentGraph = {
  /** The incident as it stands now; replaces what was known of it. */
  put(incident: FoldedRecord): void;
  /** Incident → roles, of everything the person is in. */
  rolesOf(person: RecordId): ReadonlyMap<RecordId, readonly PersonRole[]>;
  /** Incidents linked to this one, by a field of either. */
  linkedTo(incident: RecordId): ReadonlySet<RecordId>;
};

type Ends = {
  readonly roles: readonly (readonly [person: RecordId, roles: readonly PersonRole[]])[];
  readonly links: readonly RecordId[];
};

const endsOf = (incident: FoldedRecord): Ends => {
  const roles: [RecordId, readonly PersonRole[]][] = [];
  const links: RecordId[] = [];
  for (const [name, { value }] of incident.fields) {
    if (Array.isArray(value)) {
      const person = personOfRole(name);
      if (person !== undefined) roles.push([person, value.filter(isPersonRole)]);
    } else if (value === true) {
      const linked = incidentOfLink(name);
      if (linked !== undefined && linked !== incident.record) links.push(linked);
    }
  }
  return { roles, links };
};

export const createIncidentGraph = (): IncidentGraph => {
  const known = new Map<RecordId, Ends>();
  const byPerson = new Map<RecordId, Map<RecordId, readonly PersonRole[]>>();
  const linkedFrom = new Map<RecordId, Set<RecordId>>();
  return {
    put: (incident) => {
      const id = incident.record;
      const before = known.get(id);
      for (const [person] of before?.roles ?? []) byPerson.get(person)?.delete(id);
      for (const linked of before?.links ?? []) linkedFrom.get(linked)?.delete(id);
      const ends = endsOf(incident);
      known.set(id, ends);
      for (const [person, roles] of ends.roles) {
        const incidents = byPerson.get(person) ?? new Map<RecordId, readonly PersonRole[]>();
        byPerson.set(person, incidents.set(id, roles));
      }
      for (const linked of ends.links) {
        linkedFrom.set(linked, (linkedFrom.get(linked) ?? new Set<RecordId>()).add(id));
      }
    },
    rolesOf: (person) => byPerson.get(person) ?? new Map(),
    linkedTo: (incident) =>
      new Set([...(known.get(incident)?.links ?? []), ...(linkedFrom.get(incident) ?? [])]),
  };
};
