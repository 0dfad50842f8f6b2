import type { EntryId, Json, RecordId } from '../ledger/entry.ts';
import type { ConsentState } from '../model/consent-state.ts';
import type { IncidentType } from '../model/incident-types.ts';
import type { HistoryEntry, IncidentSummary, IncidentView, ReviewState } from '../model/views.ts';

/** Incidents found, read and written. */

/** Which incidents; every part narrows, and an absent part lets all through. */
export type IncidentFilter = {
  /** Words looked for in every text; "in quotes" they must follow each other. */
  readonly text?: string;
  readonly states?: readonly ReviewState[];
  readonly types?: readonly IncidentType[];
  readonly mine?: boolean;
  /** Days `YYYY-MM-DD`, both included: the incident may have happened on one of them. */
  readonly dates?: { readonly from?: string; readonly to?: string };
  /** Code of a place: it and all within it. */
  readonly place?: string;
  /** Somebody with any role in it. */
  readonly person?: RecordId;
  readonly reliability?: readonly string[];
  readonly credibility?: readonly string[];
  readonly hasEvidence?: boolean;
  readonly consent?: readonly ConsentState[];
};

export const incidentSorts = [
  'changed',
  'number',
  /** Ascending by the earliest day it may mean, descending by the latest; undated ones last. */
  'date',
  'state',
  'type',
  'place',
  'author',
  'exhibits',
  'grade',
  'lacking',
] as const;
export type IncidentSort = (typeof incidentSorts)[number];

export type IncidentQuery = IncidentFilter & {
  readonly sort: IncidentSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

/** Where the words were found: a field's name, or of an exhibit or person their own field; and the text around them. */
export type FoundText = { readonly where: string; readonly text: string };

export type IncidentPage = {
  readonly total: number;
  readonly rows: readonly IncidentSummary[];
};

/** How many incidents are of one kind, in one state, month (`YYYY-MM`) and oblast (its code); undefined where unknown. */
export type IncidentCount = {
  readonly type: IncidentType | undefined;
  readonly state: ReviewState;
  readonly month: string | undefined;
  readonly oblast: string | undefined;
  readonly count: number;
};

/** What incidents are counted by, to say how many each choice of a filter would leave. */
export type IncidentFacet = 'state' | 'type' | 'reliability' | 'credibility' | 'consent' | 'evidence';

/** Field name → new value; null clears. */
export type FieldChanges = Readonly<Record<string, Json>>;

export type LogApi = {
  incidents(query: IncidentQuery): Promise<IncidentPage>;
  /** For each incident in what the words were found; null where what is shown of it says so already. */
  foundTexts(input: { ids: readonly RecordId[]; text: string }): Promise<readonly (FoundText | null)[]>;
  /** Value → how many; of `evidence`, "yes" and "no". A value that none has is absent. */
  incidentCounts(input: {
    filter: IncidentFilter;
    by: IncidentFacet;
  }): Promise<Readonly<Record<string, number>>>;
  /** Every combination that some incident has, once. */
  statistics(): Promise<readonly IncidentCount[]>;
  incident(input: { id: RecordId }): Promise<IncidentView>;
  history(input: { id: RecordId }): Promise<readonly HistoryEntry[]>;
  createIncident(input: { changes: FieldChanges }): Promise<IncidentView>;
  /** One signed commit, durable when it resolves. `heads` are the entries the edit was made on. */
  editIncident(input: {
    id: RecordId;
    heads: readonly EntryId[];
    changes: FieldChanges;
  }): Promise<IncidentView>;
};
