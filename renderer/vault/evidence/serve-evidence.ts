import type { EvidenceAnswer, EvidenceQuestion } from '../../../shared/evidence/port.ts';
import { largestRange } from '../../../shared/evidence/port.ts';
import type { Bytes } from '../bytes.ts';
import type { EvidenceStore } from './evidence-store.ts';

/** Answers questions for an exhibit's bytes on a port, decrypting only the chunks that are asked for. */

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const questionOf = (data: unknown): EvidenceQuestion | undefined => {
  if (typeof data !== 'object' || data === null) return undefined;
  const { id, offset, length } = data as Partial<Record<keyof EvidenceQuestion, unknown>>;
  return isWhole(id) && isWhole(offset) && isWhole(length) ? { id, offset, length } : undefined;
};

/** `isOpen` false ends it: the vault was locked. */
export const serveEvidence = (
  evidence: EvidenceStore,
  id: string,
  port: MessagePort,
  isOpen: () => boolean,
): void => {
  const answer = async ({ id: question, offset, length }: EvidenceQuestion): Promise<EvidenceAnswer> => {
    if (length > largestRange) return { id: question, error: 'bad_range' };
    try {
      const bytes: Bytes = await evidence.readRange(id, offset, length);
      return { id: question, bytes: bytes.buffer };
    } catch {
      // The reader can do nothing but say so; the integrity report names the chunk.
      return { id: question, error: 'damaged' };
    }
  };
  port.onmessage = async ({ data }: MessageEvent<unknown>) => {
    const question = questionOf(data);
    if (!question) return;
    if (!isOpen()) {
      port.close();
      return;
    }
    const said = await answer(question);
    port.postMessage(said, 'bytes' in said ? [said.bytes] : []);
  };
};
