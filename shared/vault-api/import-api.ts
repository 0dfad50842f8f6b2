import type { KnownPerson } from '../import/match-persons.ts';
import type { KnownIncident, PlannedPerson } from '../import/plan.ts';
import type { EntryId, RecordId } from '../ledger/entry.ts';
import type { ImportView, UndoneImport } from '../model/imports.ts';
import type { FieldChanges } from './log-api.ts';
import type { TaskId, Transferred } from './long-work.ts';

/** Tables brought in. */

/** A row of a file that becomes an incident or changes one, with the affected person it tells of. */
export type ImportRow = {
  /** In the file, to name the row in a refusal. */
  readonly line: number;
  /** The incident it changes, as the dry run saw it; absent for a new one. */
  readonly incident?: { readonly id: RecordId; readonly heads: readonly EntryId[] };
  readonly changes: FieldChanges;
  readonly person?: PlannedPerson;
};

export type ImportApi<T extends Transferred = Transferred> = {
  /** Every import ever made, the latest first. */
  imports(): Promise<readonly ImportView[]>;
  /** Incidents imported from this source under these keys, for the dry run of another file. */
  importedBefore(input: { source: string; keys: readonly string[] }): Promise<readonly KnownIncident[]>;
  /**
   * Persons with one of these names (folded: see `nameKey`), with these of their fields besides name and birth, for the
   * dry run.
   */
  personsNamed(input: {
    names: readonly string[];
    fields: readonly string[];
  }): Promise<readonly KnownPerson[]>;
  /** One signed commit for all the rows, or nothing; numbers are given in their order. Cancelling helps until it is written. */
  importIncidents(input: {
    task: TaskId;
    file: { name: string; sha256: string; rows: number };
    rows: readonly ImportRow[];
  }): Promise<ImportView>;
  /** One signed commit that retracts what the import began and puts back what it changed, but for what has a later entry. */
  undoImport(input: { import: RecordId; reason: string }): Promise<UndoneImport>;
  /** Sends a table as text down `port`. */
  saveTable(input: { task: TaskId; port: T['port']; text: string }): Promise<void>;
};
