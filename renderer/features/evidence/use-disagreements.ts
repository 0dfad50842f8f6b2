import { useEffect, useState } from 'react';
import {
  type Disagreement,
  disagreements,
  type IncidentStatement,
} from '../../../shared/evidence/disagreements.ts';
import type { Json } from '../../../shared/ledger/entry.ts';
import type { ExhibitView } from '../../../shared/model/views.ts';
import { englishName, whereabouts } from '../../../shared/places/gazetteer.ts';
import { loadGazetteer } from '../../../shared/places/load.ts';
import { usePreferences } from '../../app/preferences.ts';

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Where the incident's place lies; undefined until it is known, and for places too wide to have a middle. */
const usePlace = (code: string | undefined): IncidentStatement['place'] => {
  const { locale } = usePreferences();
  const [found, setFound] = useState<{ readonly key: string; readonly place: IncidentStatement['place'] }>();
  const key = `${locale} ${code}`;
  useEffect(() => {
    if (code === undefined) return undefined;
    let gone = false;
    loadGazetteer().then(
      (gazetteer) => {
        const place = gazetteer.byCode.get(code);
        const point = whereabouts(gazetteer, code);
        if (gone || !place || !point) return;
        const name = locale === 'en' ? englishName(place) : place.name;
        setFound({ key, place: { name, latitude: point.lat, longitude: point.lon } });
      },
      // Without the gazetteer nothing is compared; the place's own field says that it could not be read.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [code, locale, key]);
  return found?.key === key ? found.place : undefined;
};

export type StatementOf = (exhibit: Pick<ExhibitView, 'fields' | 'attachedAt'>) => readonly Disagreement[];

/** Compares exhibits with what the incident says: its fields as they stand, unsaved words included. */
export const useDisagreements = (said: {
  readonly date: Json | undefined;
  readonly placeCode: Json | undefined;
}): StatementOf => {
  const date = textOf(said.date);
  const place = usePlace(textOf(said.placeCode));
  return (exhibit) => disagreements(exhibit, { date, place });
};
