import { dateInWords } from '../../../../shared/model/date-words.ts';
import type { HromadaMap } from '../../../../shared/places/map/hromada-map.ts';
import { occupationOn, type StatusAnswer } from '../../../../shared/places/occupation.ts';
import type { PlacesData } from '../../../components/use-gazetteer.ts';

/** What the map says of occupation: per cell, and of which day. */
export type MapMarks = {
  /** One per cell; none where nothing can be marked. */
  readonly answers: readonly StatusAnswer[];
  readonly day: 'marked' | 'markedState' | 'noDate';
  readonly date: string;
};

/** Marks for the incident's date; for a date after the list, those of its last day. */
export const mapMarks = (
  map: HromadaMap,
  { gazetteer, list }: PlacesData,
  date: string | undefined,
  locale: 'uk' | 'en',
): MapMarks => {
  const answers = map.cells.map(({ place }) => occupationOn(gazetteer, list, place.code, date));
  const because = answers[0]?.answer === 'unknown' ? answers[0].because : undefined;
  if (date === undefined || because === 'no_date') return { answers: [], day: 'noDate', date: '' };
  if (because !== 'after_list') return { answers, day: 'marked', date: dateInWords(date, locale) };
  return {
    answers: answers.flatMap((answer) => answer.atState ?? []),
    day: 'markedState',
    date: dateInWords(list.state, locale),
  };
};
