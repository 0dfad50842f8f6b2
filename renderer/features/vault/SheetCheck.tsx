import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Gate.module.css';
import { placesToAsk, sameWord } from './sheet-check.ts';

type Props = {
  readonly words: readonly string[];
  /** So many of the first stand on other sheets too. */
  readonly common?: number;
  readonly onBack: () => void;
  readonly onDone: () => void;
  readonly done: string;
};

/** Asks for two of the words, so that nobody goes on with a sheet that is only on the screen. */
export const SheetCheck = ({ words, common = 0, onBack, onDone, done }: Props) => {
  const { t } = useTranslation('vault');
  const [places] = useState(() => placesToAsk(words.length, common));
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [insist, setInsist] = useState(false);
  const isRight = (place: number) => sameWord(typed[place] ?? '', words[place - 1] ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (places.every(isRight)) onDone();
    else setInsist(true);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <p>{t('check.body')}</p>
      {places.map((place, index) => (
        <TextInput
          key={place}
          label={t('check.word', { place })}
          autoFocus={index === 0}
          autoComplete="off"
          spellCheck={false}
          value={typed[place] ?? ''}
          onChange={(event) => setTyped({ ...typed, [place]: event.currentTarget.value })}
          error={insist && !isRight(place) ? t('check.wrong', { place }) : undefined}
        />
      ))}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>
          {t('check.back')}
        </Button>
        <Button type="submit">{done}</Button>
      </div>
    </form>
  );
};
