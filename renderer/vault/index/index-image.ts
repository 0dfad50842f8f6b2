import { seal, sealJson, unsealJson } from '../keys/box.ts';
import type { Keyring } from '../keys/keyring.ts';
import { type Changed, pieceLength } from '../sqlite/piece-file.ts';
import type { IndexDatabase } from '../store/databases.ts';
import type { ImagePieceRow } from '../store/rows.ts';
import { createWriteQueue } from '../store/write-queue.ts';
import { type LedgerState, type Manifest, pieceContext } from './image-manifest.ts';
import { type KeptIndex, keptIndex } from './kept-index.ts';

/**
 * The index of a profile between two unlocks: its file in pieces under a key from the profile's own seed, so that nobody
 * else can say what its owner is shown. They come from the disk while the vault is open already, those that are needed
 * before the others; only pieces that changed are written.
 */

export type IndexImage = {
  /** Undefined where there is none of this format. */
  load(): Promise<KeptIndex | undefined>;
  /** @param take what changed, and what in the ledger the file then is of; asked when earlier saves have ended */
  save(
    take: () => Promise<{ readonly changed: Changed; readonly size: number; readonly state: LedgerState }>,
  ): Promise<void>;
};

/** Pieces written at once. */
const batchLength = 64;

const manifestContext = (id: string) => `index|${id}`;

export const openIndexImage = async (
  store: IndexDatabase,
  keyring: Pick<Keyring, 'rememberedPlace'>,
  format: string,
): Promise<IndexImage> => {
  const { id, key } = await keyring.rememberedPlace('index');
  const queue = createWriteQueue();
  /** Marks of the pieces that the manifest on the disk names. */
  let marks: readonly string[] = [];

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

  /** Pieces of earlier saves, and of saves that were cut off. */
  const dropUnnamed = async (named: readonly string[]): Promise<void> => {
    const stored = await store.pieces
      .where('[image+piece+mark]')
      .between([id, 0, ''], [id, Number.MAX_SAFE_INTEGER, ''])
      .primaryKeys();
    await store.pieces.bulkDelete(stored.filter(([, piece, mark]) => named[piece] !== mark));
  };

  const putManifest = async (manifest: Manifest): Promise<void> => {
    const box = await sealJson(key, manifest, manifestContext(id));
    await store.transaction('rw', [store.images, store.pieces], async () => {
      await dropUnnamed(manifest.pieces);
      await store.images.put({ id, box });
    });
  };

  return {
    load: async () => {
      const manifest = await readManifest();
      if (!manifest) return undefined;
      marks = manifest.pieces;
      return keptIndex(store, id, key, manifest);
    },
    save: (take) =>
      queue(async () => {
        const { changed, size, state } = await take();
        const mark = crypto.randomUUID();
        try {
          const written = [...changed.pieces];
          for (let from = 0; from < written.length; from += batchLength)
            await store.pieces.bulkPut(
              await Promise.all(
                written
                  .slice(from, from + batchLength)
                  .map(async ([piece, bytes]): Promise<ImagePieceRow> => {
                    const box = await seal(key, bytes, pieceContext(id, piece, mark));
                    return { image: id, piece, mark, box };
                  }),
              ),
            );
          const pieces = marks.slice(0, Math.ceil(size / pieceLength));
          for (const [piece] of written) pieces[piece] = mark;
          await putManifest({ format, state, size, pieces });
          marks = pieces;
          changed.kept();
        } catch (error) {
          changed.returned();
          // On a full disk they are what fills it; a kill leaves that to the next save.
          await dropUnnamed(marks);
          throw error;
        }
      }),
  };
};
