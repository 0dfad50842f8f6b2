import { useFormWords } from '../form-words.ts';
import classes from './page.module.css';
import { focusField } from './use-form-keys.ts';

type Props = {
  readonly title: string;
  readonly names: readonly string[];
  /** Before the focus goes to the field, e.g. to close a dialog. */
  readonly onGo?: () => void;
};

/** Names of blank fields, each a step away. */
export const MissingFields = ({ title, names, onGo }: Props) => {
  const words = useFormWords();
  if (names.length === 0) return null;
  return (
    <section className={classes.missing}>
      <h3 className={classes.missingTitle}>{title}</h3>
      <ul className={classes.names}>
        {names.map((name) => (
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
    </section>
  );
};
