import { z } from 'zod';

/**
 * Every call between the window and the main process, defined once. Main registers exactly these handlers and
 * checks each payload against its schema; preload exposes exactly these functions.
 */

const empty = z.strictObject({});

/** Bytes in one message of a backup's port. */
export const longestBackupMessage = 4 * 1024 * 1024;

/** What the worker found in the store: no vault, a vault to unlock, a store that does not open, or a vault that removed itself. */
const foundVault = z.enum(['absent', 'locked', 'failed', 'removed']);
export type FoundVault = z.output<typeof foundVault>;

const lostVault = z.strictObject({
  /** Copies that can be put back, newest first; `at` is ISO 8601 in UTC. */
  copies: z.array(z.strictObject({ id: z.string(), at: z.string() })),
  /** Where the damaged files and the copies lie. */
  folder: z.string(),
  /** Whether the files as they were before Chromium opened them are among them. */
  damagedKept: z.boolean(),
  /** What was asked before this start could not be done. */
  requestFailed: z.boolean(),
});
/** There was a vault here, and it is not found: its files are damaged. */
export type LostVault = z.output<typeof lostVault>;

export const ipcCalls = {
  'app:info': {
    input: empty,
    output: z.strictObject({
      version: z.string(),
      platform: z.string(),
      systemLocale: z.string(),
      /** Where the vault lies; `portable` when that is beside the program, and nothing is written elsewhere. */
      dataFolder: z.string(),
      portable: z.boolean(),
    }),
  },
  /** Long work is running: closing the window asks first. */
  'app:busy': { input: z.strictObject({ busy: z.boolean() }), output: z.void() },
  /**
   * Asks where to save and opens a temporary file beside it. The port for the bytes arrives in the window as a
   * message `{ zapys: 'port', id }` (see `WritePort`).
   */
  'file:save': {
    input: z.strictObject({ suggestedName: z.string().min(1).max(255), title: z.string().max(200) }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('open'), id: z.string(), fileName: z.string() }),
    ]),
  },
  /**
   * Asks for a backup file: a new one, or one that is there and is to grow. Its port arrives as
   * `{ zapys: 'port', id }` (see `BackupPort`). A file that does not begin as a backup does is not opened.
   */
  'file:backup': {
    input: z.strictObject({
      mode: z.enum(['new', 'existing']),
      suggestedName: z.string().min(1).max(255),
      title: z.string().max(200),
    }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('refused'), reason: z.enum(['foreign', 'not_permitted', 'io']) }),
      z.strictObject({ state: z.literal('open'), id: z.string() }),
    ]),
  },
  /** Removes the temporary file of an export that a kill interrupted. Only names made by `file:save`. */
  'file:remove-leftover': {
    input: z.strictObject({ path: z.string().max(4096) }),
    output: z.strictObject({ removed: z.boolean() }),
  },
  /** Shows a finished file in the system's file manager. */
  'file:reveal': { input: z.strictObject({ id: z.string() }), output: z.void() },
  /** Starts the typesetting process; its port arrives as `{ zapys: 'port', id }` (see `TypesetPort`). */
  'typeset:open': { input: empty, output: z.strictObject({ id: z.string() }) },
  /**
   * Says what was found; answers whether a vault should have been there and is lost, and, where there is none, when one
   * removed itself (ISO 8601 in UTC). For a vault that `removed` itself main restarts the app and removes its files.
   */
  'vault:found': {
    input: z.strictObject({ state: foundVault }),
    output: z.strictObject({ lost: lostVault.optional(), removed: z.string().optional() }),
  },
  /** The vault was opened and is whole: the copy taken at this start is a good one. */
  'vault:opened': { input: empty, output: z.void() },
  /**
   * Records were erased: the copies of the vault's files that hold their keys are removed. Answers where copies lie
   * that a person set aside and that the app never removes.
   */
  'vault:erased': { input: empty, output: z.strictObject({ left: z.array(z.string()) }) },
  /** Restarts the app with this copy in the place of the lost vault. */
  'vault:put-back': { input: z.strictObject({ copy: z.string().max(100) }), output: z.void() },
  /** Restarts the app without a vault, everything of the lost one moved aside. */
  'vault:start-over': { input: empty, output: z.void() },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type IpcCall = keyof typeof ipcCalls;
export type IpcInput<C extends IpcCall> = z.input<(typeof ipcCalls)[C]['input']>;
export type IpcOutput<C extends IpcCall> = z.output<(typeof ipcCalls)[C]['output']>;

