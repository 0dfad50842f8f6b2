import type { Json } from '../ledger/entry.ts';
import { type DateBounds, dateBounds } from '../model/dates.ts';
import { type ExhibitMetadata, readMetadata } from './metadata.ts';

/**
 * Where a file and what was recorded say different things. Neither is proof: clocks are wrong, files are copied, and
 * a witness may mean another day. They are shown side by side, for a person to judge.
 */

export type Position = { readonly latitude: number; readonly longitude: number };

/** What the incident says, as far as it is exact enough to compare. */
export type IncidentStatement = {
  /** EDTF. */
  readonly date: string | undefined;
  /** The middle of the hromada the incident's place lies in; its name is for the person. */
  readonly place: (Position & { readonly name: string }) | undefined;
};

/** What is recorded of the exhibit. */
export type ExhibitStatement = {
  readonly fields: Readonly<Record<string, Json>>;
  /** RFC 3339: when it was attached. */
  readonly attachedAt: string;
};

export type Disagreement =
  /** Made `km` kilometres from the place of the incident. */
  | { readonly kind: 'far'; readonly km: number; readonly position: Position; readonly place: string }
  /** Made at least `days` days before or after the date of the incident. */
  | { readonly kind: 'before' | 'after'; readonly days: number; readonly made: string; readonly date: string }
  /** The file was changed after it was collected. */
  | { readonly kind: 'changed_later'; readonly modified: string; readonly collected: string }
  /** The camera's clock and the satellites' differ by more than any time zone. */
  | {
      readonly kind: 'clock_differs';
      readonly hours: number;
      readonly made: string;
      readonly satellites: string;
    }
  /** Made, says its clock, after it was attached here. */
  | { readonly kind: 'clock_ahead'; readonly made: string; readonly attached: string }
  /** A clock's time without a zone: which hour it was elsewhere cannot be told. */
  | { readonly kind: 'no_zone'; readonly made: string };

const hour = 3_600_000;
const day = 24 * hour;
/** No zone is further from UTC (Line Islands, UTC+14). */
const widestZone = 14 * hour;
/** A hromada reaches about this far from its middle. */
const hromadaReach = 50;
const earthRadius = 6371;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres along the great circle, by the haversine formula on a sphere. */
export const distanceKm = (a: Position, b: Position): number => {
  const [from, to] = [radians(a.latitude), radians(b.latitude)];
  const half =
    Math.sin((to - from) / 2) ** 2 +
    Math.cos(from) * Math.cos(to) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)));
};

/** Milliseconds since 1970, both included: a clock without a zone may mean any instant of a day. */
type Span = { readonly from: number; readonly to: number };

const spanOf = (moment: string, offset: string | undefined): Span => {
  if (moment.endsWith('Z') || offset !== undefined) {
    const at = Date.parse(moment.endsWith('Z') ? moment : `${moment}${offset}`);
    return { from: at, to: at };
  }
  const at = Date.parse(`${moment}Z`);
  return { from: at - widestZone, to: at + widestZone };
};

/** When it was made, by its own account, and the text that says so. */
const madeAt = (metadata: ExhibitMetadata): (Span & { readonly said: string }) | undefined => {
  const { taken, taken_offset: offset, created } = metadata;
  const said = taken ?? created;
  if (said === undefined) return undefined;
  return {
    ...spanOf(said, taken === undefined ? undefined : offset),
    said: taken ? `${taken}${offset ?? ''}` : said,
  };
};

/** The days between, rounded down; the bounds are whole days of a place whose zone nobody recorded. */
const daysApart = (made: Span, { earliest, latest }: DateBounds): { before: number; after: number } => ({
  before: earliest === undefined ? 0 : Math.floor((Date.parse(earliest) - widestZone - made.to) / day),
  after: latest === undefined ? 0 : Math.floor((made.from - (Date.parse(latest) + day + widestZone)) / day),
});

const againstDate = (
  metadata: ExhibitMetadata,
  kind: Json | undefined,
  date: string,
): readonly Disagreement[] => {
  const made = madeAt(metadata);
  if (!made) return [];
  const { before, after } = daysApart(made, dateBounds(date));
  if (before >= 1) return [{ kind: 'before', days: before, made: made.said, date }];
  // Papers and messages are photographed whenever there is time.
  const isAnyTime = kind === 'document' || kind === 'message';
  return after >= 1 && !isAnyTime ? [{ kind: 'after', days: after, made: made.said, date }] : [];
};

const againstPlace = (
  { latitude, longitude }: ExhibitMetadata,
  place: NonNullable<IncidentStatement['place']>,
): readonly Disagreement[] => {
  if (latitude === undefined || longitude === undefined) return [];
  const position = { latitude, longitude };
  const km = Math.round(distanceKm(position, place));
  return km > hromadaReach ? [{ kind: 'far', km, position, place: place.name }] : [];
};

const againstCustody = (metadata: ExhibitMetadata, collected: Json | undefined): readonly Disagreement[] => {
  const { file_modified: modified } = metadata;
  if (modified === undefined || typeof collected !== 'string') return [];
  const { latest } = dateBounds(collected);
  if (latest === undefined || Date.parse(modified) < Date.parse(latest) + day + widestZone) return [];
  return [{ kind: 'changed_later', modified, collected }];
};

const ofClock = (metadata: ExhibitMetadata, attachedAt: string): readonly Disagreement[] => {
  const made = madeAt(metadata);
  if (!made) return [];
  const found: Disagreement[] = [];
  const { taken, taken_offset: offset, gps_time: satellites } = metadata;
  if (taken !== undefined && satellites !== undefined) {
    const at = Date.parse(satellites);
    const off = Math.max(at - made.to, made.from - at);
    // A position may be an hour old when the picture is taken.
    if (off > hour)
      found.push({ kind: 'clock_differs', hours: Math.ceil(off / hour), made: made.said, satellites });
  }
  if (made.from > Date.parse(attachedAt))
    found.push({ kind: 'clock_ahead', made: made.said, attached: attachedAt });
  if (taken !== undefined && offset === undefined) found.push({ kind: 'no_zone', made: made.said });
  return found;
};

/** Everything that does not fit, the weightiest first; empty when nothing is known to differ. */
export const disagreements = (
  exhibit: ExhibitStatement,
  incident: IncidentStatement,
): readonly Disagreement[] => {
  const metadata = readMetadata(exhibit.fields['exhibit.metadata']);
  if (!metadata) return [];
  const { place, date } = incident;
  return [
    ...(place ? againstPlace(metadata, place) : []),
    ...(date === undefined ? [] : againstDate(metadata, exhibit.fields['exhibit.kind'], date)),
    ...againstCustody(metadata, exhibit.fields['exhibit.collected_on']),
    ...ofClock(metadata, exhibit.attachedAt),
  ];
};
