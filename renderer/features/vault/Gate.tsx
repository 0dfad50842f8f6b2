import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { setPreferences, usePreferences } from '../../app/preferences.ts';
import classes from './Gate.module.css';

type Props = {
  readonly title: string;
  /** "Step 2 of 5"; nothing outside a sequence. */
  readonly step?: string | undefined;
  readonly wide?: boolean;
  /** Which part of the work is shown, where the title stays over several. */
  readonly part?: string;
  readonly children: ReactNode;
};

/** The page before the vault is open: one column, the language always within reach. */
export const Gate = ({ title, step, wide = false, part = '', children }: Props) => {
  const { t } = useTranslation(['vault', 'app']);
  const { locale } = usePreferences();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef({ title, part });
  // A new step begins at its heading, unless one of its fields has asked for the focus.
  useEffect(() => {
    if (shown.current.title === title && shown.current.part === part) return;
    shown.current = { title, part };
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLInputElement)) heading.current?.focus();
  }, [title, part]);
  return (
    <div className={classes.gate}>
      <header className={classes.top}>
        <span className={classes.mark}>{t('app:name')}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('language')}
          value={locale}
          onChange={(value) => setPreferences({ locale: value === 'en' ? 'en' : 'uk' })}
          data={[
            { value: 'uk', label: 'Українська' },
            { value: 'en', label: 'English' },
          ]}
        />
      </header>
      <main className={classes.main} data-wide={wide || undefined}>
        {step ? <p className={classes.step}>{step}</p> : null}
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </h1>
        {children}
      </main>
    </div>
  );
};
