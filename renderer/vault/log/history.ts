import type { Json } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import type { HistoryEntry } from '../../../shared/model/views.ts';
import type { People } from '../profiles/people.ts';

/** Everything that happened to a record, newest first, with what each edit changed from what was there before it. */
export const historyOf = (record: FoldedRecord, people: People): readonly HistoryEntry[] => {
  const values = new Map<string, Json>();
  const history = record.entries.map(({ id, header, fields }): HistoryEntry => {
    const changes = (fields ?? []).map(([, field, after]) => {
      const before = values.get(field) ?? null;
      if (header.kind === 'edit') values.set(field, after);
      return { field, before: header.kind === 'edit' ? before : null, after };
    });
    return {
      id,
      kind: header.kind,
      by: people.view(header.author),
      time: header.time,
      seq: header.seq,
      erased: fields === undefined,
      changes,
    };
  });
  return history.reverse();
};
