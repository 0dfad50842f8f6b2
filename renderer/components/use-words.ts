import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../shared/ledger/entry.ts';
import { dateInWords } from '../../shared/model/date-words.ts';
import {
  changedFieldInWords,
  type FieldWords,
  fieldInWords,
  optionInWords,
  recordInWords,
  valueInWords,
} from '../../shared/model/value-words.ts';
import type { IncidentSummary, NamedRecord, RecordedChange } from '../../shared/model/views.ts';
import type { Place } from '../../shared/places/gazetteer.ts';
import { levelName, pathInWords, placeInWords, placeName } from '../../shared/places/path-words.ts';
import { loadPlaces, usePlaces } from './use-gazetteer.ts';

/** A place's own name, its level and what it lies in. */
export type PlaceWords = {
  readonly name: string;
  /** The Ukrainian name, where `name` is in Latin letters. */
  readonly own: string | undefined;
  readonly level: string;
  readonly path: string;
};

/** What records say, in the person's language. */
export type RecordWords = {
  readonly locale: FieldWords['locale'];
  field(name: string): string;
  /** The field of a change, with whom or what it names. */
  changed(change: Pick<RecordedChange, 'field' | 'names'>): string;
  /** What a record is called where another one names it. */
  record(record: NamedRecord): string;
  section(id: string): string;
  option(field: string, option: string): string;
  value(name: string, value: Json | undefined): string;
  type(type: string | undefined): string;
  place(place: Place): PlaceWords;
  /** In the person's words; else the chosen place's name, in English "Melitopol (Мелітополь)". */
  where(incident: Pick<IncidentSummary, 'place' | 'placeCode'>): string;
  date(edtf: string | undefined): string;
  /** RFC 3339, at the wall clock of the device that wrote it: "14 March 2025, 10:02 (+02:00)". */
  time(rfc3339: string): string;
};

export const useWords = (): RecordWords => {
  const { i18n } = useTranslation('fields');
  const places = usePlaces();
  return wordsIn(i18n.language === 'en' ? 'en' : 'uk', places);
};

type Places = ReturnType<typeof usePlaces>;

let latest:
  | { readonly places: Places; readonly locale: FieldWords['locale']; readonly words: RecordWords }
  | undefined;

/** One for the whole page: a hundred rows ask for it with every change. */
const wordsIn = (locale: FieldWords['locale'], places: Places): RecordWords => {
  if (latest?.locale !== locale || latest.places !== places)
    latest = { places, locale, words: makeWords(locale, places) };
  return latest.words;
};

const makeWords = (locale: FieldWords['locale'], places: Places): RecordWords => {
  const lookup = i18next.getFixedT(locale, 'fields') as (
    key: string,
    options: { defaultValue: string },
  ) => string;
  const said = new Map<string, string>();
  const field: FieldWords['field'] = (key, otherwise) => {
    const word = said.get(key) ?? lookup(key, { defaultValue: otherwise });
    said.set(key, word);
    return word;
  };
  const place: FieldWords['place'] = (code) => {
    if (places) return placeInWords(places.gazetteer, code, { locale, field });
    void loadPlaces();
    return undefined;
  };
  const words: FieldWords = { locale, field, place };
  return {
    locale,
    field: (name) => fieldInWords(name, words),
    changed: (change) => changedFieldInWords(change, words),
    record: (record) => recordInWords(record, words),
    section: (id) => words.field(`section.${id}`, id),
    option: (field, option) => optionInWords(field, option, words),
    value: (name, value) => valueInWords(name, value, words),
    type: (type) => (type ? words.field(`type.${type}`, type) : ''),
    place: (place) => ({
      name: placeName(place, words),
      own: locale === 'en' ? place.name : undefined,
      level: levelName(place, words),
      path: pathInWords(place, words),
    }),
    where: ({ place, placeCode }) => {
      if (placeCode === undefined || locale !== 'en') return place ?? '';
      if (!places) void loadPlaces();
      const chosen = places?.gazetteer.byCode.get(placeCode);
      return chosen ? `${placeName(chosen, words)} (${chosen.name})` : (place ?? '');
    },
    date: (edtf) => (edtf ? dateInWords(edtf, locale) : ''),
    time: (rfc3339) => {
      const offset = rfc3339.endsWith('Z') ? '+00:00' : rfc3339.slice(-6);
      return `${dateInWords(rfc3339.slice(0, 10), locale)}, ${rfc3339.slice(11, 16)} (${offset})`;
    },
  };
};
