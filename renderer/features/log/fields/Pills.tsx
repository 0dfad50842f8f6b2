import type { KeyboardEvent } from 'react';
import classes from './fields.module.css';

export type Pill = {
  readonly value: string;
  readonly label: string;
  /** Not an answer to the question but a reason for none: set apart. */
  readonly apart?: boolean;
};

type Props = {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly pills: readonly Pill[];
  readonly chosen: readonly string[];
  /** One of them, or any number. */
  readonly kind: 'radio' | 'checkbox';
  readonly onChoose: (value: string) => void;
  /** The chosen one was chosen again, or Delete was pressed. */
  readonly onClear: () => void;
  readonly onLeave: () => void;
};

/** A few options side by side, each a real radio button or check box for keyboard and screen reader. */
export const Pills = (props: Props) => {
  const { id, kind, chosen } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') props.onClear();
    // Enter would otherwise open the chosen row of the list.
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is one of two
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles it may have take a name
    <div
      id={id}
      className={classes.pills}
      role={kind === 'radio' ? 'radiogroup' : 'group'}
      aria-labelledby={props.labelId}
      aria-describedby={props.describedBy}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) props.onLeave();
      }}
      onKeyDown={onKeyDown}
    >
      {props.pills.map(({ value, label, apart }) => (
        <label key={value} className={classes.pill} data-apart={apart || undefined}>
          <input
            type={kind}
            name={id}
            value={value}
            checked={chosen.includes(value)}
            onChange={() => props.onChoose(value)}
            onClick={() => {
              if (kind === 'radio' && chosen.includes(value)) props.onClear();
            }}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
};
