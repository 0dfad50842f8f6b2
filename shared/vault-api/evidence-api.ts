import type { ExhibitMetadata } from '../evidence/metadata.ts';
import type { EvidenceFacts } from '../evidence/port.ts';
import type { EntryId, RecordId } from '../ledger/entry.ts';
import type { ExhibitView, IncidentView } from '../model/views.ts';
import type { FieldChanges } from './log-api.ts';
import type { TaskId, Transferred } from './long-work.ts';

/** Exhibits and their bytes. */

/** What the reader of files, which holds no keys, made of one before it was attached. */
export type FileReading<T extends Transferred = Transferred> = {
  readonly metadata: ExhibitMetadata;
  /** A small picture of a format that the vault does not decode itself. */
  readonly thumbnail?: T['bitmap'] | undefined;
};

export type EvidenceApi<T extends Transferred = Transferred> = {
  /** Streams the file in: hash, encrypt, thumbnail, then one commit. `reading`: what was read from the same file. */
  attach(input: {
    task: TaskId;
    incident: RecordId;
    file: T['file'];
    reading?: FileReading<T> | undefined;
  }): Promise<IncidentView>;
  /** One signed commit. Whoever may edit the incident may edit its exhibits; what was submitted becomes a draft again. */
  editExhibit(input: {
    id: RecordId;
    heads: readonly EntryId[];
    changes: FieldChanges;
  }): Promise<ExhibitView>;
  detach(input: { incident: RecordId; exhibit: RecordId; reason: string }): Promise<IncidentView>;
  /** A decoded picture of at most `maxPixels` pixels in all, or undefined when the format has no viewer. Never a Blob: those may reach the disk. */
  picture(input: { exhibit: RecordId; maxPixels: number }): Promise<T['bitmap'] | undefined>;
  thumbnail(input: { exhibit: RecordId }): Promise<T['bitmap'] | undefined>;
  /**
   * Answers on `port` what is asked for of the original's bytes (protocol: `EvidencePort` in evidence/port.ts), until
   * the port is closed or the vault is. For readers that hold no keys.
   */
  openEvidence(input: { exhibit: RecordId; port: T['port'] }): Promise<EvidenceFacts>;
  /** Sends the original bytes down `port` (protocol: `WritePort` in ipc.ts). */
  saveOriginal(input: { task: TaskId; exhibit: RecordId; port: T['port'] }): Promise<{ sha256: string }>;
};
