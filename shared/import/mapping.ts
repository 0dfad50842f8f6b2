import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import type { Json } from '../ledger/entry.ts';

/** Which column says what: chosen by the person, remembered for the next file with the same headings. */

/**
 * Where a column goes: a field's name (`account.date`, `person.name`), or one of
 * `ignore` (nothing is taken), `note` (a line of `import.note`), `person_key` (rows with the same one tell of the same person).
 */
export type Target = string;

const columnSchema = z.strictObject({
  target: z.string().max(200),
  /** Folded text of a cell → option's id, `yes`, `no`, or blank to leave it out. */
  values: z.record(z.string(), z.string()),
});
const mappingSchema = z.strictObject({
  v: z.literal(1),
  columns: z.record(z.string(), columnSchema),
  dates: z.enum(['day_first', 'month_first']),
  currency: z.string().max(3),
  source: z.string().max(200),
});

export type ColumnMapping = z.output<typeof columnSchema>;
/** `currency`: of amounts that name none; blank when the person has not said. `source`: keys are told apart by it. */
export type Mapping = z.output<typeof mappingSchema>;

export const ignored: ColumnMapping = { target: 'ignore', values: {} };

export const columnOf = (mapping: Mapping, heading: string): ColumnMapping =>
  Object.hasOwn(mapping.columns, heading) ? (mapping.columns[heading] ?? ignored) : ignored;

/** The column that goes to a target. */
export const headingOf = (
  headings: readonly string[],
  mapping: Mapping,
  target: Target,
): string | undefined => headings.find((heading) => columnOf(mapping, heading).target === target);

/** Files of one form have the same headings, in any order. The key says nothing of what they are. */
export const mappingKey = (headings: readonly string[]): string => {
  const sorted = JSON.stringify([...headings].sort());
  return `import.${bytesToHex(sha256(utf8ToBytes(sorted))).slice(0, 32)}`;
};

/** What was remembered, or undefined when it is of another shape. */
export const readMapping = (remembered: Json | undefined): Mapping | undefined => {
  const result = mappingSchema.safeParse(remembered);
  return result.success ? result.data : undefined;
};
