import type { Field } from '../model/fields.ts';
import { incidentField, incidentFields } from '../model/incident.ts';
import { personField, personFields } from '../model/person.ts';

/** Where a column may go besides a field. */
export const specialTargets = ['ignore', 'note', 'person_key'] as const;

/** Given by the vault, or made of other columns. */
const notFromAFile = new Set(['person.pseudonym', 'import.note', 'import.source']);
/** What law an incident engages is judged here, by a lawyer. */
const judgedHere = /^(law|rd4u)\./;
/** Records of the vault, which no file knows. */
const linked = /^(role|link)\./;

export const isPersonTarget = (target: string): boolean => target.startsWith('person.');

/** The field a column may go to; undefined for what is no field or is not the file's to say. */
export const targetField = (target: string): Field | undefined =>
  notFromAFile.has(target) || judgedHere.test(target)
    ? undefined
    : (personField(target) ?? (linked.test(target) ? undefined : incidentField(target)));

/** Every field a column may go to, in the order of the form. */
export const targetFields = (): readonly Field[] =>
  [...incidentFields.values(), ...personFields.values()].filter(
    ({ name }) => targetField(name) !== undefined,
  );
