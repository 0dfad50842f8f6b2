import type { Hex, Json } from '../../../shared/ledger/entry.ts';
import { consentEnd, consentState } from '../../../shared/model/consent-state.ts';
import { type DateBounds, dateBounds } from '../../../shared/model/dates.ts';
import type { IncidentSummary, ProfileView } from '../../../shared/model/views.ts';
import type { FoundText } from '../../../shared/vault-api.ts';
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

/** Sorts before and after whatever has a value. */
const [first, last] = ['', '\uFFFF'];

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

/** `YYYY-MM`; undefined where it may have been in more than one. */
const monthOf = (earliest: string | undefined, latest: string | undefined): string | undefined => {
  const month = earliest?.slice(0, 7);
  return month === latest?.slice(0, 7) ? month : undefined;
};

/** In the order of the table's columns. */
export const rowOf = (
  { summary, author, fields }: IndexedIncident,
  place: number | undefined,
  oblast: string | undefined,
): readonly SqlValue[] => {
  const { earliest, latest } = boundsOf(summary.date ?? '');
  const placeName = sortKey(summary.place ?? '');
  const grade = `${summary.reliability ?? 'Z'}${summary.credibility ?? '9'}`;
  const judged = grade !== 'Z9';
  return [
    summary.number,
    summary.type ?? null,
    typeRank(summary.type),
    summary.state,
    stateRank(summary.state),
    author.id,
    sortKey(author.name),
    earliest ?? null,
    latest ?? null,
    earliest ?? latest ?? last,
    latest ?? earliest ?? first,
    place ?? null,
    monthOf(earliest, latest) ?? null,
    oblast ?? null,
    placeName || last,
    placeName,
    summary.reliability ?? null,
    summary.credibility ?? null,
    judged ? grade : last,
    judged ? grade : first,
    // Whether it has expired is asked each day.
    consentState(fields, first),
    consentEnd(fields) ?? null,
    summary.exhibits,
    summary.lacking.needed * 1000 + summary.lacking.useful,
    instant(summary.changed),
    text(fields['import.key']) ?? null,
    JSON.stringify(summary),
  ];
};
