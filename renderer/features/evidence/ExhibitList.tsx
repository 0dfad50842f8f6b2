import { type ReactNode, useState } from 'react';
import type { ExhibitView } from '../../../shared/model/views.ts';
import { ExhibitCard } from './ExhibitCard.tsx';
import classes from './evidence.module.css';
import type { StatementOf } from './use-disagreements.ts';
import { Viewer } from './viewer/Viewer.tsx';

type Props = {
  readonly exhibits: readonly ExhibitView[];
  readonly compare: StatementOf;
  /** Beside the view of one: see `Viewer`. */
  readonly panel: (exhibit: ExhibitView) => ReactNode;
  /** What else its card says. */
  readonly about?: (exhibit: ExhibitView) => ReactNode;
  readonly onDetach?: ((exhibit: ExhibitView) => void) | undefined;
  readonly onViewed?: () => void;
};

/** The exhibits of an incident one beneath another, and the one that is looked at large. */
export const ExhibitList = ({ exhibits, compare, panel, about, onDetach, onViewed }: Props) => {
  const [viewed, setViewed] = useState<number>();
  return (
    <>
      <ul className={classes.cards}>
        {exhibits.map((exhibit, index) => (
          <ExhibitCard
            key={exhibit.id}
            exhibit={exhibit}
            differing={compare(exhibit)}
            onView={() => setViewed(index)}
            onDetach={onDetach && (() => onDetach(exhibit))}
          >
            {about?.(exhibit)}
          </ExhibitCard>
        ))}
      </ul>
      {viewed === undefined ? null : (
        <Viewer
          exhibits={exhibits}
          index={viewed}
          panel={panel}
          onMove={setViewed}
          onClose={() => {
            setViewed(undefined);
            onViewed?.();
          }}
        />
      )}
    </>
  );
};
