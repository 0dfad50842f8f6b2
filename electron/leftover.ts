import { lstat, unlink } from 'node:fs/promises';
import { basename, dirname, isAbsolute, normalize } from 'node:path';
import { isBeingWritten, temporaryName } from './file-writer.ts';

/**
 * Removes the temporary file of a save that a kill interrupted. Only a regular file of ours, by the name the
 * writer gives. True when the file is no longer there; false when it was left alone, or its folder is not
 * reachable now (a stick that is not plugged in) and another attempt makes sense.
 */
export async function removeLeftover(path: string): Promise<boolean> {
  if (!isAbsolute(path) || normalize(path) !== path || !temporaryName.test(basename(path))) return false;
  if (isBeingWritten(path)) return false;
  try {
    const file = await lstat(path);
    if (!file.isFile() || (process.getuid && file.uid !== process.getuid())) return false;
    await unlink(path);
    return true;
  } catch {
    return await isFolder(dirname(path)).then(async (there) => there && !(await exists(path)));
  }
}

const isFolder = (path: string): Promise<boolean> =>
  lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
