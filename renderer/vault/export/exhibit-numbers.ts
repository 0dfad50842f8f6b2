import type { Draft } from '../../../shared/ledger/append.ts';
import type { Json, RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { caseText } from '../cases/case-view.ts';

/**
 * An exhibit's number in a case is a field of the case, given when the exhibit first leaves with it, and never given
 * to another one, so that "E004" means the same thing in every bundle of the case.
 */

const link = 'case.exhibit.';

const orderOf = (record: FoldedRecord, exhibit: RecordId): number | undefined => {
  const value = fieldValue(record, `${link}${exhibit}`);
  return typeof value === 'number' ? value : undefined;
};

/** `ORG-CASE-0001-E001`. @throws Error when the exhibit has no number yet. */
export const exhibitNumber = (record: FoldedRecord, exhibit: RecordId): string => {
  const order = orderOf(record, exhibit);
  if (order === undefined) throw new Error('An exhibit without a number');
  return `${caseText(record, 'number')}-E${String(order).padStart(3, '0')}`;
};

/** The edit that numbers those exhibits that have no number yet; none when all have. */
export const numberingDrafts = (record: FoldedRecord, exhibits: readonly RecordId[]): readonly Draft[] => {
  let last = 0;
  for (const { fields } of record.entries) {
    for (const [, name, value] of fields ?? []) {
      if (name.startsWith(link) && typeof value === 'number') last = Math.max(last, value);
    }
  }
  const fields: Record<string, Json> = {};
  for (const exhibit of exhibits) {
    if (orderOf(record, exhibit) === undefined) fields[`${link}${exhibit}`] = ++last;
  }
  return Object.keys(fields).length === 0
    ? []
    : [{ record: record.record, type: 'case', kind: 'edit', parents: record.heads, fields }];
};
