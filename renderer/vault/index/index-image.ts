import type { Hex, LogHead } from '../../../shared/ledger/entry.ts';
import { type Bytes, hexOf } from '../bytes.ts';
import { seal, sealJson, unseal, unsealJson } from '../keys/box.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { IndexDatabase } from '../store/databases.ts';
import type { ImagePieceRow } from '../store/rows.ts';
import { createWriteQueue } from '../store/write-queue.ts';
import { type Database, databaseFrom } from './sqlite.ts';

/**
 * The index of a profile between two unlocks: its bytes in pieces under a key from the profile's own seed, so that
 * nobody else can say what its owner is shown. Saved again, only pieces that changed are written.
 */

/** What in the ledger the index is of. Nothing was wrong with the ledger up to there. */
export type LedgerState = {
  /** Position of the last commit. */
  readonly seq: number;
  readonly founder: Hex;
  readonly heads: Readonly<Record<Hex, LogHead>>;
  /** How many epochs the vault key had, and the number of the one last written under. */
  readonly epochs: number;
  readonly epoch: number;
};

type Manifest = {
  /** Of the index's tables and of the gazetteer whose places it names. */
  readonly format: string;
  readonly state: LedgerState;
  readonly size: number;
  /** Of each piece what it is bound to and the digest of its bytes. */
  readonly pieces: readonly { readonly mark: string; readonly digest: Hex }[];
};

export type IndexImage = {
  /** Undefined where there is none, of this format, whole. */
  load(): Promise<{ readonly database: Database; readonly state: LedgerState } | undefined>;
  save(bytes: Bytes, state: LedgerState): Promise<void>;
};

const pieceLength = 256 * 1024;
/** Pieces in memory at once besides the database. */
const batchLength = 16;

const manifestContext = (id: string) => `index|${id}`;
const pieceContext = (id: string, piece: number, mark: string) => `index|${id}|${piece}|${mark}`;

const digestOf = async (bytes: Bytes): Promise<Hex> =>
  hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

export const openIndexImage = async (
  store: IndexDatabase,
  keyring: Pick<Keyring, 'rememberedPlace'>,
  format: string,
): Promise<IndexImage> => {
  const { id, key } = await keyring.rememberedPlace('index');
  const queue = createWriteQueue();
  let known: Manifest | undefined;

  const readManifest = async (): Promise<Manifest | undefined> => {
    const row = await store.images.get(id);
    if (!row) return undefined;
    const manifest = await unsealJson(key, row.box, manifestContext(id)).then(
      (value) => value as Manifest,
      // Whoever damaged it gains nothing: the index is made anew from the ledger.
      () => undefined,
    );
    return manifest?.format === format ? manifest : undefined;
  };

  const readPieces = async (
    { pieces }: Manifest,
    put: (at: number, bytes: Uint8Array) => void,
  ): Promise<void> => {
    const rowsFrom = (from: number): Promise<ImagePieceRow[]> =>
      store.pieces
        .where('[image+piece]')
        .between([id, from], [id, Math.min(from + batchLength, pieces.length)])
        .toArray();
    let next = rowsFrom(0);
    for (let from = 0; from < pieces.length; from += batchLength) {
      const rows = await next;
      // The disk gives the next while these are decrypted.
      if (from + batchLength < pieces.length) next = rowsFrom(from + batchLength);
      if (rows.length !== Math.min(batchLength, pieces.length - from))
        throw new Error('A piece of the index is missing');
      await Promise.all(
        rows.map(async ({ piece, box }) => {
          const { mark } = pieces[piece] ?? { mark: '' };
          put(piece * pieceLength, await unseal(key, box, pieceContext(id, piece, mark)));
        }),
      );
    }
  };

  return {
    load: async () => {
      const manifest = await readManifest();
      if (!manifest) return undefined;
      try {
        const database = await databaseFrom(manifest.size, (put) => readPieces(manifest, put));
        known = manifest;
        return { database, state: manifest.state };
      } catch {
        // As with the manifest: what cannot be read is made anew.
        return undefined;
      }
    },
    save: (bytes, state) =>
      queue(async () => {
        const changed: ImagePieceRow[] = [];
        const pieces: Manifest['pieces'][number][] = [];
        for (let piece = 0; piece * pieceLength < bytes.length; piece += 1) {
          const part = bytes.subarray(piece * pieceLength, (piece + 1) * pieceLength);
          const digest = await digestOf(part);
          const before = known?.pieces[piece];
          if (before?.digest === digest) {
            pieces.push(before);
            continue;
          }
          const mark = crypto.randomUUID();
          pieces.push({ mark, digest });
          changed.push({ image: id, piece, box: await seal(key, part, pieceContext(id, piece, mark)) });
        }
        const manifest: Manifest = { format, state, size: bytes.length, pieces };
        const box = await sealJson(key, manifest, manifestContext(id));
        await store.transaction('rw', [store.images, store.pieces], async () => {
          await store.pieces.bulkPut(changed);
          await store.pieces
            .where('[image+piece]')
            .between([id, pieces.length], [id, Number.MAX_SAFE_INTEGER])
            .delete();
          await store.images.put({ id, box });
        });
        known = manifest;
      }),
  };
};
