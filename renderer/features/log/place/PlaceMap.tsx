import { type KeyboardEvent, type MouseEvent, memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type HromadaMap, mapHeight, mapWidth } from '../../../../shared/places/map/hromada-map.ts';
import { stepFrom } from '../../../../shared/places/map/step.ts';
import classes from './map.module.css';
import type { MapMarks } from './map-marks.ts';

type Props = {
  readonly map: HromadaMap;
  readonly marks: MapMarks;
  /** Index of the cell under pointer or keys. */
  readonly current: number;
  readonly describedBy: string;
  readonly onMove: (index: number) => void;
  readonly onPick: (index: number) => void;
};

const arrows: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The map itself. A screen reader hears the words beside it change; the shapes are for the eye. */
export const PlaceMap = ({ map, marks, current, describedBy, onMove, onPick }: Props) => {
  const { t } = useTranslation('places');
  const cell = map.cells[current];
  const under = (event: MouseEvent<SVGSVGElement>): number | undefined => {
    const box = event.currentTarget.getBoundingClientRect();
    // The map keeps its shape and stands in the middle of its box.
    const scale = Math.min(box.width / mapWidth, box.height / mapHeight);
    return map.at(
      (event.clientX - box.left - (box.width - mapWidth * scale) / 2) / scale,
      (event.clientY - box.top - (box.height - mapHeight * scale) / 2) / scale,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (arrow) onMove(stepFrom(map.cells, current, ...arrow));
    else if (event.key === 'Enter' || event.key === ' ') onPick(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="application"
      aria-roledescription={t('map.role')}
      aria-label={t('map.label')}
      aria-describedby={describedBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is what keys are pressed in
      tabIndex={0}
      data-autofocus
      className={classes.map}
      onKeyDown={onKeyDown}
    >
      <svg
        viewBox={`0 0 ${mapWidth} ${mapHeight}`}
        aria-hidden="true"
        onMouseMove={(event) => {
          const index = under(event);
          if (index !== undefined) onMove(index);
        }}
        onClick={(event) => {
          const index = under(event);
          if (index !== undefined) onPick(index);
        }}
      >
        <Ground map={map} marks={marks} />
        {cell ? (
          <>
            <path d={cell.shape} className={classes.current} />
            <circle cx={cell.x} cy={cell.y} r={9} className={classes.ring} />
          </>
        ) : null}
      </svg>
    </div>
  );
};

/** All that stays while one moves about: a few long paths instead of two thousand elements. */
const Ground = memo(({ map, marks }: Pick<Props, 'map' | 'marks'>) => {
  const hatch = useId();
  const dots = useId();
  const shapes = (answer: string) =>
    map.cells.flatMap(({ shape }, index) => (marks.answers[index]?.answer === answer ? shape : [])).join('');
  const occupied = shapes('yes');
  const unsure = shapes('unknown');
  return (
    <>
      <MarkPatterns hatch={hatch} dots={dots} />
      <path d={map.cells.map(({ shape }) => shape).join('')} className={classes.land} />
      <path d={occupied} className={classes.occupied} />
      <path d={occupied} fill={`url(#${hatch})`} />
      <path d={unsure} className={classes.unsure} />
      <path d={unsure} fill={`url(#${dots})`} />
      <path d={map.cells.map(({ shape }) => shape).join('')} className={classes.lines} />
      <path d={map.oblastBorders} className={classes.oblasts} />
      <path d={map.outline} className={classes.outline} />
    </>
  );
});

/** Hatching and dots, so that the marks do not rest on colour. */
export const MarkPatterns = ({ hatch, dots }: { readonly hatch: string; readonly dots: string }) => (
  <defs>
    <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="6" className={classes.hatch} />
    </pattern>
    <pattern id={dots} width="5" height="5" patternUnits="userSpaceOnUse">
      <circle cx="2" cy="2" r="0.9" className={classes.dot} />
    </pattern>
  </defs>
);
