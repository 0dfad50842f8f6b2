import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { erasureOf } from '../../../shared/model/erasure.ts';
import type { IndexedExhibit } from '../index/exhibit-index.ts';
import type { Records } from '../ledger/records.ts';

/** Which exhibits an incident has, and what an exhibit's record says. */

const link = 'exhibit.';

export const exhibitField = (exhibit: RecordId): string => `${link}${exhibit}`;

/** Exhibits attached to the incident now, in the order they were first attached. */
export const exhibitsOf = (records: Records, incident: FoldedRecord): readonly FoldedRecord[] =>
  [...incident.fields]
    .filter(([name, field]) => name.startsWith(link) && field.value === true)
    .flatMap(([name]) => records.record(name.slice(link.length)) ?? [])
    .sort((a, b) => (attachedAt(a) < attachedAt(b) ? -1 : 1));

const attachedAt = (exhibit: FoldedRecord): number => Date.parse(exhibit.entries[0]?.header.time ?? '');

const text = (record: FoldedRecord, name: string): string => {
  const value = fieldValue(record, name);
  return typeof value === 'string' ? value : '';
};

export type ExhibitFields = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** Id of its bytes in the evidence store. */
  readonly evidence: string;
  readonly incident: RecordId;
};

export const exhibitFields = (exhibit: FoldedRecord): ExhibitFields => {
  const size = fieldValue(exhibit, 'exhibit.size');
  return {
    fileName: text(exhibit, 'exhibit.file_name'),
    mediaType: text(exhibit, 'exhibit.media_type'),
    size: typeof size === 'number' ? size : 0,
    sha256: text(exhibit, 'exhibit.sha256'),
    evidence: text(exhibit, 'exhibit.evidence'),
    incident: text(exhibit, 'exhibit.incident'),
  };
};

/** The exhibit for the index; undefined when it was erased. */
export const indexedExhibit = (exhibit: FoldedRecord): IndexedExhibit | undefined => {
  if (erasureOf(exhibit)) return undefined;
  const { incident, evidence, sha256, fileName } = exhibitFields(exhibit);
  return { id: exhibit.record, incident, evidence, sha256, fileName };
};
