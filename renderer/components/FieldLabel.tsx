import type { ReactNode } from 'react';
import classes from './FieldLabel.module.css';

type Props = {
  readonly htmlFor: string;
  readonly children: ReactNode;
  /** One short line under the name; give the control `aria-describedby={`${htmlFor}-hint`}`. */
  readonly hint?: string | undefined;
};

/** A field's name above it, and at most one line of help. */
export const FieldLabel = ({ htmlFor, children, hint }: Props) => (
  <div className={classes.label}>
    <label htmlFor={htmlFor}>{children}</label>
    {hint ? (
      <p id={`${htmlFor}-hint`} className={classes.hint}>
        {hint}
      </p>
    ) : null}
  </div>
);
