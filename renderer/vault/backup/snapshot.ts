import { type Inventory, keyText, placeOf, rowDigest } from '../../../shared/backup/inventory.ts';
import { type DatabaseSchema, keyIn, type Row } from '../../../shared/backup/pieces.ts';
import { VaultFailure } from '../failure.ts';
import type { EvidenceDatabase, LedgerDatabase } from '../store/databases.ts';
import { rowsAt, rowsIn } from '../store/readable-rows.ts';
import type { KeyslotRow } from '../store/rows.ts';
import { schemaOf, travellingTables } from './travelling-tables.ts';

/** The vault's rows as they are at one moment, but for the bytes of evidence, which never change under their id. */
export type Snapshot = {
  readonly schemas: readonly DatabaseSchema[];
  readonly inventory: Inventory;
  /** Names shown at unlock, by keyslot: in clear on this machine by their owners' choice, and nowhere else. */
  readonly labels: Readonly<Record<string, string>>;
  /**
   * The row with this key at this place, as it goes into the file; undefined when the disk has lost it.
   * @throws VaultFailure backup_overtaken when it was erased since.
   */
  row(place: string, key: string): Promise<Row | undefined>;
};

/** Rows digested before others get their turn. */
const batchLength = 256;

const withoutLabel = ({ label: _, ...row }: KeyslotRow): Row => row;

/**
 * `chunksOf` gives under which id an evidence's chunks lie, and how many they are.
 * @param isSound whether nothing is known to be wrong with the ledger, which may then be written to meanwhile
 */
export const takeSnapshot = async (
  databases: { readonly ledger: LedgerDatabase; readonly evidence: EvidenceDatabase },
  chunksOf: (evidence: string) => { readonly stored: string; readonly chunks: number } | undefined,
  isSound: boolean,
): Promise<Snapshot> => {
  const { ledger, evidence } = databases;
  const schemas = [schemaOf(ledger), schemaOf(evidence)];
  const inventory: Inventory = new Map();
  const rows = new Map<string, Map<string, Row>>();
  const labels: Record<string, string> = {};
  const keep = async (database: string, table: string, stores: string, found: readonly Row[]) => {
    const byKey = new Map<string, Row>();
    const digests = new Map<string, string>();
    rows.set(placeOf(database, table), byKey);
    inventory.set(placeOf(database, table), digests);
    for (const [index, row] of found.entries()) {
      // A hundred thousand commits take seconds, and a save must not wait for them.
      if (index % batchLength === batchLength - 1) await new Promise((resolve) => setTimeout(resolve));
      const key = keyText(keyIn(stores, row));
      byKey.set(key, row);
      digests.set(key, rowDigest(table, row));
    }
  };
  const storesOf = (name: string, table: string) =>
    schemas.find((schema) => schema.name === name)?.stores[table] ?? '';

  const tables = travellingTables(ledger);
  // A ledger that has lost a row is not written to: what is read of it in turn is of one moment too.
  const read = isSound
    ? await ledger.transaction('r', [...tables], () => Promise.all(tables.map((table) => table.toArray())))
    : await Promise.all(tables.map((table) => rowsIn(table, table.toCollection())));
  for (const [index, { name }] of tables.entries()) {
    let found = read[index] ?? [];
    if (name === ledger.keyslots.name) {
      const slots = found as unknown as readonly KeyslotRow[];
      for (const { id, label } of slots) if (label !== undefined) labels[id] = label;
      found = slots.map(withoutLabel);
    }
    await keep(ledger.name, name, storesOf(ledger.name, name), found);
  }

  // Evidence that an entry names was there before the entry: what is read after the ledger lacks none of it.
  const others = travellingTables(evidence).filter(({ name }) => name !== evidence.chunks.name);
  for (const table of others)
    await keep(evidence.name, table.name, storesOf(evidence.name, table.name), await table.toArray());
  const chunkPlace = placeOf(evidence.name, evidence.chunks.name);
  const chunkKeys = new Map<string, string>();
  /** By the id under which its chunks lie. */
  const evidenceOf = new Map<string, string>();
  for (const id of rows.get(placeOf(evidence.name, evidence.evidence.name))?.keys() ?? []) {
    const evidenceId = String(JSON.parse(id));
    const known = chunksOf(evidenceId);
    // Rows of an attachment that is not through yet come with the next backup.
    if (!known) continue;
    evidenceOf.set(known.stored, evidenceId);
    for (let index = 0; index < known.chunks; index++) chunkKeys.set(keyText([known.stored, index]), '');
  }
  inventory.set(chunkPlace, chunkKeys);

  return {
    schemas,
    inventory,
    labels,
    row: async (place, key) => {
      if (place !== chunkPlace) {
        const row = rows.get(place)?.get(key);
        if (!row) throw new VaultFailure('backup_overtaken');
        return row;
      }
      const at = JSON.parse(key) as [string, number];
      const [chunk] = await rowsAt(evidence.chunks, [at]);
      if (chunk) return chunk;
      const [stored] = at;
      // Erased, or mended by attaching the file again: its chunks lie elsewhere now.
      if (chunksOf(evidenceOf.get(stored) ?? '')?.stored !== stored)
        throw new VaultFailure('backup_overtaken');
      return undefined;
    },
  };
};
