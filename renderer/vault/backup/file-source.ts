import { type ByteSource, formOf, preambleLength } from '../../../shared/backup/frames.ts';
import { readSlice } from '../evidence/file-chunks.ts';
import { VaultFailure } from '../failure.ts';

/**
 * A backup that the person chose, to be read only.
 * @throws VaultFailure backup_foreign, backup_newer, backup_unfinished for a file that ends where it begins; reading
 * throws backup_failed when the file was changed or taken away.
 */
export const openBackupSource = async (file: File): Promise<ByteSource> => {
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const bytes = await readSlice(file, offset, offset + length).catch((error: unknown) => {
      throw error instanceof VaultFailure ? new VaultFailure('backup_failed', undefined, error) : error;
    });
    if (bytes.length !== length) throw new VaultFailure('backup_failed');
    return bytes;
  };
  const form = formOf(await read(0, Math.min(preambleLength, file.size)));
  if (form === 'foreign') throw new VaultFailure('backup_foreign');
  if (form === 'newer') throw new VaultFailure('backup_newer');
  if (form === 'begun') throw new VaultFailure('backup_unfinished');
  return { size: file.size, read };
};

/** The same, up to where the last part was finished. */
export const upTo = (source: ByteSource, size: number): ByteSource => ({ size, read: source.read });
