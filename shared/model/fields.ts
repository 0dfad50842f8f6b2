/**
 * What a field of a record may hold, as data: the form, the schema check, the dossier and the redaction all
 * read the same description, so that a new incident type is a new table of fields and nothing else.
 */

/**
 * How far a field's value may travel. `identifying` never leaves where consent says "anonymised"; `sealed` never
 * leaves at all: it names people who gave no consent, or keeps someone safe.
 */
export type Privacy = 'open' | 'sensitive' | 'identifying' | 'sealed';

type Named = {
  /** Full ledger name, `section.field`; also its key in the locales (`field.<name>`). */
  readonly name: string;
  readonly privacy: Privacy;
};

export type TextField = Named & { readonly kind: 'text'; readonly lines: 1 | 4 | 12 };
/** EDTF level 1 (ISO 8601-2), e.g. `2025-03`, `2024~`, `../2025-05`. */
export type DateField = Named & { readonly kind: 'date' };
export type NumberField = Named & { readonly kind: 'number'; readonly min: number; readonly max: number };
/** Decimal amount as text with its ISO 4217 code. */
export type MoneyField = Named & { readonly kind: 'money' };
/** One of, e.g. `option.<name>.<value>` in the locales. */
export type OneField = Named & { readonly kind: 'one'; readonly options: readonly string[] };
export type ManyField = Named & { readonly kind: 'many'; readonly options: readonly string[] };
/** Yes or no; "unknown" and "declined" are open to every kind of field (see `Unanswered`). */
export type YesNoField = Named & { readonly kind: 'yesno' };
/** KATOTTG code of a place in the gazetteer: `UA` and 17 digits. */
export type PlaceField = Named & { readonly kind: 'place' };

export type Field =
  | TextField
  | DateField
  | NumberField
  | MoneyField
  | OneField
  | ManyField
  | YesNoField
  | PlaceField;

/** A titled group of fields on the incident page; `id` is its key in the locales (`section.<id>`). */
export type Section = { readonly id: string; readonly fields: readonly Field[] };

/** An answer that says why there is none. A blank is not an answer: the field is then absent. */
export type Unanswered = { readonly unanswered: 'unknown' | 'declined' };
export type Money = { readonly amount: string; readonly currency: string };

export type FieldValue = string | number | boolean | readonly string[] | Money | Unanswered;

export const isUnanswered = (value: unknown): value is Unanswered =>
  typeof value === 'object' && value !== null && 'unanswered' in value;

type FieldOptions = { privacy?: Privacy };

/** Builders for one section's fields: `const f = fieldsOf('conscription'); f.date('served')`. */
export const fieldsOf = (section: string) => {
  const named = (name: string, options: FieldOptions): Named => ({
    name: `${section}.${name}`,
    privacy: options.privacy ?? 'open',
  });
  return {
    text: (name: string, lines: TextField['lines'] = 1, options: FieldOptions = {}): TextField => ({
      ...named(name, options),
      kind: 'text',
      lines,
    }),
    date: (name: string, options: FieldOptions = {}): DateField => ({
      ...named(name, options),
      kind: 'date',
    }),
    number: (name: string, max: number, options: FieldOptions = {}): NumberField => ({
      ...named(name, options),
      kind: 'number',
      min: 0,
      max,
    }),
    money: (name: string, options: FieldOptions = {}): MoneyField => ({
      ...named(name, options),
      kind: 'money',
    }),
    yesno: (name: string, options: FieldOptions = {}): YesNoField => ({
      ...named(name, options),
      kind: 'yesno',
    }),
    place: (name: string, options: FieldOptions = {}): PlaceField => ({
      ...named(name, options),
      kind: 'place',
    }),
    one: (name: string, values: readonly string[], options: FieldOptions = {}): OneField => ({
      ...named(name, options),
      kind: 'one',
      options: values,
    }),
    many: (name: string, values: readonly string[], options: FieldOptions = {}): ManyField => ({
      ...named(name, options),
      kind: 'many',
      options: values,
    }),
  };
};
