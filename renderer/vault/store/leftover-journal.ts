import type { Bytes } from '../bytes.ts';
import { sealJson, unsealJson } from '../keys/box.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LedgerDatabase } from './databases.ts';

/**
 * Paths of temporary files that a save is writing, kept encrypted until the file is whole or gone: what a kill leaves
 * behind is found and removed at the next unlock.
 */
export type LeftoverJournal = {
  /** Resolves when the path is on the disk for good. The line is struck out only when the file became whole. */
  add(path: string): Promise<{ close(whole: boolean): Promise<void> }>;
  /** Paths no save of this session is writing. */
  paths(): Promise<readonly string[]>;
  remove(path: string): Promise<void>;
};

const contextOf = (id: string) => `journal|${id}`;

export const openLeftoverJournal = (
  database: LedgerDatabase,
  keyring: Pick<Keyring, 'epoch' | 'epochs'>,
): LeftoverJournal => {
  const beingWritten = new Set<string>();
  /** A line may be older than the last removal of a profile. */
  const pathIn = async (id: string, box: Bytes): Promise<string | undefined> => {
    for (const { metaKey } of keyring.epochs()) {
      const path = await unsealJson(metaKey, box, contextOf(id)).catch(() => undefined);
      if (path !== undefined) return String(path);
    }
    // A damaged line names no file any more; it says nothing and holds nothing up.
    return undefined;
  };
  const entries = async () => {
    const rows = await database.journal.toArray();
    const read = await Promise.all(rows.map(async ({ id, box }) => ({ id, path: await pathIn(id, box) })));
    return read.flatMap(({ id, path }) => (path === undefined ? [] : [{ id, path }]));
  };
  return {
    add: async (path) => {
      const id = crypto.randomUUID();
      beingWritten.add(path);
      await database.journal.add({ id, box: await sealJson(keyring.epoch.metaKey, path, contextOf(id)) });
      return {
        close: async (whole) => {
          beingWritten.delete(path);
          if (whole) await database.journal.delete(id);
        },
      };
    },
    paths: async () => (await entries()).map(({ path }) => path).filter((path) => !beingWritten.has(path)),
    remove: async (path) => {
      const ids = (await entries()).filter((entry) => entry.path === path).map(({ id }) => id);
      await database.journal.bulkDelete(ids);
    },
  };
};
