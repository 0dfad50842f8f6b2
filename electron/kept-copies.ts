import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyStore, flushFolder } from './store-copy.ts';

/**
 * What a copy of the store is known to be.
 * - `start`: as it was before this start; nobody has said yet whether it can be read
 * - `readable`: the vault was found in it
 * - `good`: the vault was opened from it and found whole
 * - `quit`: after a session that had opened the vault whole
 * - `damaged`: the vault was not found in it; for an expert, never removed
 * - `kept`: set aside when a copy was put back; never removed
 */
export type CopyKind = (typeof kinds)[number];
const kinds = ['start', 'readable', 'good', 'quit', 'damaged', 'kept'] as const;

/** A folder `<kind>-<time>`: one rename changes what it is, so no power cut leaves a copy half judged. */
export type KeptCopy = {
  readonly id: string;
  readonly kind: CopyKind;
  /** When it was taken, ISO 8601 in UTC. */
  readonly at: string;
  readonly path: string;
};

const named = new RegExp(`^(${kinds.join('|')})-(\\d{4}-\\d\\d-\\d\\dT\\d\\d)-(\\d\\d)-(\\d\\d\\.\\d{3}Z)$`);
const nameOf = (kind: CopyKind, at: string): string => `${kind}-${at.replaceAll(':', '-')}`;

/** Beginning of the name of what is not whole yet. */
const unfinished = 'making-';

export type KeptCopies = {
  /** Newest first. */
  list(...wanted: readonly CopyKind[]): readonly KeptCopy[];
  /** Copies the store at `from`, whole or not at all. @throws as copyStore. */
  take(from: string, kind: CopyKind): void;
  /** A second copy of a copy, still unnamed, to be moved to where it is wanted; resolves to its path. */
  materialise(copy: KeptCopy): string;
  rename(copy: KeptCopy, kind: CopyKind): void;
  remove(copies: readonly KeptCopy[]): void;
  /** Moves the folder at `path` here. */
  adopt(path: string, kind: CopyKind): void;
  removeUnfinished(): void;
};

export const keptCopies = (folder: string): KeptCopies => {
  const list: KeptCopies['list'] = (...wanted) =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .flatMap((id): KeptCopy[] => {
        const [, found, day, minute, second] = named.exec(id) ?? [];
        const kind = wanted.find((one) => one === found);
        return kind === undefined
          ? []
          : [{ id, kind, at: `${day}:${minute}:${second}`, path: join(folder, id) }];
      })
      .sort((a, b) => (a.at < b.at ? 1 : -1));

  const move = (from: string, id: string): void => {
    renameSync(from, join(folder, id));
    flushFolder(folder);
  };

  const make = (from: string, id: string, earlier: readonly string[]): string => {
    const path = join(folder, unfinished + id);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(path, { recursive: true, force: true });
    copyStore(from, path, earlier);
    return path;
  };

  const now = (): string => new Date().toISOString();

  return {
    list,
    take: (from, kind) => {
      const id = nameOf(kind, now());
      const earlier = list('good', 'quit', 'readable').map(({ path }) => path);
      move(make(from, id, earlier), id);
    },
    materialise: ({ path, id }) => make(path, id, []),
    rename: ({ path, at }, kind) => move(path, nameOf(kind, at)),
    remove: (copies) => {
      for (const { path } of copies) rmSync(path, { recursive: true, force: true });
    },
    adopt: (path, kind) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      move(path, nameOf(kind, now()));
    },
    removeUnfinished: () => {
      if (!existsSync(folder)) return;
      for (const name of readdirSync(folder).filter((one) => one.startsWith(unfinished)))
        rmSync(join(folder, name), { recursive: true, force: true });
    },
  };
};
