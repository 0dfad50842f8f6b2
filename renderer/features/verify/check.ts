import { readPublicKey } from '../../../shared/bundle/minisign.ts';
import type { Verdict } from '../../../shared/bundle/verdict.ts';
import { verifyBag } from '../../../shared/bundle/verify.ts';
import type { Given } from '../../bag-sources.ts';

export type Checked = { readonly name: string; readonly verdict: Verdict };

/**
 * Verifies with the key, if one was given; undefined when it was cancelled. What cannot be read is a verdict too.
 * `progress` gets whole percents.
 */
export const check = async (
  { name, source }: Given,
  keyLine: string,
  progress: (percent: number) => void,
  cancelled: { readonly aborted: boolean },
): Promise<Checked | undefined> => {
  const publicKey = readPublicKey(keyLine);
  try {
    const verdict = await verifyBag(source, {
      ...(publicKey ? { publicKey } : {}),
      progress: (done, total) => progress(total === 0 ? 100 : Math.floor((100 * done) / total)),
      cancelled,
    });
    return { name, verdict };
  } catch (error) {
    if (cancelled.aborted) return undefined;
    const detail = error instanceof Error ? error.message : '';
    return { name, verdict: { state: 'unreadable', code: 'cannot_read', detail } };
  }
};
