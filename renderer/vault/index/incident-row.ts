import type { Hex, Json, RecordId } from '../../../shared/ledger/entry.ts';
import { consentEnd, consentState } from '../../../shared/model/consent-state.ts';
import { type DateBounds, dateBounds } from '../../../shared/model/dates.ts';
import type { IncidentType } from '../../../shared/model/incident-types.ts';
import type { IncidentSummary, ProfileView, ReviewState } from '../../../shared/model/views.ts';
import type { FoundText } from '../../../shared/vault-api/log-api.ts';
import type { SqlValue } from '../sqlite/statements.ts';
import { stateRank, typeRank } from './incident-filter.ts';
import { sortKey } from './sort-key.ts';

/** What the list keeps of one incident: its row, by which it is filtered and put in order. */

/** A row of the list, but for who wrote it and whether consent has expired: both are asked each time. */
export type KeptSummary = Omit<IncidentSummary, 'author' | 'consent'> & {
  /** Public key of the author. */
  readonly author: Hex;
};

export type IndexedIncident = {
  readonly summary: KeptSummary;
  /** Profile of the author; someone unknown has their public key for an id. */
  readonly author: Pick<ProfileView, 'id' | 'name'>;
  readonly fields: Readonly<Record<string, Json>>;
  readonly texts: readonly FoundText[];
};

const instant = (time: string): string => new Date(time).toISOString();

export const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Reading a date takes longer than all else that is put into a row, and many incidents share theirs. */
const read = new Map<string, DateBounds>();
const mostRead = 10_000;

const boundsOf = (date: string): DateBounds => {
  const known = read.get(date);
  if (known) return known;
  if (read.size >= mostRead) read.clear();
  const bounds = dateBounds(date);
  read.set(date, bounds);
  return bounds;
};

/** What the row's other columns do not say. */
type Shown = readonly [
  date: string | null,
  place: string | null,
  placeCode: string | null,
  pseudonym: string,
  persons: KeptSummary['persons'],
  excerpt: string,
  conflicts: readonly string[],
  /** Where a device wrote its time with an offset. */
  changed: string | null,
];

const shownOf = (summary: KeptSummary, instantChanged: string): Shown => {
  const { date, place, placeCode, pseudonym, persons, excerpt, conflicts, changed } = summary;
  return [
    date ?? null,
    place ?? null,
    placeCode ?? null,
    pseudonym,
    persons,
    excerpt,
    conflicts,
    changed === instantChanged ? null : changed,
  ];
};

/**
 * In the order of the table's columns.
 * @param author key of the author's row
 */
export const rowOf = (
  { summary, fields }: IndexedIncident,
  author: number,
  place: number | undefined,
  oblast: string | undefined,
): readonly SqlValue[] => {
  const { earliest, latest } = boundsOf(summary.date ?? '');
  const changed = instant(summary.changed);
  return [
    summary.number,
    summary.type ?? null,
    typeRank(summary.type),
    summary.state,
    stateRank(summary.state),
    author,
    earliest ?? null,
    latest ?? null,
    place ?? null,
    oblast ?? null,
    sortKey(summary.place ?? ''),
    summary.reliability ?? null,
    summary.credibility ?? null,
    // Whether it has expired is asked each day.
    consentState(fields, ''),
    consentEnd(fields) ?? null,
    summary.exhibits,
    summary.lacking.needed,
    summary.lacking.useful,
    changed,
    text(fields['import.key']) ?? null,
    JSON.stringify(shownOf(summary, changed)),
  ];
};

/** Columns of which a summary is made again. */
export const summaryColumns =
  'number, type, state, public_key, reliability, credibility, exhibits, needed, useful, changed, shown';

type SummaryRow = readonly [
  number: string,
  type: IncidentType | null,
  state: ReviewState,
  author: Hex,
  reliability: string | null,
  credibility: string | null,
  exhibits: number,
  needed: number,
  useful: number,
  changed: string,
  shown: string,
];

export const summaryIn = (id: RecordId, row: readonly SqlValue[]): KeptSummary => {
  const [number, type, state, author, reliability, credibility, exhibits, needed, useful, changed, shown] =
    row as SummaryRow;
  const [date, place, placeCode, pseudonym, persons, excerpt, conflicts, told] = JSON.parse(shown) as Shown;
  return {
    id,
    number,
    type: type ?? undefined,
    date: date ?? undefined,
    place: place ?? undefined,
    placeCode: placeCode ?? undefined,
    pseudonym,
    persons,
    excerpt,
    state,
    author,
    changed: told ?? changed,
    exhibits,
    reliability: reliability ?? undefined,
    credibility: credibility ?? undefined,
    lacking: { needed, useful },
    conflicts,
  };
};
