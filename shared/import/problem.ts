/**
 * What is wrong or unclear in a row. Its sentence is `problem.<code>` of the locales `import`, with the heading and
 * the cell in it; what would be done with it if the person agrees is `fallback.<name>`.
 */

/** What is done with the cell when the person takes the rows with this problem in. */
export type Fallback =
  /** Read and recorded as it is. */
  | 'as_is'
  /** Recorded without the signs nobody sees. */
  | 'cleaned'
  /** The known answers are recorded, the whole cell goes into the note. */
  | 'known_only'
  /** The cell goes into the note, its field stays blank. */
  | 'note'
  /** The file's value replaces the one in the vault. */
  | 'overwrite'
  /** The vault keeps what it holds, the file's value goes into the note. */
  | 'kept'
  /** A person is begun anew. */
  | 'new_person'
  /** The incident is begun as a draft without it. */
  | 'draft';

type Kind = { readonly severity: 'unclear'; readonly fallback: Fallback } | { readonly severity: 'error' };

const unclear = (fallback: Fallback): Kind => ({ severity: 'unclear', fallback });
const error: Kind = { severity: 'error' };

const kinds = {
  impossible_date: unclear('note'),
  two_dates: unclear('note'),
  unreadable_date: unclear('note'),
  date_is_number: unclear('note'),
  future_date: unclear('as_is'),
  number_with_text: unclear('note'),
  ambiguous_number: unclear('note'),
  too_small: unclear('note'),
  too_big: unclear('note'),
  bad_amount: unclear('note'),
  bad_currency: unclear('note'),
  no_currency: unclear('note'),
  unknown_option: unclear('note'),
  unknown_among: unclear('known_only'),
  not_yes_no: unclear('note'),
  place_unknown: unclear('as_is'),
  place_ambiguous: unclear('as_is'),
  formula: unclear('as_is'),
  control_signs: unclear('cleaned'),
  direction_signs: unclear('cleaned'),
  broken_text: unclear('cleaned'),
  wrong_encoding: unclear('as_is'),
  two_values: unclear('note'),
  no_type: unclear('draft'),
  no_date: unclear('draft'),
  no_place: unclear('draft'),
  person_differs: unclear('note'),
  person_contradicts: unclear('kept'),
  person_ambiguous: unclear('new_person'),
  changed_since: unclear('overwrite'),
  too_long: error,
  too_many_cells: error,
  no_key: error,
  duplicate_key: error,
  several_records: error,
  not_editable: error,
} as const satisfies Record<string, Kind>;

export type ProblemCode = keyof typeof kinds;
export const problemCodes = Object.keys(kinds) as readonly ProblemCode[];

export const severityOf = (code: ProblemCode): Kind['severity'] => kinds[code].severity;

/** Undefined for an error: such a row is never taken in. */
export const fallbackOf = (code: ProblemCode): Fallback | undefined => {
  const kind: Kind = kinds[code];
  return kind.severity === 'unclear' ? kind.fallback : undefined;
};

export type RowProblem = {
  readonly code: ProblemCode;
  /** The column's heading; undefined when it is about the row as a whole. */
  readonly heading: string | undefined;
  /** The cell's text, or what of it is meant: the unknown answer, the number of the other row. */
  readonly cell: string;
};
