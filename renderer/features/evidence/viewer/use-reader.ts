import { useEffect, useState } from 'react';
import type { NoView } from '../../../../shared/evidence/reader-api.ts';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import { vault } from '../../../app/vault.ts';
import { type BrowserReaderApi, type Reader, ReaderRefusal, startReader } from '../../../reader-client.ts';

export type ReaderAnswer<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly why: NoView }
  | { readonly state: 'ready'; readonly reader: BrowserReaderApi; readonly value: T };

/** Why there is no view, of whatever was thrown. */
export const whyNoView = (reason: unknown): NoView =>
  reason instanceof ReaderRefusal ? reason.why : 'damaged';

const openReader = async (reader: Reader, exhibit: RecordId): Promise<void> => {
  const { port1, port2 } = new MessageChannel();
  const facts = await vault.openEvidence({ exhibit, port: port1 });
  await reader.api.open({ facts, port: port2 });
};

/** A reader of this exhibit, which has answered one first question; it ends with the component. */
export const useReader = <T>(
  exhibit: RecordId,
  ask: (reader: BrowserReaderApi) => Promise<T>,
): ReaderAnswer<T> => {
  const [answer, setAnswer] = useState<ReaderAnswer<T>>({ state: 'waiting' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is the same for as long as the exhibit is
  useEffect(() => {
    const reader = startReader();
    let gone = false;
    openReader(reader, exhibit)
      .then(() => ask(reader.api))
      .then(
        (value) => gone || setAnswer({ state: 'ready', reader: reader.api, value }),
        (reason) => gone || setAnswer({ state: 'refused', why: whyNoView(reason) }),
      );
    return () => {
      gone = true;
      reader.end();
    };
  }, [exhibit]);
  return answer;
};
