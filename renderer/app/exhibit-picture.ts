import type { RecordId } from '../../shared/ledger/entry.ts';
import { ReaderRefusal, startReader } from '../reader-client.ts';
import { vault } from './vault.ts';

/**
 * An exhibit's picture of at most `maxPixels` pixels in all: from the vault, or from a reader for formats that the
 * browser does not decode (HEIC). Undefined when there is no picture of it.
 */
export const exhibitPicture = async (
  exhibit: RecordId,
  maxPixels: number,
): Promise<ImageBitmap | undefined> => {
  const picture = await vault.picture({ exhibit, maxPixels });
  if (picture) return picture;
  const reader = startReader();
  try {
    const { port1, port2 } = new MessageChannel();
    const facts = await vault.openEvidence({ exhibit, port: port1 });
    await reader.api.open({ facts, port: port2 });
    return await reader.api.picture({ maxPixels });
  } catch (error) {
    if (error instanceof ReaderRefusal && error.why !== 'damaged') return undefined;
    throw error;
  } finally {
    reader.end();
  }
};
