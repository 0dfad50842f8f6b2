import type { Json, RecordId } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import type { HistoryEntry } from '../../../shared/model/views.ts';
import { placeOf } from '../ledger/entry-places.ts';
import type { People } from '../profiles/people.ts';
import { namedRecord } from './named-record.ts';

/**
 * Everything that happened to a record, newest first, with what each edit changed from what was there before it and
 * whom or what it names.
 */
export const historyOf = (
  record: FoldedRecord,
  people: People,
  recordOf: (id: RecordId) => FoldedRecord | undefined,
): readonly HistoryEntry[] => {
  const values = new Map<string, Json>();
  const history = record.entries.map((entry): HistoryEntry => {
    const { id, header, fields } = entry;
    const { seq: commit, index } = placeOf(entry);
    const changes = (fields ?? []).map(([, field, after]) => {
      const before = values.get(field) ?? null;
      if (header.kind === 'edit') values.set(field, after);
      const names = namedRecord(field, recordOf);
      return {
        field,
        before: header.kind === 'edit' ? before : null,
        after,
        ...(names ? { names } : {}),
      };
    });
    return {
      id,
      kind: header.kind,
      by: people.view(header.author),
      time: header.time,
      seq: header.seq,
      place: { commit, index },
      erased: fields === undefined,
      changes,
    };
  });
  return history.reverse();
};
