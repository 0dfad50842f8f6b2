import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type IncidentType, incidentTypeIds } from '../../../shared/model/incident-types.ts';
import { type ReviewState, reviewStates } from '../../../shared/model/views.ts';
import type { SearchTerm } from '../../../shared/search/search-terms.ts';
import { searchTerms } from '../../../shared/search/search-terms.ts';
import type { IncidentFacet, IncidentFilter, IncidentSort } from '../../../shared/vault-api/log-api.ts';

/** What somebody has to do something about comes first. */
const byUrgency: readonly ReviewState[] = [
  'draft',
  'returned',
  'waiting',
  'approved',
  ...reviewStates.filter((state) => state === 'retracted' || state === 'erased'),
];

export const stateRank = (state: ReviewState): number => byUrgency.indexOf(state);

export const stateOfRank = (rank: number): ReviewState => byUrgency[rank] ?? 'draft';

/** Those without a type come last. */
export const typeRank = (type: IncidentType | undefined): number =>
  type ? incidentTypeIds.indexOf(type) : incidentTypeIds.length;

/** A filter as SQL. */
export type Condition = {
  /** Of the columns alone, with the values they bind, in order. */
  readonly where: readonly string[];
  readonly bind: readonly (string | number)[];
  /** What the words must match, if anything. */
  readonly match: string | undefined;
};

/** Of the words, by their rows. */
const matching = 'key IN (SELECT rowid FROM words WHERE words MATCH ?)';

/**
 * All of it as a clause.
 * @param by where the words match: the few incidents that do are looked up, or in an order that stands ready each is
 *   asked whether it does
 */
export const clauseOf = (
  { where, bind, match }: Condition,
  by: 'match' | 'order' = 'match',
): { readonly clause: string; readonly values: readonly (string | number)[] } => {
  const all = match === undefined ? where : [...where, by === 'match' ? matching : `+${matching}`];
  return {
    clause: all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`,
    values: match === undefined ? bind : [...bind, match],
  };
};

/** What the filter needs to know besides itself. */
export type FilterContext = {
  /** Profile id of who asks. */
  readonly me: RecordId;
  /** `YYYY-MM-DD`, by which consents have expired. */
  readonly today: string;
  /** The places that lie in this one, by their first and last in the gazetteer's order; undefined of no place. */
  readonly spanOf: (place: string) => readonly [first: number, last: number] | undefined;
};

/** The FTS5 expression for the terms; their words are letters and digits alone, so that quoting them is safe. */
export const matchOf = (terms: readonly SearchTerm[]): string =>
  terms.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`).join(' ');

/** A consent that was given ends on a day: only the day of asking says whether it still stands. */
export const consentNow = (today: string): string =>
  `CASE WHEN consent = 'given' AND consent_end < '${/^\d{4}-\d{2}-\d{2}$/.exec(today)?.[0] ?? ''}' THEN 'expired' ELSE consent END`;

export const facetColumn = (facet: IncidentFacet, today: string): string =>
  facet === 'consent'
    ? consentNow(today)
    : facet === 'evidence'
      ? "CASE WHEN exhibits > 0 THEN 'yes' ELSE 'no' END"
      : facet;

/** Undefined when nothing can match. */
export const conditionOf = (filter: IncidentFilter, context: FilterContext): Condition | undefined => {
  const where: string[] = [];
  const bind: (string | number)[] = [];
  const add = (condition: string, ...values: readonly (string | number)[]) => {
    where.push(condition);
    bind.push(...values);
  };
  const among = (column: string, values: readonly (string | number)[] | undefined) => {
    if (values) add(`${column} IN (${values.map(() => '?').join(', ')})`, ...values);
  };
  among('type_rank', filter.types?.map(typeRank));
  among('state_rank', filter.states?.map(stateRank));
  among('reliability', filter.reliability);
  among('credibility', filter.credibility);
  among(consentNow(context.today), filter.consent);
  if (filter.mine) add('author IN (SELECT key FROM incident_author WHERE id = ?)', context.me);
  if (filter.hasEvidence !== undefined) add(filter.hasEvidence ? 'exhibits > 0' : 'exhibits = 0');
  if (filter.place !== undefined) {
    const span = context.spanOf(filter.place);
    if (!span) return undefined;
    add('place BETWEEN ? AND ?', ...span);
  }
  if (filter.person !== undefined)
    add('key IN (SELECT incident FROM incident_person WHERE person = ?)', filter.person);
  const { from, to } = filter.dates ?? {};
  if (from !== undefined || to !== undefined) add('(earliest IS NOT NULL OR latest IS NOT NULL)');
  // What has no end on one side may reach any day there.
  if (from !== undefined) add('(latest IS NULL OR latest >= ?)', from);
  if (to !== undefined) add('(earliest IS NULL OR earliest <= ?)', to);
  const terms = searchTerms(filter.text ?? '');
  // Only signs that no word has.
  if (terms.length === 0 && filter.text?.trim()) return undefined;
  return { where, bind, match: terms.length > 0 ? matchOf(terms) : undefined };
};

const authorName = '(SELECT name_key FROM incident_author WHERE incident_author.key = author)';

const columns: Readonly<Record<IncidentSort, readonly [ascending: string, descending: string]>> = {
  changed: ['changed', 'changed'],
  number: ['number', 'number'],
  date: ['date_first', 'date_last'],
  state: ['state_rank', 'state_rank'],
  type: ['type_rank', 'type_rank'],
  place: ['place_first', 'place_key'],
  author: [authorName, authorName],
  exhibits: ['exhibits', 'exhibits'],
  grade: ['grade_first', 'grade_last'],
  lacking: ['lacking', 'lacking'],
};

/** Equal ones are in the order in which they were begun. What has no value stands last both ways. */
export const orderOf = (sort: IncidentSort, descending: boolean): string => {
  const column = columns[sort][descending ? 1 : 0];
  const direction = descending ? 'DESC' : 'ASC';
  return `ORDER BY ${column} ${direction}, key ${direction}`;
};
