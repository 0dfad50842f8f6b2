import type { Encoding } from '../../shared/import/encoding.ts';
import type { Mapping } from '../../shared/import/mapping.ts';
import type { KnownPerson } from '../../shared/import/match-persons.ts';
import type { KnownIncident, Plan } from '../../shared/import/plan.ts';
import type { ProblemCode } from '../../shared/import/problem.ts';
import type { ReadProblem } from './failure.ts';

/** What the window asks the table reader: one file at a time, held by the reader, not by the window. */

export type OpenFiles = {
  /** The file, and with CSV the files of its repeated groups. */
  readonly files: readonly File[];
  /** As the person chose; undefined to tell it by the bytes. */
  readonly encoding: Encoding | undefined;
  /** Index of the sheet, or of the file, that the incidents are in; undefined for the first that is no repeated group. */
  readonly sheet: number | undefined;
};

export type OpenedTable = {
  readonly sheets: readonly string[];
  readonly sheet: number;
  /** Undefined for a workbook. */
  readonly encoding: Encoding | undefined;
  readonly headings: readonly string[];
  /** Up to three different values of each column. */
  readonly samples: readonly (readonly string[])[];
  readonly rows: number;
  /** Rows of repeated groups that belong to none of the rows: nothing of them would be imported. */
  readonly unplaced: number;
  readonly guess: Mapping;
  readonly fileName: string;
  /** Of the file with the incidents, in hex. */
  readonly sha256: string;
};

export type PlanInput = {
  readonly mapping: Mapping;
  readonly known: readonly KnownIncident[];
  readonly people: readonly KnownPerson[];
  readonly accepted: readonly ProblemCode[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

export type ReaderCalls = {
  open(input: OpenFiles): OpenedTable;
  /** Different values of a column with how often each comes, the most frequent first; at most 300. */
  values(input: { readonly heading: string }): readonly (readonly [text: string, count: number])[];
  /** Keys of the rows, by the mapping. */
  keys(input: { readonly mapping: Mapping }): readonly string[];
  /** Names of people in the rows, folded (`nameKey`), by the mapping. */
  names(input: { readonly mapping: Mapping }): readonly string[];
  plan(input: PlanInput): Plan;
};

export type ReaderRequest = {
  [Name in keyof ReaderCalls]: {
    readonly id: number;
    readonly call: Name;
    readonly input: Parameters<ReaderCalls[Name]>[0];
  };
}[keyof ReaderCalls];

export type ReaderResponse =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly problem: ReadProblem };
