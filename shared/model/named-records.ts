import type { RecordId } from '../ledger/entry.ts';
import type { FoldedRecord } from '../ledger/fold.ts';

const naming = /^(?:role|link|exhibit)\.([0-9a-f-]{36})$/;

/** Every person, exhibit and incident that a record names or ever named. */
export const recordsNamedBy = ({ fields }: FoldedRecord): readonly RecordId[] =>
  [...fields.keys()].flatMap((name) => naming.exec(name)?.[1] ?? []);
