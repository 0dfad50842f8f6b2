import type { Json } from '../ledger/entry.ts';
import type { FoldedRecord } from '../ledger/fold.ts';
import { dateBounds } from './dates.ts';

/** The terms of a consent where several people recorded different answers: of these the most cautious counts. */
export type ConsentTerms = {
  /** Somebody recorded that it was not. */
  readonly involuntary: boolean;
  /** Somebody recorded an end that names no day: it has to be asked again. */
  readonly endUnknown: boolean;
  /** Last day of the earliest end, `YYYY-MM-DD`; undefined when none names a day. */
  readonly end: string | undefined;
};

const recorded = (record: FoldedRecord, name: string): readonly Json[] => {
  const field = record.fields.get(name);
  return field ? [field, ...field.conflicts].map(({ value }) => value) : [];
};

export const consentTerms = (record: FoldedRecord): ConsentTerms => {
  const ends = recorded(record, 'consent.expires').filter((value) => value !== null);
  const days = ends.map((end) => (typeof end === 'string' ? dateBounds(end).latest : undefined));
  return {
    involuntary: recorded(record, 'consent.voluntary').includes(false),
    endUnknown: days.includes(undefined),
    end: days.flatMap((day) => day ?? []).sort()[0],
  };
};
