import type { Json, RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValues } from '../../../shared/ledger/fold.ts';
import { completeness } from '../../../shared/model/completeness.ts';
import { consentState } from '../../../shared/model/consent-state.ts';
import { erasureOf, incidentNumber } from '../../../shared/model/erasure.ts';
import { exhibitField } from '../../../shared/model/exhibit.ts';
import { isIncidentType } from '../../../shared/model/incident-types.ts';
import { mayEdit, mayReview, mayWithdraw, type Review, reviewOf } from '../../../shared/model/review.ts';
import type { ExhibitView, IncidentSummary, IncidentView } from '../../../shared/model/views.ts';
import { gazetteerIfLoaded } from '../../../shared/places/load.ts';
import type { EvidenceStore } from '../evidence/evidence-store.ts';
import type { FoundSummary } from '../index/incident-index.ts';
import type { IndexedIncident, KeptSummary } from '../index/incident-row.ts';
import { incidentTexts } from '../index/incident-texts.ts';
import { today } from '../ledger/device-time.ts';
import type { Records } from '../ledger/records.ts';
import { changedPersons } from '../persons/changed-persons.ts';
import { personsIn } from '../persons/persons-in.ts';
import type { People } from '../profiles/people.ts';
import { exhibitFields, exhibitsOf } from './exhibits.ts';

/** An incident as the interface sees it, made from its folded entries. */

const excerptLength = 160;

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** First words of the narrative on one line, cut between characters as people see them. */
const excerptOf = (narrative: string): string => {
  const line = narrative
    .slice(0, 4 * excerptLength)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length > excerptLength ? `${characters.slice(0, excerptLength - 1).join('')}…` : line;
};

const conflictsOf = (record: FoldedRecord): readonly string[] =>
  [...record.fields].filter(([, field]) => field.conflicts.length > 0).map(([name]) => name);

const nameOfPlace = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : gazetteerIfLoaded()?.byCode.get(code)?.name;

const keptSummary = (records: Records, record: FoldedRecord, review: Review): KeptSummary => {
  const values = fieldValues(record);
  const lacking = completeness(values);
  const first = record.entries[0]?.header;
  const changed = record.entries.reduce(
    (latest, { header }) => (Date.parse(header.time) >= Date.parse(latest) ? header.time : latest),
    first?.time ?? '',
  );
  const persons = personsIn(records, record);
  const told = textOf(values['account.place']);
  const code = textOf(values['account.place_code']);
  return {
    id: record.record,
    number: incidentNumber(record),
    type: isIncidentType(values['account.type']) ? values['account.type'] : undefined,
    date: textOf(values['account.date']),
    place: told ?? nameOfPlace(code),
    placeCode: told === undefined ? code : undefined,
    pseudonym: persons.find(({ roles }) => roles.includes('victim'))?.pseudonym ?? '',
    persons,
    excerpt: excerptOf(textOf(values['account.narrative']) ?? ''),
    state: review.state,
    author: first?.author ?? '',
    changed,
    exhibits: exhibitsOf(records, record).length,
    reliability: textOf(values['source.reliability']),
    credibility: textOf(values['source.credibility']),
    lacking: { needed: lacking.needed.length, useful: lacking.useful.length },
    conflicts: conflictsOf(record),
  };
};

/** A row of the list as the index keeps it, made whole. */
export const foundSummary = ({ kept, consent }: FoundSummary, people: People): IncidentSummary => ({
  ...kept,
  author: people.view(kept.author),
  consent,
});

const summaryOf = (records: Records, people: People, record: FoldedRecord, review: Review): IncidentSummary =>
  foundSummary(
    { kept: keptSummary(records, record, review), consent: consentState(fieldValues(record), today()) },
    people,
  );

/** The incident for the index; undefined when there is none of this id. */
export const indexedIncident = (
  records: Records,
  people: People,
  id: RecordId,
): IndexedIncident | undefined => {
  const record = records.record(id);
  if (record?.type !== 'incident') return undefined;
  const summary = keptSummary(records, record, reviewOf(record, people.profiles));
  return {
    summary,
    author: people.view(summary.author),
    fields: fieldValues(record),
    texts: incidentTexts(records, record),
  };
};

const shownFields = (exhibit: FoldedRecord): ExhibitView['fields'] =>
  Object.fromEntries(
    Object.entries(fieldValues(exhibit)).filter(
      ([name]) => name === 'exhibit.metadata' || exhibitField(name) !== undefined,
    ),
  );

/** The exhibit as its card and its panel show it. */
export const exhibitView = (evidence: EvidenceStore, people: People, exhibit: FoldedRecord): ExhibitView => {
  const { fileName, mediaType, size, sha256, evidence: stored } = exhibitFields(exhibit);
  const first = exhibit.entries[0]?.header;
  return {
    id: exhibit.record,
    fileName,
    mediaType,
    size,
    sha256,
    attachedBy: people.view(first?.author ?? ''),
    attachedAt: first?.time ?? '',
    hasThumbnail: evidence.thumbnailOf(stored) !== undefined,
    fields: shownFields(exhibit),
    heads: exhibit.heads,
    conflicts: conflictsOf(exhibit),
  };
};

export type IncidentContext = {
  /** The incident and all that it names. */
  readonly records: Records;
  /** Whether nothing is wrong with the ledger. */
  readonly sound: boolean;
  readonly evidence: EvidenceStore;
  readonly people: People;
  /** Public key of who is looking. */
  readonly me: string;
};

/** The incident as a row of the Log. */
export const incidentSummary = (
  { records, people }: Pick<IncidentContext, 'records' | 'people'>,
  record: FoldedRecord,
): IncidentSummary => summaryOf(records, people, record, reviewOf(record, people.profiles));

export const incidentView = (
  { records, sound, evidence, people, me }: IncidentContext,
  record: FoldedRecord,
): IncidentView => {
  const review = reviewOf(record, people.profiles);
  const role = people.profiles.get(me)?.role;
  const wrote = review.contentAuthors.includes(me);
  const { state } = review;
  const erasure = erasureOf(record);
  return {
    ...summaryOf(records, people, record, review),
    fields: fieldValues(record),
    erased: erasure && { by: people.view(erasure.author), time: erasure.time, reason: erasure.reason },
    heads: record.heads,
    decisions: review.decisions
      .filter((decision) => decision.broken === undefined)
      .map(({ entry, kind, author, time, reason }) => ({
        entry,
        kind,
        by: people.view(author),
        time,
        reason,
      })),
    exhibitList: exhibitsOf(records, record).map((exhibit) => exhibitView(evidence, people, exhibit)),
    personsChanged: changedPersons(records, people, record, review),
    may: {
      edit: sound && mayEdit(role) && state !== 'retracted' && state !== 'erased',
      submit: sound && mayEdit(role) && (state === 'draft' || state === 'returned'),
      decide: sound && mayReview(role) && !wrote && state === 'waiting',
      retract: sound && state !== 'retracted' && state !== 'erased' && mayWithdraw(role, wrote),
      erase: sound && state !== 'erased' && mayWithdraw(role, wrote),
    },
  };
};
