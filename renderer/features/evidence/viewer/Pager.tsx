import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { Tool } from './Tool.tsx';
import classes from './viewer.module.css';

type Step = { readonly label: string; readonly run: (() => void) | undefined };

type PagerProps = {
  /** "Page 2 of 5". */
  readonly said: string;
  readonly previous: Step;
  readonly next: Step;
};

/** Where one is in what is shown a part at a time, with a step to either side. */
export const Pager = ({ said, previous, next }: PagerProps) => (
  <>
    <span className={classes.pages} aria-live="polite">
      {said}
    </span>
    <Tool {...previous} icon={<IconChevronLeft size={18} aria-hidden />} />
    <Tool {...next} icon={<IconChevronRight size={18} aria-hidden />} />
  </>
);

type FrameProps = {
  readonly frame: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly children: ReactNode;
};

/** What scrolls beneath the bar. */
export const Frame = ({ frame, label, children }: FrameProps) => (
  <section
    ref={frame}
    className={classes.frame}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    tabIndex={0}
    data-autofocus
    aria-label={label}
  >
    {children}
  </section>
);
