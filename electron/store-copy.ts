import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

/** A store's files changed while they were read: what was read may be of two different moments. */
export class StoreInUse extends Error {
  override name = 'StoreInUse';
}

type StoredFile = { readonly path: string; readonly size: number; readonly mtimeMs: number };

const attempts = 3;

/**
 * Copies a folder of Chromium's IndexedDB to `to`, which must not exist, and flushes it. The files are those of one
 * moment, as a kill at that moment would leave them; LevelDB reads such files without loss.
 *
 * Evidence (`*.blob/`) is written once and never changed, and may be large: it is linked, and copied only where the
 * file system knows no links. LevelDB's tables (`*.ldb`) are written once too, but hold the ledger: a table is
 * copied once and shared by later copies through `earlier`, never with the store itself. All else is small (at most
 * some 4 MB of log) and copied.
 *
 * @throws StoreInUse when the store is being written to; errors of the file system as they are.
 */
export function copyStore(from: string, to: string, earlier: readonly string[]): void {
  for (let attempt = 1; ; attempt += 1) {
    const before = filesOf(from);
    const left = copyFiles(from, to, before, earlier);
    if (left && same(before, filesOf(from))) return;
    rmSync(to, { recursive: true, force: true });
    if (attempt === attempts) throw new StoreInUse(from);
  }
}

/** The lock belongs to the process that has the store open; closing it here would give it up. */
const isWanted = (path: string): boolean => basename(path) !== 'LOCK';
const isEvidence = (path: string): boolean => path.split(sep).some((part) => part.endsWith('.blob'));
const isTable = (path: string): boolean => path.endsWith('.ldb');

function filesOf(folder: string): readonly StoredFile[] {
  return namesBelow(folder, '')
    .filter(isWanted)
    .sort()
    .flatMap((path) => {
      const found = statSync(join(folder, path), { throwIfNoEntry: false });
      return found === undefined ? [] : [{ path, size: found.size, mtimeMs: found.mtimeMs }];
    });
}

/** Paths of the files below `folder`, relative to `root`. */
function namesBelow(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return namesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });
}

const same = (a: readonly StoredFile[], b: readonly StoredFile[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Whether every file was there until the end. */
function copyFiles(
  from: string,
  to: string,
  files: readonly StoredFile[],
  earlier: readonly string[],
): boolean {
  const folders = new Set([to]);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const file of files) {
    const source = join(from, file.path);
    const target = join(to, file.path);
    folders.add(dirname(target));
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    try {
      if (isEvidence(file.path) && linked(source, target)) continue;
      const known = isTable(file.path) ? earlier.find((folder) => holds(folder, file)) : undefined;
      if (known !== undefined && linked(join(known, file.path), target)) continue;
      copyFileSync(source, target, constants.COPYFILE_FICLONE);
    } catch (error) {
      if (!existsSync(source)) return false;
      throw error;
    }
    utimesSync(target, file.mtimeMs / 1000, file.mtimeMs / 1000);
    flush(target, 'r+');
  }
  for (const folder of folders) flushFolder(folder);
  return true;
}

/** The same table: LevelDB counts its files upwards, so only a store made anew could use a name twice. */
function holds(folder: string, { path, size, mtimeMs }: StoredFile): boolean {
  const found = statSync(join(folder, path), { throwIfNoEntry: false });
  return found !== undefined && found.size === size && Math.abs(found.mtimeMs - mtimeMs) < 1;
}

function linked(source: string, target: string): boolean {
  try {
    linkSync(source, target);
    return true;
  } catch {
    return false;
  }
}

function flush(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes names durable, where the file system knows how. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  try {
    flush(folder, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
  }
}
