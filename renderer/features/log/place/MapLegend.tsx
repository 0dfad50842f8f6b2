import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './map.module.css';
import { MarkPatterns } from './PlaceMap.tsx';

/** What hatching and dots mean. */
export const MapLegend = () => {
  const { t } = useTranslation('places');
  const hatch = useId();
  const dots = useId();
  return (
    <ul className={classes.legend}>
      <li>
        <svg viewBox="0 0 28 16" aria-hidden="true">
          <MarkPatterns hatch={hatch} dots={dots} />
          <rect width="28" height="16" className={classes.occupied} />
          <rect width="28" height="16" fill={`url(#${hatch})`} />
        </svg>
        {t('map.legend.occupied')}
      </li>
      <li>
        <svg viewBox="0 0 28 16" aria-hidden="true">
          <rect width="28" height="16" className={classes.unsure} />
          <rect width="28" height="16" fill={`url(#${dots})`} />
        </svg>
        {t('map.legend.unsure')}
      </li>
    </ul>
  );
};
