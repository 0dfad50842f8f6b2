import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FoundVault, LostVault } from '../shared/ipc.ts';
import { destroyFolder } from './destroy-folder.ts';
import { type CopyKind, keptCopies } from './kept-copies.ts';
import { flushFolder, StoreInUse } from './store-copy.ts';

/**
 * Chromium destroys an IndexedDB store it finds damaged and makes an empty one in its place. So the store is copied
 * before Chromium opens it, and a marker remembers that there is a vault: where one is expected and none is found,
 * nothing is begun anew. Nothing here reads what is in the files; they are ciphertext.
 */
export type VaultFiles = {
  /** Before any window: does what the last run was asked to, then copies the store. */
  start(): void;
  /** What the vault's worker found in the store. */
  found(state: FoundVault): LostVault | undefined;
  /** The vault was opened and is whole. */
  opened(): void;
  /**
   * Records were erased: removes every copy that still has their keys. Resolves to the folders of damaged and
   * set-aside files, which may have them too and are a person's to remove. @throws errors of the file system.
   */
  erased(): readonly string[];
  /** At the next start this copy is put in the place of the store. @throws unless the vault is lost. */
  requestPutBack(id: string): void;
  /** At the next start everything is moved aside. @throws unless the vault is lost. */
  requestStartOver(): void;
  /**
   * The vault removed itself: its copies go now, and at the next start the store goes too, before Chromium opens it.
   * @throws when the last start was asked the same and could not do it; errors of the file system.
   */
  requestRemoval(): void;
  /** When a vault that was here removed itself (ISO 8601 in UTC), until there is another. */
  removedAt(): string | undefined;
  /** After the last window: copies the store once more, so that this session's entries are in a copy. */
  quit(): void;
};

const request = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('put-back'), copy: z.string() }),
  z.strictObject({ do: z.literal('start-over') }),
  z.strictObject({ do: z.literal('remove') }),
]);
type Request = z.output<typeof request>;

/** Copies that a person may choose from. */
const offered: readonly CopyKind[] = ['quit', 'good'];

