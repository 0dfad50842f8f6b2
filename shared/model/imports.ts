import type { RecordId } from '../ledger/entry.ts';
import type { ProfileView } from './views.ts';

/** An import that was made: a record of its own, whose entries stand in the commits it wrote. */
export type ImportView = {
  readonly id: RecordId;
  readonly fileName: string;
  /** Of the file, in hex. */
  readonly sha256: string;
  readonly by: ProfileView;
  /** RFC 3339. */
  readonly time: string;
  /** Rows of the file. */
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly persons: number;
  readonly undone: { readonly by: ProfileView; readonly time: string } | undefined;
  readonly mayUndo: boolean;
};

/** What an undo left as it is, because somebody worked on it since or the profile may not change it. */
export type KeptIncident = { readonly id: RecordId; readonly number: string };
export type UndoneImport = { readonly import: ImportView; readonly kept: readonly KeptIncident[] };
