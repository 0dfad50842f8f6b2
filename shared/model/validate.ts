import { z } from 'zod';
import { placeCode } from '../places/gazetteer.ts';
import { isCurrency } from './currencies.ts';
import { isEdtf } from './dates.ts';
import { type Field, isUnanswered } from './fields.ts';
import { incidentField } from './incident.ts';
import { familyOf, incidentOfLink } from './incident-links.ts';
import { personField } from './person.ts';

/** Why a value cannot stand in a field; its sentence is `problem.<code>` in the locales `fields`. */
export const fieldProblemCodes = [
  'unknown_field',
  'wrong_kind',
  'needed',
  'blank',
  'too_long',
  'broken_text',
  'not_a_date',
  'too_small',
  'too_big',
  'not_an_option',
  'twice',
  'bad_amount',
  'bad_currency',
  'not_a_place',
] as const;
export type FieldProblemCode = (typeof fieldProblemCodes)[number];

export type FieldProblem = { readonly field: string; readonly code: FieldProblemCode };

/** Characters (UTF-16 units) one text may have. */
export const longestText = 100_000;

const evidenceLink = /^exhibit\.[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Made by the vault when the record begins; a person may correct neither to a blank. */
const always = new Set(['incident.number', 'person.pseudonym']);

/** What a name stands for in records of one type. */
export type FieldLookup = (name: string) => Field | undefined;

/**
 * What is wrong with this value in this field of an incident; undefined when nothing is. `null` clears a field,
 * `{ unanswered }` says why there is no answer; both stand in every field but the number and the pseudonym.
 */
export const validateField = (
  name: string,
  value: unknown,
  lookup: FieldLookup = incidentField,
): FieldProblem | undefined => {
  const code = problemOf(name, value, lookup);
  return code && { field: name, code };
};

/** The first problem among the changes, or undefined. */
export const validateChanges = (
  changes: Readonly<Record<string, unknown>>,
  lookup: FieldLookup = incidentField,
): FieldProblem | undefined => {
  for (const [name, value] of Object.entries(changes)) {
    const problem = validateField(name, value, lookup);
    if (problem) return problem;
  }
  return undefined;
};

const problemOf = (name: string, value: unknown, lookup: FieldLookup): FieldProblemCode | undefined => {
  const links = lookup === incidentField && (evidenceLink.test(name) || incidentOfLink(name) !== undefined);
  if (links) return value === true || value === null ? undefined : 'wrong_kind';
  const schema = schemas(name, lookup);
  if (!schema) return 'unknown_field';
  const answered = value !== null && !isUnanswered(value);
  if (!answered && always.has(name)) return 'needed';
  // Somebody has a role or none: who has which is known, or is not said.
  if (isUnanswered(value) && familyOf(name)) return 'wrong_kind';
  return answerProblem(schema, value);
};

/** What is wrong with an answer, a reason for none, or null for a blank, where answers are of this schema. */
export const answerProblem = (schema: z.ZodType, value: unknown): FieldProblemCode | undefined => {
  if (value === null) return undefined;
  const result = (isUnanswered(value) ? unanswered : schema).safeParse(value);
  return result.success ? undefined : codeOf(result.error.issues[0]?.message);
};

const unanswered = z.strictObject({ unanswered: z.enum(['unknown', 'declined']) }, 'wrong_kind');

// The schemas' messages are the codes; anything else is a shape nobody can type.
const codeOf = (message: string | undefined): FieldProblemCode =>
  fieldProblemCodes.find((code) => code === message) ?? 'wrong_kind';

const numberSchema = z.string('wrong_kind').regex(/^[A-Z0-9]{2,10}-\d{4}-\d{4,}$/, 'wrong_kind');

const made = new WeakMap<Field, z.ZodType>();

const schemas = (name: string, lookup: FieldLookup): z.ZodType | undefined => {
  if (name === 'incident.number' && lookup === incidentField) return numberSchema;
  const field = lookup(name);
  if (!field) return undefined;
  const kept = made.get(field) ?? schemaOf(field);
  made.set(field, kept);
  return kept;
};

// A surrogate without its pair is no character: it has no UTF-8 and no canonical form.
const loneSurrogate = /\p{Surrogate}/u;

const text = z
  .string('wrong_kind')
  .min(1, 'blank')
  .max(longestText, 'too_long')
  .refine((typed) => !loneSurrogate.test(typed), 'broken_text');

/** As `validateChanges`, of a person. */
export const validatePersonChanges = (changes: Readonly<Record<string, unknown>>): FieldProblem | undefined =>
  validateChanges(changes, personField);

/** The schema of an answer in this field (neither cleared nor unanswered). */
export const schemaOf = (field: Field): z.ZodType => {
  switch (field.kind) {
    case 'text':
      return text;
    case 'date':
      return z.string('wrong_kind').refine(isEdtf, 'not_a_date');
    case 'number':
      return z.number('wrong_kind').min(field.min, 'too_small').max(field.max, 'too_big');
    case 'money':
      return z.strictObject(
        {
          amount: z.string('wrong_kind').regex(/^\d{1,15}(\.\d{1,4})?$/, 'bad_amount'),
          currency: z.string('wrong_kind').refine(isCurrency, 'bad_currency'),
        },
        'wrong_kind',
      );
    case 'one':
      return z.enum(field.options, 'not_an_option');
    case 'many':
      return z
        .array(z.enum(field.options, 'not_an_option'), 'wrong_kind')
        .min(1, 'blank')
        .refine((chosen) => new Set(chosen).size === chosen.length, 'twice');
    case 'yesno':
      return z.boolean('wrong_kind');
    case 'place':
      return z.string('wrong_kind').regex(placeCode, 'not_a_place');
    default:
      return assertNever(field);
  }
};

const assertNever = (field: never): never => {
  throw new Error(`No schema for ${JSON.stringify(field)}`);
};
