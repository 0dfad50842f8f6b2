import { decode, encode } from 'cborg';
import { z } from 'zod';

/** What a frame of a backup holds, as CBOR (RFC 8949). */

const key = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]);
/** A row's key in its table. */
export type RowKey = z.output<typeof key>;

const schema = z.object({
  /** Of the database. */
  name: z.string(),
  version: z.number().int().positive(),
  /** Table → its primary key and indexes, as Dexie writes them. */
  stores: z.record(z.string(), z.string()),
});
export type DatabaseSchema = z.output<typeof schema>;

const piece = z.discriminatedUnion('kind', [
  /** A part begins: how the databases were built whose rows follow. */
  z.object({ kind: z.literal('begin'), schemas: z.array(schema) }),
  /** Rows that are new, or that replace the ones with their keys. */
  z.object({
    kind: z.literal('put'),
    database: z.string(),
    table: z.string(),
    rows: z.array(z.record(z.string(), z.unknown())),
  }),
  /** Rows that are there no more. */
  z.object({ kind: z.literal('drop'), database: z.string(), table: z.string(), keys: z.array(key) }),
  /** All before was read back and verified: the part is finished. The note is for who has the vault's key. */
  z.object({ kind: z.literal('end'), note: z.instanceof(Uint8Array) }),
]);
export type Piece = z.output<typeof piece>;
export type Row = Readonly<Record<string, unknown>>;

/** Deterministic: keys are sorted, and what is undefined is as if it were not there. */
export const encodePiece = (value: unknown): Uint8Array => encode(value, { ignoreUndefinedProperties: true });

/** Undefined when it is none, or one that this version does not know. */
export const decodePiece = (body: Uint8Array): Piece | undefined => {
  try {
    return piece.safeParse(decode(body)).data;
  } catch {
    // Whole by its digest, and yet no CBOR: nothing we wrote.
    return undefined;
  }
};

const keyPaths = (stores: string): readonly string[] => {
  const primary = (stores.split(',')[0] ?? '').replace(/^&/, '');
  return primary.startsWith('[') ? primary.slice(1, -1).split('+') : [primary];
};

const keyPart = (value: unknown): string | number =>
  typeof value === 'number' || typeof value === 'string' ? value : String(value);

/** The key of a row in a table built as `stores` says (Dexie's way of writing it: `id`, `[evidence+index]`). */
export const keyIn = (stores: string, row: Row): RowKey => {
  const paths = keyPaths(stores);
  const [only = ''] = paths;
  return paths.length === 1 ? keyPart(row[only]) : paths.map((path) => keyPart(row[path]));
};
