import { Dexie, type Table } from 'dexie';
import { LedgerDatabase } from '../../../renderer/vault/store/databases.ts';
import type { CommitRow } from '../../../renderer/vault/store/rows.ts';
import { median } from '../statistics.ts';
import { sampleOf } from '../vault/sample-records.ts';
import { foundZapysVault, measureDerivation } from '../vault/zapys-vault.ts';

/** Milliseconds for all of the commits. */
export type Measured = {
  readonly recorded: number;
  /** An unlock without an image of the index: everything read, decrypted, verified, indexed. */
  readonly openFirst: number;
  /** The rows of commits taken from the disk as they lie there. */
  readonly rows: number;
  /** The same rows, many to one of so many bytes. */
  readonly packed: readonly { readonly bytes: number; readonly took: number }[];
};

const rounds = 5;

const elapsed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const repeated = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await elapsed(work));
  return median(times);
};

const bytesIn = ({ header, payloads }: CommitRow): number =>
  payloads.reduce((sum, { length }) => sum + length, header.length);

const inSegments = (commits: readonly CommitRow[], bytes: number): readonly (readonly CommitRow[])[] => {
  const segments: CommitRow[][] = [];
  let room = 0;
  for (const commit of commits) {
    room -= bytesIn(commit);
    if (room < 0) {
      segments.push([]);
      room = bytes - bytesIn(commit);
    }
    segments.at(-1)?.push(commit);
  }
  return segments;
};

const readPacked = async (commits: readonly CommitRow[], bytes: number): Promise<number> => {
  const database = new Dexie('bench-segments');
  database.version(1).stores({ segments: 'from' });
  const segments: Table<{ from: number; commits: readonly CommitRow[] }, number> = database.table('segments');
  await segments.bulkAdd(
    inSegments(commits, bytes).map((together) => ({ from: together[0]?.seq ?? 0, commits: together })),
  );
  const took = await repeated(() => segments.toArray());
  await database.delete();
  return took;
};

/** In the page: a vault of so many incidents, recorded one by one. */
export const measureCommits = async (count: number): Promise<Measured> => {
  const { records } = await sampleOf(count);
  const vault = await foundZapysVault();
  const recorded = await elapsed(async () => {
    for (const { changes } of records) await vault.record(changes);
  });
  const opened: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await vault.lock();
    await vault.forgetImage();
    opened.push((await elapsed(() => vault.unlock())) - (await measureDerivation()));
  }
  vault.close();
  const ledger = new LedgerDatabase();
  const rows = await repeated(() => ledger.commits.toArray());
  const commits = await ledger.commits.toArray();
  ledger.close();
  const packed: { bytes: number; took: number }[] = [];
  for (const bytes of [64 * 1024, 1024 * 1024])
    packed.push({ bytes, took: await readPacked(commits, bytes) });
  return { recorded, openFirst: median(opened), rows, packed };
};
