import type { ReactNode } from 'react';
import classes from './SplitPane.module.css';

type Props = {
  readonly list: ReactNode;
  /** What the list is, for a screen reader. */
  readonly listLabel: string;
  /** The open page; without one the list has the width. */
  readonly page: ReactNode | undefined;
  /** Stands beside the page above 1600 px; put what it says into the page as well. */
  readonly inspector?: ReactNode;
};

/** List and page side by side; below 1200 px the list folds away while a page is open. */
export const SplitPane = ({ list, listLabel, page, inspector }: Props) => (
  <div className={classes.split} data-page={page ? 'open' : undefined}>
    <section className={classes.list} aria-label={listLabel}>
      {list}
    </section>
    {page ? <div className={classes.page}>{page}</div> : null}
    {page && inspector ? <aside className={classes.inspector}>{inspector}</aside> : null}
  </div>
);
