import { fromHex } from '../bytes.ts';
import { unsealChunk } from '../evidence/chunk-cipher.ts';
import { type EvidenceMeta, openEvidenceRow } from '../evidence/evidence-store.ts';
import { type StreamingHash, startSha256 } from '../evidence/streaming-hash.ts';
import { importKey } from '../keys/box.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { ChunkRow, EvidenceRow } from '../store/rows.ts';

/**
 * Evidence checked as it streams by: each chunk decrypted, each original's SHA-256 made and compared, nothing kept.
 * Rows of evidence come before their chunks, and an evidence's chunks in their order.
 */
export type EvidenceStream = {
  row(row: EvidenceRow): Promise<void>;
  chunk(row: ChunkRow): Promise<void>;
  /** Rows that are there no more. */
  drop(evidence: string): void;
  /** Evidence whose bytes are all there and are those that came in, by id. */
  whole(): ReadonlyMap<string, string>;
  /** How many originals are whole; thumbnails are not counted. */
  originals(): number;
};

type Reading = {
  readonly id: string;
  readonly meta: EvidenceMeta;
  next: number;
  hash: StreamingHash | undefined;
};

export const checkEvidenceStream = (keyring: Pick<Keyring, 'epochOf'>): EvidenceStream => {
  const readings = new Map<string, Reading>();
  const whole = new Map<string, EvidenceMeta>();
  return {
    row: async (row) => {
      const meta = await openEvidenceRow(keyring, row).catch(() => undefined);
      whole.delete(row.id);
      // What does not open is missing from `whole`, and named by the exhibit that wants it.
      if (meta) readings.set(meta.stored ?? row.id, { id: row.id, meta, next: 0, hash: undefined });
    },
    chunk: async ({ evidence, index, box }) => {
      const reading = readings.get(evidence);
      if (!reading || reading.next !== index) return;
      const { meta } = reading;
      const last = index === meta.chunks - 1;
      const key = await importKey(fromHex(meta.key));
      const plain = await unsealChunk(key, { evidence, index, last }, box).catch(() => undefined);
      if (!plain) return;
      reading.hash ??= await startSha256();
      reading.hash.update(plain);
      reading.next += 1;
      if (last && reading.hash.digest() === meta.sha256) whole.set(reading.id, meta);
    },
    drop: (evidence) => whole.delete(evidence),
    whole: () => new Map([...whole].map(([id, { sha256 }]) => [id, sha256] as const)),
    originals: () => [...whole.values()].filter(({ kind }) => kind === 'original').length,
  };
};
