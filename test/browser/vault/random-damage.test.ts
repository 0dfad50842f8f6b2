import { afterEach, expect, inject, test } from 'vitest';
import { chance } from '../../e2e/harness/chance.ts';
import { foundVault, keyslotOf, olha, start, whole, wipe } from './fresh-vault.ts';
import { copyOf, restored, type StoredDatabase } from './raw-rows.ts';

afterEach(wipe);

/** Stores whose every row holds something recorded: damage to one must be named, and must stay as it is. */
const recorded: ReadonlySet<string> = new Set(['commits', 'recordKeys', 'evidence', 'chunks']);

type Place = {
  readonly database: number;
  readonly store: number;
  readonly row: number;
  readonly path: string[];
};

/** Where bytes stand in a value. */
const bytesIn = (value: unknown, path: string[] = []): string[][] => {
  if (value instanceof Uint8Array) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => bytesIn(inner, [...path, key]));
};

const placesIn = (databases: readonly StoredDatabase[]): readonly Place[] =>
  databases.flatMap(({ stores }, database) =>
    stores.flatMap(({ rows }, store) =>
      rows.flatMap((value, row) => bytesIn(value).map((path) => ({ database, store, row, path }))),
    ),
  );

/** One bit changed, or everything from some byte on cut off. */
const spoil = (bytes: Uint8Array, next: () => number): Uint8Array => {
  const at = Math.floor(next() * bytes.length);
  if (next() < 0.3) return bytes.slice(0, at);
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(next() * 8));
  return changed;
};

const withBytes = (
  value: unknown,
  [key, ...rest]: string[],
  change: (bytes: Uint8Array) => Uint8Array,
): unknown => {
  if (key === undefined) return change(value as Uint8Array);
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(value as object) };
  const inner = Reflect.get(copy, key);
  Reflect.set(copy, key, withBytes(inner, rest, change));
  return copy;
};

const storedIn = (databases: readonly StoredDatabase[]) =>
  databases.flatMap(({ stores }) =>
    stores.filter(({ name }) => recorded.has(name)).map(({ name, rows }) => ({ name, rows })),
  );

const names = ['zapys-evidence', 'zapys-ledger'];
let sound: readonly StoredDatabase[] = [];
const said = new Map<string, string>();

/** A vault with incidents of several versions and two files, closed. */
const prepared = async (): Promise<readonly StoredDatabase[]> => {
  if (sound.length > 0) return sound;
  const { vault } = await foundVault();
  for (let index = 0; index < 4; index++) {
    const narrative = `Розповідь ${index}: прийшли вдруге.`;
    const { id, heads } = await vault.api.createIncident({ changes: whole });
    await vault.api.editIncident({ id, heads, changes: { 'account.narrative': narrative } });
    said.set(id, narrative);
    if (index < 2) {
      const file = new File([new Uint8Array(300_000).fill(index + 1)], `доказ-${index}.bin`);
      await vault.api.attach({ task: `t${index}`, incident: id, file });
    }
  }
  vault.terminate();
  sound = await Promise.all(names.map(copyOf));
  return sound;
};

/** What the vault says of itself when it is opened; undefined when it does not open. */
const opened = async () => {
  const vault = start();
  const keyslot = await keyslotOf(vault, olha);
  try {
    await vault.api.unlock({ keyslot, passphrase: olha.passphrase });
  } catch (error) {
    return { vault, refused: String(error) };
  }
  const { problems } = await vault.api.verify({ task: 'verify' });
  return { vault, refused: undefined, problems };
};

for (let round = 0; round < inject('flips'); round++) {
  const seed = inject('seed') + round;
  test(`a row damaged by chance (ZAPYS_SEED=${seed}) is named, never repaired, and takes no other record with it`, async () => {
    const before = await prepared();
    await wipe();
    const next = chance(seed);
    const places = placesIn(before);
    const chosen = places[Math.floor(next() * places.length)];
    if (!chosen) throw new Error('No bytes are stored');
    const spoilt = before.map((database, at) =>
      at !== chosen.database
        ? database
        : {
            ...database,
            stores: database.stores.map((store, index) =>
              index !== chosen.store
                ? store
                : {
                    ...store,
                    rows: store.rows.map((row, position) =>
                      position === chosen.row
                        ? withBytes(row, [...chosen.path], (bytes) => spoil(bytes, next))
                        : row,
                    ),
                  },
            ),
          },
    );
    const store = before[chosen.database]?.stores[chosen.store]?.name ?? '';
    for (const database of spoilt) await restored(database);

    const first = await opened();
    if (first.refused !== undefined) {
      // Only the keyslot itself keeps its owner out, and says no more than that the passphrase does not open it.
      expect({ store, refused: first.refused }).toEqual({
        store: 'keyslots',
        refused: expect.stringContaining('wrong_passphrase'),
      });
      return;
    }
    if (recorded.has(store)) expect(first.problems, store).not.toEqual([]);
    const asked = [...said].map(async ([id, narrative]) => {
      const view = await first.vault.api.incident({ id }).catch(() => undefined);
      const now = view?.fields['account.narrative'];
      return now === narrative
        ? 'whole'
        : now === undefined || now === whole['account.narrative']
          ? 'missing'
          : now;
    });
    const found = await Promise.all(asked);
    expect(found.filter((one) => one !== 'whole' && one !== 'missing')).toEqual([]);
    // A row is a commit at most, and a record's key holds one record.
    expect(found.filter((one) => one === 'missing').length).toBeLessThanOrEqual(1);
    first.vault.terminate();
    expect(storedIn(await Promise.all(names.map(copyOf)))).toEqual(storedIn(spoilt));
    expect((await opened()).problems).toEqual(first.problems);
  });
}
