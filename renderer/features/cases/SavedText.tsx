import { Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { beforeLock } from '../../app/saving.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly lines?: number;
  /** Why this text cannot be saved, in a sentence; it then stays on the screen and is not sent. */
  readonly problem?: (text: string) => string | undefined;
  readonly save: (text: string) => Promise<void>;
};

/** How long a person pauses before what they typed is signed, in milliseconds. */
const pause = 600;

/** A text that saves itself after a pause, on leaving the field and before the vault locks. */
export const SavedText = ({ label, value, lines = 1, problem, save }: Props) => {
  const [text, setText] = useState(value);
  const [error, setError] = useState<VaultError>();
  const sent = useRef(value);
  const typed = useRef(value);
  const send = useRef(save);
  send.current = save;
  const refuse = useRef(problem);
  refuse.current = problem;

  const flush = useRef(async () => {
    const next = typed.current;
    if (next === sent.current || refuse.current?.(next) !== undefined) return;
    const before = sent.current;
    sent.current = next;
    try {
      await send.current(next);
      setError(undefined);
    } catch (reason) {
      sent.current = before;
      setError(asVaultError(reason));
    }
  });

  useEffect(() => {
    // Someone else's change shows only where nothing is being typed.
    if (typed.current === sent.current) {
      sent.current = value;
      typed.current = value;
      setText(value);
    }
  }, [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each keystroke starts the pause anew
  useEffect(() => {
    const timer = setTimeout(() => void flush.current(), pause);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const leave = flush.current;
    const stop = beforeLock(() => leave());
    return () => {
      stop();
      void leave();
    };
  }, []);

  const change = (next: string) => {
    typed.current = next;
    setText(next);
  };
  return (
    <div>
      {lines > 1 ? (
        <Textarea
          label={label}
          autosize
          minRows={lines}
          maxRows={16}
          dir="auto"
          spellCheck={false}
          error={problem?.(text)}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          onBlur={() => void flush.current()}
        />
      ) : (
        <TextInput
          label={label}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          error={problem?.(text)}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          onBlur={() => void flush.current()}
        />
      )}
      {error ? <ErrorNotice error={error} onRetry={() => void flush.current()} /> : null}
    </div>
  );
};
