import type { Json, RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue, fieldValues } from '../../../shared/ledger/fold.ts';
import { dateBounds } from '../../../shared/model/dates.ts';
import { erasureOf } from '../../../shared/model/erasure.ts';
import { type PersonRole, personRoles } from '../../../shared/model/person.ts';
import { mayEdit } from '../../../shared/model/review.ts';
import type { PersonSummary, PersonView } from '../../../shared/model/views.ts';
import { foldText } from '../../../shared/search/fold-text.ts';
import type { IndexedPerson, KeptPerson } from '../index/person-index.ts';
import { today } from '../ledger/device-time.ts';
import { foundSummary } from '../log/incident-view.ts';
import { myRole } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';

/** A person as the interface sees them, made from their folded entries and the incidents they are in. */

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const inOrder = (roles: Iterable<PersonRole>): readonly PersonRole[] => {
  const held = new Set(roles);
  return personRoles.filter((role) => held.has(role));
};

const keptPerson = (person: FoldedRecord): KeptPerson => {
  const values = fieldValues(person);
  return {
    id: person.record,
    pseudonym: textOf(values['person.pseudonym']) ?? '',
    name: textOf(values['person.name']),
    otherNames: textOf(values['person.other_names']),
    birth: textOf(values['person.birth']),
    office: textOf(values['person.office']),
    changed: person.entries.at(-1)?.header.time ?? '',
    conflicts: [...person.fields].filter(([, field]) => field.conflicts.length > 0).map(([name]) => name),
  };
};

/** A person as the index keeps them, made whole. */
export const personSummary = ({ index }: Pick<OpenVault, 'index'>, kept: KeptPerson): PersonSummary => {
  const incidents = index.incidents.rolesOf(kept.id);
  return { ...kept, roles: inOrder([...incidents.values()].flat()), incidents: incidents.size };
};

/** Begun by an import that was undone, or erased: of neither is anything left to find. */
export const isGone = (person: FoldedRecord): boolean =>
  person.entries.some(({ header }) => header.kind === 'retract') || erasureOf(person) !== undefined;

const searched = ['pseudonym', 'name', 'other_names', 'office', 'unit', 'rank', 'occupation', 'contact'];

/** The person for the index; undefined when they were erased. */
export const indexedPerson = (person: FoldedRecord): IndexedPerson | undefined => {
  if (erasureOf(person)) return undefined;
  const texts = searched.map((name) => textOf(fieldValue(person, `person.${name}`)) ?? '').join(' ');
  return {
    summary: keptPerson(person),
    words: ` ${foldText(texts).replace(/[^\p{L}\p{N}]+/gu, ' ')}`,
    isGone: isGone(person),
  };
};

const appearancesOf = (vault: OpenVault, person: RecordId): PersonView['appearances'] => {
  const lastDay = (date: string | undefined): string =>
    (date === undefined ? undefined : dateBounds(date).latest) ?? '';
  const roles = vault.index.incidents.rolesOf(person);
  const people = vault.people();
  return vault.index.incidents
    .summaries([...roles.keys()], today())
    .map((row) => ({
      incident: foundSummary(row, people),
      roles: inOrder(roles.get(row.kept.id) ?? []),
    }))
    .sort(({ incident: a }, { incident: b }) => {
      const [dayA, dayB] = [lastDay(a.date), lastDay(b.date)];
      return dayA === dayB ? (a.number < b.number ? 1 : -1) : dayA < dayB ? 1 : -1;
    });
};

export const personView = (vault: OpenVault, person: FoldedRecord): PersonView => ({
  ...personSummary(vault, keptPerson(person)),
  fields: fieldValues(person),
  heads: person.heads,
  appearances: appearancesOf(vault, person.record),
  may: { edit: vault.ledger.problems.length === 0 && mayEdit(myRole(vault)) },
});
