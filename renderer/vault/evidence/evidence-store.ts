import { type Bytes, fromHex, hexOf, randomBytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import { importKey, sealJson, unsealJson } from '../keys/box.ts';
import { epochMark } from '../keys/epochs.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { EvidenceDatabase } from '../store/databases.ts';
import { rowsAt } from '../store/readable-rows.ts';
import type { ChunkRow, EvidenceRow } from '../store/rows.ts';
import { type ChunkPlace, chunkLength, sealChunk, unsealChunk } from './chunk-cipher.ts';
import { madeAhead } from './made-ahead.ts';
import { startSha256 } from './streaming-hash.ts';

/** Evidence at rest: each one's key, hash and size in a box of its own, its bytes in encrypted chunks. */

export type EvidenceMeta = {
  readonly kind: 'original' | 'thumbnail';
  /** Of a thumbnail: the evidence it shows. */
  readonly of?: string;
  readonly key: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly chunks: number;
  /** Under which id the chunks lie, when they are not the ones it came with: those were damaged and replaced. */
  readonly stored?: string;
};

export type StoredEvidence = {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  /** False when the same bytes were here already. */
  readonly isNew: boolean;
};

/** The id that a record has for bytes with this SHA-256, if any. */
type KnownAs = (sha256: string) => string | undefined;

/** Chunks that go to the disk in one transaction. */
const batchLength = 8;
/** Chunks that are read and decrypted at a time. */
const chunksAhead = 4;
const contextOf = (id: string) => `evidence meta|${id}`;

/** @throws when the row was not sealed under this key, or is damaged. */
export const openEvidenceRow = async (
  keyring: Pick<Keyring, 'epochOf'>,
  row: EvidenceRow,
): Promise<EvidenceMeta> => {
  const epoch = keyring.epochOf(row.epoch);
  if (!epoch) throw new Error('no key of this epoch');
  return (await unsealJson(epoch.evidenceWrapKey, row.box, contextOf(row.id))) as EvidenceMeta;
};

export type EvidenceStore = Awaited<ReturnType<typeof openEvidenceStore>>;

export const openEvidenceStore = async (
  database: EvidenceDatabase,
  keyring: Pick<Keyring, 'epoch' | 'epochOf'>,
) => {
  const metas = new Map<string, EvidenceMeta>();
  const damagedRows = new Set<string>();
  for (const row of await database.evidence.toArray()) {
    try {
      metas.set(row.id, await openEvidenceRow(keyring, row));
    } catch {
      // Named in the integrity report; reading this evidence says so again.
      damagedRows.add(row.id);
    }
  }

  const sealMeta = async (id: string, meta: EvidenceMeta): Promise<EvidenceRow> => {
    const { epoch } = keyring;
    return { id, ...epochMark(epoch), box: await sealJson(epoch.evidenceWrapKey, meta, contextOf(id)) };
  };

  const removeChunks = (id: string) =>
    database.chunks.where('[evidence+index]').between([id, 0], [id, Number.MAX_SAFE_INTEGER]).delete();

  const remove = (id: string): Promise<void> =>
    database.transaction('rw', database.evidence, database.chunks, async () => {
      await database.evidence.delete(id);
      await removeChunks(metas.get(id)?.stored ?? id);
    });

  /** The evidence keeps its id, which records name, and gets other chunks: in one step, or not at all. */
  const replace = async (id: string, meta: EvidenceMeta): Promise<void> => {
    const row = await sealMeta(id, meta);
    const before = metas.get(id)?.stored ?? id;
    await database.transaction('rw', database.evidence, database.chunks, async () => {
      await database.evidence.put(row);
      await removeChunks(before);
    });
    metas.set(id, meta);
    damagedRows.delete(id);
  };

  /** Whether the bytes as they are stored now are those that were put in. */
  const isWhole = async (id: string): Promise<boolean> => {
    try {
      return (await hashOf(id)) === metas.get(id)?.sha256;
    } catch (error) {
      if (error instanceof VaultFailure && error.code === 'evidence_damaged') return false;
      throw error;
    }
  };

  const originalWith = (sha256: string): string | undefined => {
    for (const [id, meta] of metas) if (meta.kind === 'original' && meta.sha256 === sha256) return id;
    return undefined;
  };

  const put = async (
    source: AsyncIterable<Bytes>,
    about: { kind: EvidenceMeta['kind']; of?: string },
    onBytes: (done: number) => void,
    knownAs: KnownAs = () => undefined,
  ): Promise<StoredEvidence> => {
    const id = crypto.randomUUID();
    const raw = randomBytes(32);
    const key = await importKey(raw);
    const hash = await startSha256();
    let size = 0;
    let index = 0;
    let batch: Promise<ChunkRow>[] = [];
    let storing: Promise<unknown> = Promise.resolve();
    let waiting: Bytes | undefined;
    const sealed = async (place: ChunkPlace, plain: Bytes): Promise<ChunkRow> => ({
      evidence: id,
      index: place.index,
      box: await sealChunk(key, place, plain),
    });
    // One batch is being stored while the next is read, hashed and sealed.
    const sealNext = async (plain: Bytes, last: boolean) => {
      batch.push(sealed({ evidence: id, index, last }, plain));
      index++;
      if (!last && batch.length < batchLength) return;
      const rows = await Promise.all(batch);
      batch = [];
      await storing;
      storing = database.chunks.bulkAdd(rows);
      // Told with the next batch, or at the end.
      storing.catch(() => undefined);
    };
    try {
      // A chunk is sealed when the next one is known, since the last is marked as such.
      for await (const plain of source) {
        hash.update(plain);
        size += plain.length;
        if (waiting) await sealNext(waiting, false);
        waiting = plain;
        onBytes(size);
      }
      if (waiting) await sealNext(waiting, true);
      await storing;
      const meta: EvidenceMeta = { ...about, key: hexOf(raw), sha256: hash.digest(), size, chunks: index };
      const known =
        about.kind === 'original' ? (originalWith(meta.sha256) ?? knownAs(meta.sha256)) : undefined;
      if (known !== undefined) {
        // The bytes in hand are good; those on the disk may have decayed since.
        if (await isWhole(known)) await removeChunks(id);
        else await replace(known, { ...meta, stored: id });
        return { id: known, sha256: meta.sha256, size, isNew: false };
      }
      await database.evidence.add(await sealMeta(id, meta));
      metas.set(id, meta);
      return { id, sha256: meta.sha256, size, isNew: true };
    } catch (error) {
      // What is on its way to the disk gets there before it is removed.
      await Promise.allSettled([storing, ...batch]);
      await removeChunks(id);
      throw error;
    } finally {
      raw.fill(0);
    }
  };

  /** Opens an evidence for reading its chunks by number. @throws VaultFailure evidence_damaged. */
  const opened = async (id: string) => {
    const meta = metas.get(id);
    if (!meta) throw new VaultFailure('evidence_damaged', `evidence ${id}`);
    const { stored = id, chunks, size } = meta;
    const key = await importKey(fromHex(meta.key));
    const chunk = async (index: number): Promise<Bytes> => {
      const [row] = await rowsAt(database.chunks, [[stored, index]]);
      const place = { evidence: stored, index, last: index === chunks - 1 };
      try {
        if (!row) throw new Error('no such row');
        return await unsealChunk(key, place, row.box);
      } catch (error) {
        throw new VaultFailure('evidence_damaged', `evidence ${id} chunk ${index}`, error);
      }
    };
    return { chunks, size, chunk };
  };

  /** @throws VaultFailure evidence_damaged; the detail is `evidence <id>` with the chunk when one is at fault. */
  async function* read(id: string): AsyncGenerator<Bytes> {
    const { chunks, chunk } = await opened(id);
    yield* madeAhead(chunks, chunksAhead, chunk);
  }

  /** At most `length` bytes from `offset`, fewer at the end; only their chunks are decrypted. @throws as `read`. */
  const readRange = async (id: string, offset: number, length: number): Promise<Bytes> => {
    const { size, chunk } = await opened(id);
    const end = Math.min(size, offset + length);
    const bytes = new Uint8Array(Math.max(0, end - offset));
    for (let at = offset; at < end; ) {
      // Every chunk but the last is whole (file-chunks.ts).
      const index = Math.floor(at / chunkLength);
      const part = (await chunk(index)).subarray(at - index * chunkLength, end - index * chunkLength);
      if (part.length === 0) throw new VaultFailure('evidence_damaged', `evidence ${id} chunk ${index}`);
      bytes.set(part, at - offset);
      at += part.length;
    }
    return bytes;
  };

  /**
   * SHA-256 of the bytes as they are stored now.
   * @param onRead told of so many bytes more; what it throws ends the reading
   * @throws VaultFailure evidence_damaged.
   */
  const hashOf = async (id: string, onRead?: (bytes: number) => void): Promise<string> => {
    const hash = await startSha256();
    for await (const bytes of read(id)) {
      hash.update(bytes);
      onRead?.(bytes.length);
    }
    return hash.digest();
  };

  return {
    /** Evidence whose box does not open: its key is lost, and its bytes with it unless they are attached again. */
    damagedRows: damagedRows as ReadonlySet<string>,
    has: (id: string) => metas.has(id),
    size: (id: string) => metas.get(id)?.size,
    /** Where its chunks lie and how many they are; undefined while it is coming in. */
    chunksOf: (id: string): { stored: string; chunks: number } | undefined => {
      const meta = metas.get(id);
      return meta && { stored: meta.stored ?? id, chunks: meta.chunks };
    },
    /**
     * Stores an original once: bytes that are here already keep the id they have, and are mended from `source` if
     * they are damaged. `knownAs` gives the id that records have for bytes whose own row here is lost.
     */
    add: (source: AsyncIterable<Bytes>, onBytes: (done: number) => void, knownAs: KnownAs) =>
      put(source, { kind: 'original' }, onBytes, knownAs),
    addThumbnail: async (of: string, bytes: Bytes): Promise<void> => {
      await put(once(bytes), { kind: 'thumbnail', of }, ignoreProgress);
    },
    thumbnailOf: (of: string): string | undefined => {
      for (const [id, meta] of metas) if (meta.kind === 'thumbnail' && meta.of === of) return id;
      return undefined;
    },
    isWhole,
    read,
    readRange,
    /** Removes an original and its thumbnail that no record came to name. */
    discard: async (id: string): Promise<void> => {
      for (const [other, meta] of [...metas]) {
        if (other !== id && meta.of !== id) continue;
        await remove(other);
        metas.delete(other);
      }
    },
    hashOf,
    /** Removes what no record names: remains of an attachment that was cut short. */
    removeOrphans: async (named: ReadonlySet<string>): Promise<void> => {
      const inUse = new Map([...metas].map(([id, { stored = id }]) => [stored, id] as const));
      const wanted = (found: string) => {
        const id = inUse.get(found) ?? found;
        const meta = metas.get(id);
        return named.has(id) || (meta?.of !== undefined && named.has(meta.of));
      };
      const found = new Set<string>(await database.evidence.toCollection().primaryKeys());
      for (const [id] of await database.chunks.toCollection().primaryKeys()) found.add(id);
      for (const id of found) {
        if (wanted(id) || damagedRows.has(id)) continue;
        await remove(id);
        metas.delete(id);
      }
    },
  };
};

const ignoreProgress = (): void => undefined;

async function* once(bytes: Bytes): AsyncGenerator<Bytes> {
  yield bytes;
}
