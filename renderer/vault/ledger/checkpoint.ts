import type { Hex, LogHead } from '../../../shared/ledger/entry.ts';
import type { Bytes } from '../bytes.ts';
import { deriveId, deriveKey, sealJson, unsealJson } from '../keys/box.ts';
import type { MetaRow } from '../store/rows.ts';

/**
 * How far each log had got. One is sealed under the vault key, which every profile has: what it names must be there,
 * and it vouches for nothing. One for each profile is sealed under a key from that profile's own seed: the signatures
 * up to it were verified or made by that very person, and only its owner trusts it.
 */
export type Checkpoint = {
  /** Public key of the profile that began the vault. */
  readonly founder: Hex;
  readonly commits: number;
  readonly heads: Readonly<Record<Hex, LogHead>>;
};

/** Where a checkpoint lies and the key it is sealed under. */
export type CheckpointPlace = { readonly id: string; readonly key: CryptoKey };

/** The two that a profile can open: everyone's and its own. */
export type CheckpointPlaces = { readonly shared: CheckpointPlace; readonly own: CheckpointPlace };

export type Checkpoints = { readonly shared: Checkpoint | undefined; readonly own: Checkpoint | undefined };

/** Of the profile with this seed: the row's id tells nobody else whose it is. */
export const ownCheckpointPlace = async (seed: Bytes): Promise<CheckpointPlace> => {
  const salt = new Uint8Array(32);
  const [id, key] = await Promise.all([
    deriveId(seed, salt, 'own checkpoint id'),
    deriveKey(seed, salt, 'own checkpoint'),
  ]);
  return { id, key };
};

export const sharedCheckpointPlace = (metaKey: CryptoKey): CheckpointPlace => ({
  id: 'checkpoint',
  key: metaKey,
});

const contextOf = (id: string) => `meta|${id}`;

const sealAt = async ({ id, key }: CheckpointPlace, checkpoint: Checkpoint): Promise<MetaRow> => ({
  id,
  box: await sealJson(key, checkpoint, contextOf(id)),
});

/** The rows that go with a commit: everyone's, and that of the profile that makes it. */
export const sealCheckpoints = (
  { shared, own }: CheckpointPlaces,
  checkpoint: Checkpoint,
): Promise<readonly MetaRow[]> => Promise.all([sealAt(shared, checkpoint), sealAt(own, checkpoint)]);

/** For a profile that has not opened the vault: it has verified nothing, and its first unlock checks everything. */
export const sealFirstCheckpoint = async (seed: Bytes, founder: Hex): Promise<MetaRow> =>
  sealAt(await ownCheckpointPlace(seed), { founder, commits: 0, heads: {} });

/** Undefined where the row is missing or does not open. */
const openAt = async (
  { id, key }: CheckpointPlace,
  rows: ReadonlyMap<string, MetaRow>,
): Promise<Checkpoint | undefined> => {
  const row = rows.get(id);
  if (!row) return undefined;
  return unsealJson(key, row.box, contextOf(id)).then(
    (value) => value as Checkpoint,
    () => undefined,
  );
};

export const openCheckpoints = async (
  { shared, own }: CheckpointPlaces,
  metaRows: readonly MetaRow[],
): Promise<Checkpoints> => {
  const rows = new Map(metaRows.map((row) => [row.id, row] as const));
  return { shared: await openAt(shared, rows), own: await openAt(own, rows) };
};
