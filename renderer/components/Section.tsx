import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Section.module.css';

type SectionProps = {
  /** Unique on the page; the outline leads to it. */
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
};

/** A titled part of a long page. */
export const Section = ({ id, title, children }: SectionProps) => (
  <section
    id={`section-${id}`}
    className={classes.section}
    aria-labelledby={`section-${id}-title`}
    tabIndex={-1}
  >
    <h2 id={`section-${id}-title`} className={classes.title}>
      {title}
    </h2>
    {children}
  </section>
);

export type OutlineEntry = {
  readonly id: string;
  readonly title: string;
  /** How far it is filled, told quietly; absent where that means nothing. */
  readonly filled?: 'filled' | 'partly' | 'blank' | undefined;
};

/** Brings a section into view and puts the focus there. */
export const goToSection = (id: string): void => {
  const section = document.getElementById(`section-${id}`);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
};

/** The sections of a page, each a step away. */
export const Outline = ({ entries }: { entries: readonly OutlineEntry[] }) => {
  const { t } = useTranslation('app');
  return (
    <nav className={classes.outline} aria-label={t('outline.label')}>
      {entries.map(({ id, title, filled }) => (
        <button key={id} type="button" className={classes.entry} onClick={() => goToSection(id)}>
          {filled ? <span className={classes.mark} data-filled={filled} aria-hidden /> : null}
          {title}
          {filled ? <span className="zapys-spoken">{t(`outline.${filled}`)}</span> : null}
        </button>
      ))}
    </nav>
  );
};
