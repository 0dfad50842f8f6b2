import type { DBCore, Middleware } from 'dexie';
import { VaultFailure } from '../failure.ts';
import { createWriteQueue } from './write-queue.ts';

/**
 * Keeps the databases from writing to a full disk. LevelDB goes on behind the torn end of a write that found no room,
 * and at the next start what follows it is lost, with the whole store: so nothing is begun without room to spare, and
 * after a write that was given up all the same the log is renewed before anything else is written.
 */

const mebibyte = 1024 * 1024;

/** Bytes left free for what other programs write in the meantime. */
const margin = 32 * mebibyte;
/** A full vault must still be readable: an unlock counts its attempt, a copy to another disk notes its file. */
const smallMargin = mebibyte;
const smallStores: ReadonlySet<string> = new Set(['attempts', 'journal']);

let room = Number.POSITIVE_INFINITY;
let torn = false;
let spent = false;

const isSmall = (stores: readonly string[]): boolean => stores.every((store) => smallStores.has(store));

/** Below each of the vault's databases: a transaction that writes begins with room or not at all. */
export const withRoom: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'room',
  create: (core) => ({
    ...core,
    transaction: (stores, mode, options) => {
      if (mode === 'readwrite' && !spent && room < (isSmall(stores) ? smallMargin : margin))
        throw new VaultFailure('quota');
      const transaction = core.transaction(stores, mode, options);
      if (mode === 'readwrite')
        (transaction as unknown as IDBTransaction).addEventListener('abort', () => {
          torn = true;
        });
      return transaction;
    },
  }),
};

/** Milliseconds for which an answer holds: no disk takes a margin's worth of bytes in so short a time. */
const fresh = 200;
let askedAt = Number.NEGATIVE_INFINITY;
let answer: Promise<void> = Promise.resolve();
/** One after another: a later answer must not let a call overtake those that wait for an earlier one. */
const inTurn = createWriteQueue();

const ask = async (renewLog: () => Promise<void>): Promise<void> => {
  const { quota, usage } = await navigator.storage.estimate();
  room = quota === undefined || usage === undefined ? Number.POSITIVE_INFINITY : quota - usage;
  if (!torn || room < margin) return;
  await renewLog();
  torn = false;
};

/**
 * Before each call: how much room there is, and, once there is some again after a write that found none, a new log.
 * Calls go on in the order in which they came: a cancel must not overtake what it cancels.
 */
export const prepareDisk = (renewLog: () => Promise<void>): Promise<void> => {
  const now = performance.now();
  // A full disk is asked each time: who has made room must not be refused once more.
  if (torn || room < margin || now - askedAt >= fresh) {
    askedAt = now;
    answer = inTurn(() => ask(renewLog));
  }
  return answer;
};

/** @throws VaultFailure quota when so many more bytes would not leave room to spare. */
export const refuseWithoutRoom = (bytes: number): void => {
  if (room < bytes + margin) throw new VaultFailure('quota');
};

/** Writes what ends the vault, to the last byte of room: nothing after it needs a log that is whole. */
export const withoutMargin = async (work: () => Promise<unknown>): Promise<void> => {
  spent = true;
  try {
    await work();
  } finally {
    spent = false;
  }
};

/** Runs what may as well be done another time, and then writes so many bytes. */
export const whenThereIsRoom = async (work: () => Promise<unknown>, bytes = 0): Promise<void> => {
  if (room >= bytes + margin) await work();
};
