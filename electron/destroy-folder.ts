import { closeSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** LevelDB's files hold the keyslots; evidence lies elsewhere, under keys that go with them. */
const holdsKeys = /\.(log|ldb)$/;

const zeros = new Uint8Array(1024 * 1024);

/**
 * Removes a folder of a store's files. What holds keys is overwritten first: on a disk that writes in place they are
 * then gone, on flash or a copying file system they may remain. Where there is none, nothing happens.
 * @throws errors of the file system, with some files gone and the rest to be removed by another call.
 */
export function destroyFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (holdsKeys.test(name)) overwrite(join(folder, name));
  rmSync(folder, { recursive: true, force: true });
}

function overwrite(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    const { size } = statSync(path);
    for (let at = 0; at < size; ) at += writeSync(handle, zeros, 0, Math.min(zeros.length, size - at), at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
