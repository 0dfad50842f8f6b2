import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

type Props = {
  readonly icon: Icon;
  readonly title: string;
  /** One sentence: what will stand here, and what makes it appear. */
  readonly body: string;
  /** The button that makes the first one. */
  readonly children?: ReactNode;
};

/** An empty list says what belongs here and offers to begin. */
export const EmptyState = ({ icon: StateIcon, title, body, children }: Props) => (
  <div className={classes.empty}>
    <StateIcon size={32} stroke={1.2} aria-hidden className={classes.icon} />
    <h2 className={classes.title}>{title}</h2>
    <p className="zapys-quiet">{body}</p>
    {children}
  </div>
);
