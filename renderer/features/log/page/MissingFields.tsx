import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormWords } from '../form-words.ts';
import classes from './page.module.css';
import { focusField } from './use-form-keys.ts';

type Props = {
  readonly title: string;
  readonly names: readonly string[];
  /** Before the focus goes to the field, e.g. to close a dialog. */
  readonly onGo?: () => void;
};

/** More than this at once is a wall. */
const first = 6;

/** Names of blank fields, each a step away: the first few, and the others when they are asked for. */
export const MissingFields = ({ title, names, onGo }: Props) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const [all, setAll] = useState(false);
  const shown = all || names.length <= first + 1 ? names : names.slice(0, first);
  if (names.length === 0) return null;
  return (
    <section className={classes.missing}>
      <h3 className={classes.missingTitle}>{title}</h3>
      <ul className={classes.names}>
        {shown.map((name) => (
          <li key={name}>
            <button
              type="button"
              className={classes.link}
              onClick={() => {
                onGo?.();
                // A dialog gives the focus back to where it was opened first.
                requestAnimationFrame(() => requestAnimationFrame(() => focusField(name)));
              }}
            >
              {words.field(name)}
            </button>
          </li>
        ))}
      </ul>
      {shown.length < names.length ? (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('lacking.more', { count: names.length - shown.length })}
        </button>
      ) : null}
    </section>
  );
};
