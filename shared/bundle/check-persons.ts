import type { RecordId } from '../ledger/entry.ts';
import { fieldValues } from '../ledger/fold.ts';
import { rolesIn } from '../model/incident-links.ts';
import { personField } from '../model/person.ts';
import { sealedProblems } from './check-sealed.ts';
import { type Appearance, whyPersonWithheld } from './disclosure.ts';
import type { IncidentsDocument } from './documents.ts';
import type { Documents } from './make-documents.ts';
import { type Proven, type ProvenRecord, same } from './proven.ts';
import type { Problem } from './verdict.ts';

type Person = IncidentsDocument['persons'][number];

/**
 * Everyone whom an included incident names, as signed, is in the bundle by pseudonym or said to be omitted; each
 * says what was signed of them, and nothing that their roles and consent do not let out.
 */
export const checkPersons = (
  { incidents: document, omissions }: Documents,
  { records, proofs }: Proven,
): readonly Problem[] => {
  const problems: Problem[] = [];
  const omitted = new Set(
    omissions.items.filter(({ what }) => what === 'person').map(({ record }) => record),
  );
  const persons = new Map(document.persons.map((person) => [person.record, person] as const));
  const pseudonyms = new Set(document.persons.map(({ pseudonym }) => pseudonym));
  if (persons.size !== document.persons.length || pseudonyms.size !== document.persons.length)
    problems.push({ code: 'counts_differ', at: 'data/incidents.json', detail: 'persons' });

  const named = new Map<RecordId, Person['roles'][number][]>();
  for (const incident of document.incidents) {
    const record = records.get(incident.record);
    const signed = record ? rolesIn(fieldValues(record)) : [];
    for (const { person, roles } of signed) {
      const rows = named.get(person) ?? [];
      const row = { incident: incident.record, incidentNumber: incident.number, roles: [...roles] };
      named.set(person, [...rows, row]);
      if (!persons.has(person) && !omitted.has(person))
        problems.push({ code: 'person_dropped', at: incident.number, detail: person });
    }
    const said = signed.map(({ person, roles }) => ({
      record: person,
      pseudonym: persons.get(person)?.pseudonym ?? null,
      roles,
    }));
    if (!same(inOneOrder(said), inOneOrder(incident.persons)))
      problems.push({ code: 'field_differs', at: incident.number, detail: 'role' });
  }
  for (const id of omitted)
    if (!named.has(id) || persons.has(id)) problems.push({ code: 'person_uninvited', at: id });

  for (const person of document.persons) {
    const { pseudonym } = person;
    const roles = named.get(person.record);
    if (!roles) problems.push({ code: 'person_uninvited', at: pseudonym });
    else if (!same(roles.map(withSortedRoles), person.roles.map(withSortedRoles)))
      problems.push({ code: 'person_differs', at: pseudonym, detail: 'roles' });
    const record = records.get(person.record);
    if (record?.type !== 'person' || record.missing.length > 0) {
      problems.push({ code: 'person_unproven', at: pseudonym });
      continue;
    }
    const appearances = (roles ?? []).map(({ incident, roles }) => ({
      roles,
      anonymised: document.incidents.some(({ record, anonymised }) => record === incident && anonymised),
    }));
    problems.push(...personProblems(person, record, appearances, proofs));
  }
  return problems;
};

/** Who comes first is how an incident is read, not what was signed. */
const withSortedRoles = <T extends { readonly roles: readonly string[] }>(row: T) => ({
  ...row,
  roles: [...row.roles].sort(),
});
const inOneOrder = (rows: readonly { readonly record: RecordId; readonly roles: readonly string[] }[]) =>
  rows.map(withSortedRoles).sort((a, b) => (a.record < b.record ? -1 : 1));

const personProblems = (
  { pseudonym, fields, withheld }: Person,
  record: ProvenRecord,
  appearances: readonly Appearance[],
  proofs: Proven['proofs'],
): readonly Problem[] => {
  const problems: Problem[] = [];
  const signed = fieldValues(record);
  const shown: Readonly<Record<string, unknown>> = fields;
  for (const name of new Set([...Object.keys(shown), ...Object.keys(signed)])) {
    if (!(name in signed)) problems.push({ code: 'field_unproven', at: pseudonym, detail: name });
    else if (!same(shown[name], signed[name]))
      problems.push({ code: 'field_differs', at: pseudonym, detail: name });
  }
  if (signed['person.pseudonym'] !== pseudonym)
    problems.push({ code: 'field_differs', at: pseudonym, detail: 'person.pseudonym' });
  const mayWithhold = (name: string) => name !== 'person.pseudonym' && personField(name) !== undefined;
  problems.push(...sealedProblems({ at: pseudonym, withheld, mayWithhold }, record));
  const exposed = record.entries.flatMap(({ id }) =>
    (proofs.get(id)?.disclosed ?? []).flatMap(([, name, value]) =>
      value !== null && whyPersonWithheld(name, appearances) ? [name] : [],
    ),
  );
  for (const detail of new Set(exposed)) problems.push({ code: 'field_exposed', at: pseudonym, detail });
  return problems;
};
