import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** What every writer of files needs of the disk. */

/** A new file that only its person may read. @throws when there is one of that name. */
export const createAlone = (path: string): Promise<FileHandle> =>
  open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0), 0o600);

/** One write may take only a part of what it is given. */
export async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let at = 0;
  while (at < bytes.byteLength) at += (await file.write(bytes, at)).bytesWritten;
}

/** Makes the new name itself durable, where the file system knows how. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, constants.O_RDONLY);
    await handle.sync();
  } catch (error) {
    // Some file systems (FAT, FUSE) have no such thing, some folders may be written but not read; the file is
    // complete all the same.
    if (!['EACCES', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'EPERM'].includes(codeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export function reasonOf(error: unknown): 'disk_full' | 'not_permitted' | 'io' {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    // The file system cannot hold a file this large: 4 GB on FAT32.
    case 'EFBIG':
      return 'disk_full';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not_permitted';
    default:
      return 'io';
  }
}
