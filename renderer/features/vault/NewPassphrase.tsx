import { Button, Progress } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortestPassphrase } from '../../../shared/model/passphrase.ts';
import { PassphraseInput } from './PassphraseInput.tsx';
import classes from './passphrase.module.css';
import {
  type NewPassphraseValue,
  passphraseProblem,
  type Strength,
  strengthOf,
  suggestPhrase,
} from './passphrase-strength.ts';

const levels: Readonly<Record<Strength, { readonly part: number; readonly color: string }>> = {
  weak: { part: 15, color: 'var(--zapys-state-returned)' },
  fair: { part: 45, color: 'var(--zapys-state-waiting)' },
  good: { part: 75, color: 'var(--zapys-state-approved)' },
  strong: { part: 100, color: 'var(--zapys-state-approved)' },
};

const Meter = ({ passphrase, known }: { passphrase: string; known: readonly string[] }) => {
  const { t } = useTranslation('vault');
  const settled = useDeferredValue(passphrase);
  if (settled === '')
    return <p className={classes.typed}>{t('passphrase.advice', { count: shortestPassphrase })}</p>;
  const strength = strengthOf(settled, known);
  const { part, color } = levels[strength];
  return (
    <div className={classes.meter}>
      <Progress value={part} color={color} size={6} aria-label={t('passphrase.strength.label')} />
      <p className={classes.typed} aria-live="polite">
        {t(`passphrase.strength.${strength}`)}
      </p>
    </div>
  );
};

type Props = {
  readonly value: NewPassphraseValue;
  readonly onChange: (value: NewPassphraseValue) => void;
  /** Names a guesser would try first. */
  readonly known: readonly string[];
  /** After a first attempt to go on: say what is missing. */
  readonly insist: boolean;
  readonly label: string;
  readonly autoFocus?: boolean;
};

/** A new passphrase, typed twice, with a meter that advises and a phrase made by chance for who wants one. */
export const NewPassphrase = ({ value, onChange, known, insist, label, autoFocus = false }: Props) => {
  const { t } = useTranslation('vault');
  const [suggested, setSuggested] = useState('');
  const problem = insist ? passphraseProblem(value) : undefined;
  return (
    <div className={classes.pair}>
      <PassphraseInput
        label={label}
        autoFocus={autoFocus}
        autoComplete="new-password"
        value={value.passphrase}
        onChange={(passphrase) => onChange({ ...value, passphrase })}
        error={
          problem === 'short' || problem === 'repeating'
            ? t(`passphrase.${problem}`, { count: shortestPassphrase })
            : undefined
        }
      />
      <Meter passphrase={value.passphrase} known={known} />
      {suggested === '' ? null : (
        <p className={classes.suggested} aria-live="polite">
          <span className="zapys-quiet">{t('passphrase.suggested')}</span>
          <strong className={classes.phrase}>{suggested}</strong>
        </p>
      )}
      <div className={classes.buttons}>
        <Button size="xs" variant="default" onClick={() => setSuggested(suggestPhrase())}>
          {suggested === '' ? t('passphrase.suggest') : t('passphrase.suggestAnother')}
        </Button>
        {suggested === '' ? null : (
          <Button
            size="xs"
            variant="default"
            onClick={() => onChange({ passphrase: suggested, repeated: value.repeated })}
          >
            {t('passphrase.useSuggested')}
          </Button>
        )}
      </div>
      <PassphraseInput
        label={t('passphrase.repeat')}
        autoComplete="new-password"
        value={value.repeated}
        onChange={(repeated) => onChange({ ...value, repeated })}
        error={problem === 'different' ? t('passphrase.different') : undefined}
      />
    </div>
  );
};
