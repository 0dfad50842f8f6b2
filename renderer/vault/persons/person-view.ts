import type { Json, RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValues } from '../../../shared/ledger/fold.ts';
import { dateBounds } from '../../../shared/model/dates.ts';
import { type PersonRole, personRoles } from '../../../shared/model/person.ts';
import { mayEdit } from '../../../shared/model/review.ts';
import type { PersonSummary, PersonView } from '../../../shared/model/views.ts';
import { incidentSummary } from '../log/incident-view.ts';
import { incidentRecord, myRole } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';

/** A person as the interface sees them, made from their folded entries and the incidents they are in. */

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const inOrder = (roles: Iterable<PersonRole>): readonly PersonRole[] => {
  const held = new Set(roles);
  return personRoles.filter((role) => held.has(role));
};

export const personSummary = ({ graph }: Pick<OpenVault, 'graph'>, person: FoldedRecord): PersonSummary => {
  const values = fieldValues(person);
  const incidents = graph.rolesOf(person.record);
  return {
    id: person.record,
    pseudonym: textOf(values['person.pseudonym']) ?? '',
    name: textOf(values['person.name']),
    otherNames: textOf(values['person.other_names']),
    birth: textOf(values['person.birth']),
    office: textOf(values['person.office']),
    roles: inOrder([...incidents.values()].flat()),
    incidents: incidents.size,
    changed: person.entries.at(-1)?.header.time ?? '',
    conflicts: [...person.fields].filter(([, field]) => field.conflicts.length > 0).map(([name]) => name),
  };
};

const appearancesOf = (vault: OpenVault, person: RecordId): PersonView['appearances'] => {
  const context = { ledger: vault.ledger, people: vault.people() };
  const lastDay = (date: string | undefined): string =>
    (date === undefined ? undefined : dateBounds(date).latest) ?? '';
  return [...vault.graph.rolesOf(person)]
    .map(([incident, roles]) => ({
      incident: incidentSummary(context, incidentRecord(vault, incident)),
      roles: inOrder(roles),
    }))
    .sort(({ incident: a }, { incident: b }) => {
      const [dayA, dayB] = [lastDay(a.date), lastDay(b.date)];
      return dayA === dayB ? (a.number < b.number ? 1 : -1) : dayA < dayB ? 1 : -1;
    });
};

export const personView = (vault: OpenVault, person: FoldedRecord): PersonView => ({
  ...personSummary(vault, person),
  fields: fieldValues(person),
  heads: person.heads,
  appearances: appearancesOf(vault, person.record),
  may: { edit: vault.ledger.problems.length === 0 && mayEdit(myRole(vault)) },
});
