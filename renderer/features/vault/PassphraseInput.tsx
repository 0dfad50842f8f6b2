import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './passphrase.module.css';
import { lettersOf } from './passphrase-strength.ts';

type Props = Pick<PasswordInputProps, 'autoFocus' | 'autoComplete'> & {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
};

/** A passphrase, with what is typed into it unseen: Caps Lock, and in which alphabet. */
export const PassphraseInput = ({ label, value, onChange, error, ...others }: Props) => {
  const { t } = useTranslation('vault');
  const [capsLock, setCapsLock] = useState(false);
  const id = useId();
  const onKey = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const letters = lettersOf(value);
  return (
    <div>
      <div className={classes.head}>
        <label htmlFor={id}>{label}</label>
        <span id={`${id}-typed`} className={classes.typed} aria-live="polite">
          {capsLock ? <strong className={classes.caps}>{t('passphrase.capsLock')} </strong> : null}
          {letters === 'none' ? null : t(`passphrase.letters.${letters}`)}
        </span>
      </div>
      <PasswordInput
        {...others}
        id={id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKey}
        onKeyUp={onKey}
        error={error}
        spellCheck={false}
        aria-describedby={`${id}-typed`}
        visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show'), tabIndex: 0 }}
      />
    </div>
  );
};