/** What main tells the window. */
export const ipcEvents = {
  /** The OS locked its screen, suspended or shut down: lock the vault now. */
  'session:lock': z.strictObject({ reason: z.enum(['screen-locked', 'suspend', 'shutdown']) }),
} as const;
export type IpcEvent = keyof typeof ipcEvents;
export type IpcEventPayload<E extends IpcEvent> = z.output<(typeof ipcEvents)[E]>;

/** `window.zapys`, made by preload. */
export type Bridge = {
  invoke<C extends IpcCall>(call: C, input: IpcInput<C>): Promise<IpcOutput<C>>;
  /** Returns the function that ends the subscription. */
  on<E extends IpcEvent>(event: E, listener: (payload: IpcEventPayload<E>) => void): () => void;
};

/** Delivered to the window with the transferred port in `event.ports[0]`. */
export type PortMessage = { readonly zapys: 'port'; readonly id: string };

/**
 * Bytes out to a file. The sender waits for one `ack` per chunk (back-pressure). Main writes to a temporary
 * file beside the destination, fsyncs and renames on `end`; on `abort`, on an error or when the port closes
 * it removes the temporary file.
 */
export type WritePortToMain =
  | { readonly type: 'start' }
  | { readonly type: 'chunk'; readonly bytes: Uint8Array }
  /** Answered by `ack` when every byte so far is on the disk and the file is still there to be named. */
  | { readonly type: 'sync' }
  | { readonly type: 'end' }
  | { readonly type: 'abort' };
export type WritePortFromMain =
  /** First message, before any byte is written; the path is kept encrypted until the file is complete. */
  | { readonly type: 'opened'; readonly temporaryPath: string }
  | { readonly type: 'ack' }
  | { readonly type: 'done'; readonly path: string }
  | { readonly type: 'aborted' }
  | { readonly type: 'failed'; readonly reason: 'disk_full' | 'not_permitted' | 'io' };

/**
 * A backup file: read anywhere, grown only at its end. One request at a time, each answered, `end` and `abort` by the
 * last message. What was appended stays when the port closes, since a backup's beginning is a backup; only what was to
 * take another file's place (`replace`) is then removed.
 */
export const backupRequest = z.discriminatedUnion('type', [
  /** Answered by `bytes`: fewer than asked for at the end of the file. */
  z.strictObject({
    type: z.literal('read'),
    offset: z.number().int().nonnegative(),
    length: z.number().int().nonnegative().max(longestBackupMessage),
  }),
  /** What follows goes to a new file beside this one, which takes its place at `end`. Answered by `replacing`. */
  z.strictObject({ type: z.literal('replace') }),
  /** Makes the new file; nothing of it is on the disk before. Answered by `ack`. */
  z.strictObject({ type: z.literal('start') }),
  /** Answered by `ack`. */
  z.strictObject({
    type: z.literal('append'),
    bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= longestBackupMessage),
  }),
  /** Takes off what stands behind `size`. Answered by `ack`. */
  z.strictObject({ type: z.literal('cut'), size: z.number().int().nonnegative() }),
  /** Answered by `ack` when every byte so far is on the disk and the file is still there. */
  z.strictObject({ type: z.literal('sync') }),
  z.strictObject({ type: z.literal('end') }),
  /** Removes the file when it was made since `start`. */
  z.strictObject({ type: z.literal('abort') }),
]);
export type BackupPortToMain = z.output<typeof backupRequest>;
export type BackupPortFromMain =
  /** First message. `absent`: there is no such file yet. `replaced`: there is one, and a new one was wanted. */
  | {
      readonly type: 'opened';
      readonly path: string;
      readonly size: number;
      readonly file: 'absent' | 'present' | 'replaced';
    }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'ack' }
  /** The path is kept encrypted until the file has its name. */
  | { readonly type: 'replacing'; readonly temporaryPath: string }
  | { readonly type: 'done' }
  | { readonly type: 'aborted' }
  | { readonly type: 'failed'; readonly reason: 'disk_full' | 'not_permitted' | 'io' };

/** One document per request; the process holds everything in memory and writes nothing. */
export type TypesetRequest = {
  readonly id: number;
  readonly template: 'dossier' | 'statement';
  /** JSON text read by the template. */
  readonly data: string;
  /** Pictures the template shows, by virtual path, e.g. `/img/E001.jpg`. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
};
export type TypesetResponse =
  | { readonly id: number; readonly ok: true; readonly pdf: Uint8Array }
  | { readonly id: number; readonly ok: false; readonly message: string };
