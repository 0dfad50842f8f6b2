import { Button, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShareProblem, ShareView } from '../../../shared/model/recovery.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import classes from './Gate.module.css';
import { readWords } from './read-words.ts';

const wordsOnShare = 32;

/** What is wrong with the words in the field, in a sentence; undefined when nothing can be seen from here. */
const useProblem = () => {
  const { t } = useTranslation('recovery');
  return (problem: ShareProblem, place: number | undefined, text: string): string => {
    const { words } = readWords(text);
    if (problem === 'length') return t('problem.length', { count: words.length });
    if (problem === 'word') return t('problem.word', { place, word: words[(place ?? 1) - 1] ?? '' });
    if (problem === 'mistyped')
      return place === undefined ? t('problem.mistyped') : t('problem.mistypedAt', { place });
    return t(`problem.${problem}`);
  };
};

type Props = {
  /** Whose shares; without it, the open profile's. */
  readonly keyslot?: string | undefined;
  readonly busy?: boolean;
  /** Every share that is needed, in the order they were typed. */
  readonly onComplete: (shares: readonly (readonly string[])[]) => void;
  /** The way back, beside the button that takes a share. */
  readonly children: ReactNode;
};

/** Takes shares one after another, in any order, until there are as many as open the profile. */
export const ShareEntry = ({ keyslot, busy = false, onComplete, children }: Props) => {
  const { t } = useTranslation('recovery');
  const sentence = useProblem();
  const [text, setText] = useState('');
  const [taken, setTaken] = useState<readonly { view: ShareView; words: readonly string[] }[]>([]);
  const [problem, setProblem] = useState<string>();
  const [error, setError] = useState<VaultError>();
  const threshold = taken[0]?.view.threshold;
  const { words, unknown } = readWords(text);

  const take = async (event: FormEvent) => {
    event.preventDefault();
    setError(undefined);
    const stranger = unknown[0];
    if (stranger) return setProblem(sentence('word', stranger.place, text));
    if (words.length !== wordsOnShare) return setProblem(sentence('length', undefined, text));
    try {
      const before = taken.map((one) => one.words);
      const answer = await vault.checkShare({ ...(keyslot === undefined ? {} : { keyslot }), words, before });
      if ('problem' in answer) return setProblem(sentence(answer.problem, answer.place, text));
      const next = [...taken, { view: answer.share, words }];
      setTaken(next);
      setText('');
      setProblem(undefined);
      if (next.length === answer.share.threshold) onComplete(next.map((one) => one.words));
    } catch (reason) {
      setError(asVaultError(reason));
    }
  };

  return (
    <form className={classes.form} onSubmit={(event) => void take(event)}>
      <p>{t('entry.body')}</p>
      <div role="status">
        {threshold === undefined ? null : (
          <>
            <ul className={classes.lines}>
              {taken.map(({ view: { number } }) => (
                <li key={number}>
                  <IconCheck size={20} aria-hidden className={classes.yes} />
                  {t('entry.taken', { number })}
                </li>
              ))}
            </ul>
            <p>{t('entry.left', { count: threshold - taken.length })}</p>
          </>
        )}
      </div>
      <Textarea
        key={taken.length}
        label={t('entry.words')}
        description={t('entry.count', { count: words.length })}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        lang="en"
        rows={5}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(undefined);
        }}
        error={problem}
      />
      {error ? <ErrorNotice error={error} /> : null}
      <div className={classes.buttons}>
        {children}
        <Button type="submit" loading={busy}>
          {t('entry.take')}
        </Button>
      </div>
    </form>
  );
};
