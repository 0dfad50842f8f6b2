import { Button } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../../../shared/model/date-words.ts';
import { type Gazetteer, type Place, pathOf } from '../../../../shared/places/gazetteer.ts';
import { type HromadaMap, hromadaMap } from '../../../../shared/places/map/hromada-map.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import type { PlacesData } from '../../../components/use-gazetteer.ts';
import { useFormWords } from '../form-words.ts';
import { MapLegend } from './MapLegend.tsx';
import classes from './map.module.css';
import { mapMarks } from './map-marks.ts';
import { PlaceMap } from './PlaceMap.tsx';

type Props = {
  readonly data: PlacesData;
  /** Where the map begins: the hromada of the place chosen so far. */
  readonly chosen: Place | undefined;
  /** EDTF: of the incident. */
  readonly date: string | undefined;
  readonly onPick: (place: Place) => void;
  readonly onClose: () => void;
};

/** Chooses a hromada by eye. Whoever does not see the map has the type-ahead, which finds more. */
export const PlaceMapDialog = ({ data, chosen, date, onPick, onClose }: Props) => {
  const { t } = useTranslation('places');
  const { locale } = usePreferences();
  const words = useFormWords();
  const about = useId();
  const map = useMemo(() => hromadaMap(data.gazetteer), [data]);
  const marks = useMemo(() => mapMarks(map, data, date, locale), [map, data, date, locale]);
  const [current, setCurrent] = useState(() => startingCell(map, data.gazetteer, chosen));
  const cell = map.cells[current];
  const answer = marks.answers[current];
  const here = cell ? words.place(cell.place) : undefined;
  const from = answer?.answer === 'yes' ? dateInWords(answer.period.from, locale) : '';
  const pick = (index: number) => {
    const place = map.cells[index]?.place;
    if (place) onPick(place);
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('map.title')}
      size={980}
      closeButtonProps={{ 'aria-label': t('map.close') }}
    >
      <p id={about} className={classes.about}>
        {t('map.schematic')} {t('map.keys')}
      </p>
      <PlaceMap
        map={map}
        marks={marks}
        current={current}
        describedBy={about}
        onMove={setCurrent}
        onPick={pick}
      />
      <div className={classes.foot}>
        <div className={classes.said}>
          <p role="status" className={classes.here}>
            <strong>{here?.name}</strong>
            {here?.path ? `, ${here.path}` : ''}
            {answer ? ` — ${t(`map.cell.${answer.answer}`, { from })}` : ''}
          </p>
          <p className="zapys-quiet">{t(`map.${marks.day}`, { date: marks.date })}</p>
          {marks.answers.length > 0 ? <MapLegend /> : null}
        </div>
        <Button onClick={() => pick(current)}>{t('map.choose', { place: here?.name ?? '' })}</Button>
      </div>
    </Dialog>
  );
};

const startingCell = (map: HromadaMap, gazetteer: Gazetteer, chosen: Place | undefined): number => {
  const path = chosen ? pathOf(gazetteer, chosen.code) : [];
  const index = map.cells.findIndex(({ place }) => path.includes(place));
  if (index >= 0) return index;
  // An oblast or raion has no cell: the first of those in it.
  const within = map.cells.findIndex(({ place }) => chosen && pathOf(gazetteer, place.code).includes(chosen));
  return Math.max(0, within);
};