export const vaultFiles = (userData: string): VaultFiles => {
  const store = join(userData, 'IndexedDB');
  const folder = join(userData, 'vault-copies');
  const copies = keptCopies(folder);
  const marker = join(userData, 'vault-exists');
  const noted = join(userData, 'vault-damage-noted');
  const requested = join(userData, 'vault-request');
  const removedNote = join(userData, 'vault-removed');
  let whole = false;
  let lost = false;
  let requestFailed = false;

  const write = (path: string, text: string): void => {
    const handle = openSync(`${path}.new`, 'w', 0o600);
    writeSync(handle, text);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(`${path}.new`, path);
    flushFolder(userData);
  };
  const expectVault = (): void => {
    if (!existsSync(marker)) write(marker, '1\n');
    rmSync(noted, { force: true });
    rmSync(removedNote, { force: true });
  };
  const isExpected = (): boolean => existsSync(marker) || copies.list(...offered).length > 0;

  const putBack = (id: string): void => {
    const copy = copies.list(...offered).find((one) => one.id === id);
    if (copy === undefined) throw new Error('No such copy');
    const ready = copies.materialise(copy);
    if (existsSync(store)) copies.adopt(store, 'kept');
    renameSync(ready, store);
    flushFolder(userData);
    // What is newer than what was chosen may have entries that this has not; none of it is the store any more.
    for (const other of copies.list(...offered)) if (other.at > copy.at) copies.rename(other, 'kept');
    for (const other of copies.list('readable')) copies.rename(other, 'kept');
    for (const other of copies.list('start')) copies.rename(other, 'damaged');
    rmSync(noted, { force: true });
  };

  const asideName = 'vault-set-aside-';
  const setAside = (): readonly string[] =>
    readdirSync(userData)
      .filter((name) => name.startsWith(asideName))
      .map((name) => join(userData, name));

  const startOver = (): void => {
    if (existsSync(store)) copies.adopt(store, 'kept');
    const aside = `${asideName}${new Date().toISOString().replaceAll(':', '-')}`;
    if (existsSync(folder)) renameSync(folder, join(userData, aside));
    rmSync(marker, { force: true });
    rmSync(noted, { force: true });
    flushFolder(userData);
  };

  /** Everything of the vault in this folder, set-aside files of vaults before it too: they may have the same keys. */
  const removeCopies = (): void => {
    for (const path of [folder, ...setAside()]) destroyFolder(path);
  };
  const removeVault = (): void => {
    destroyFolder(store);
    removeCopies();
    rmSync(marker, { force: true });
    rmSync(noted, { force: true });
    write(removedNote, new Date().toISOString());
  };

  /** A kill on the way leaves the request, and the next start does all of it again. */
  const doAsRequested = (): void => {
    if (!existsSync(requested)) return;
    let removing = false;
    try {
      const wanted = request.parse(JSON.parse(readFileSync(requested, 'utf8')));
      if (wanted.do === 'put-back') putBack(wanted.copy);
      else if (wanted.do === 'start-over') startOver();
      else {
        removing = true;
        removeVault();
      }
    } catch {
      // The person is told where they asked; the store and every copy are where they were.
      requestFailed = true;
      // A removal is tried again at every start.
      if (removing) return;
    }
    rmSync(requested, { force: true });
    flushFolder(userData);
  };

  const ask = (wanted: Request): void => {
    if (!lost) throw new Error('Refused');
    write(requested, JSON.stringify(wanted));
  };

  return {
    start: () => {
      ifPossible(copies.removeUnfinished);
      doAsRequested();
      // What was copied before is kept until somebody has said what it is: Chromium may have been at work since.
      if (!existsSync(store) || existsSync(noted) || copies.list('start').length > 0) return;
      ifPossible(() => copies.take(store, 'start'));
    },
    found: (state) => {
      const atStart = copies.list('start');
      if (state === 'locked') {
        expectVault();
        if (atStart.length > 0) copies.remove(copies.list('readable'));
        for (const copy of atStart) copies.rename(copy, 'readable');
        lost = false;
        return undefined;
      }
      whole = false;
      if (!isExpected()) {
        copies.remove(atStart);
        return undefined;
      }
      lost = true;
      if (state === 'absent' && !existsSync(noted)) {
        for (const copy of atStart) copies.rename(copy, 'damaged');
        write(noted, '1\n');
      }
      const choice = copies.list(...offered).map(({ id, at }) => ({ id, at }));
      return { copies: choice, folder, damagedKept: copies.list('damaged').length > 0, requestFailed };
    },
    opened: () => {
      expectVault();
      whole = true;
      for (const copy of copies.list('readable')) copies.rename(copy, 'good');
      const [newest] = copies.list('good');
      if (newest) copies.remove(copies.list(...offered).filter(({ at }) => at < newest.at));
    },
    erased: () => {
      copies.remove(copies.list('start', 'readable', 'good', 'quit'));
      flushFolder(userData);
      return [...copies.list('damaged', 'kept').map(({ path }) => path), ...setAside()];
    },
    requestPutBack: (copy) => ask({ do: 'put-back', copy }),
    requestStartOver: () => ask({ do: 'start-over' }),
    requestRemoval: () => {
      if (requestFailed) throw new Error('The files could not be removed');
      whole = false;
      removeCopies();
      write(requested, JSON.stringify({ do: 'remove' } satisfies Request));
    },
    removedAt: () => (existsSync(removedNote) ? readFileSync(removedNote, 'utf8') : undefined),
    quit: () => {
      if (!whole || !existsSync(store)) return;
      const before = copies.list('quit');
      ifPossible(() => {
        copies.take(store, 'quit');
        copies.remove(before);
      });
    },
  };
};

/** Without room for a copy the vault opens and closes all the same, and the copies there are stay. */
function ifPossible(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof StoreInUse) && !isOfFileSystem(error)) throw error;
  }
}

const isOfFileSystem = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && typeof error.syscall === 'string';
