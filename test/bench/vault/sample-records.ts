import { incidentTypeIds } from '../../../shared/model/incident-types.ts';
import type { Gazetteer, Place } from '../../../shared/places/gazetteer.ts';
import { loadGazetteer, loadOccupation } from '../../../shared/places/load.ts';
import { oblastsStillOccupied } from '../../../shared/places/still-occupied.ts';
import type { FieldChanges } from '../../../shared/vault-api/log-api.ts';
import { numbersFrom, type Pick } from '../chance.ts';
import { vocabularyOf, zipf } from './vocabulary.ts';

/** Invented incidents: about 1.4 KB of narrative each, two thirds in Ukrainian, with the fields that lists ask for. */

export type SampleRecord = {
  readonly changes: FieldChanges;
  readonly oblast: string;
  readonly raion: string;
};

export type Sample = {
  readonly records: readonly SampleRecord[];
  /** Words in the order of how common they are in the narratives. */
  readonly words: Readonly<Record<'uk' | 'en', readonly string[]>>;
};

const narrativeBytes = 1400;

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsIn);

const localeTexts = (language: 'uk' | 'en'): readonly string[] => {
  const files =
    language === 'uk'
      ? import.meta.glob('../../../shared/locales/uk/*.json', { eager: true, import: 'default' })
      : import.meta.glob('../../../shared/locales/en/*.json', { eager: true, import: 'default' });
  return Object.values(files).flatMap(textsIn);
};

const lineage = (place: Place): readonly Place[] =>
  place.parent ? [...lineage(place.parent), place] : [place];

const sentences = (word: () => string, pick: Pick, bytesPerLetter: number): string => {
  const parts: string[] = [];
  let bytes = 0;
  while (bytes < narrativeBytes) {
    const sentence = Array.from({ length: 5 + pick(14) }, word).join(' ');
    const whole = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
    parts.push(whole);
    bytes += whole.length * bytesPerLetter;
  }
  return parts.join(' ');
};

const inOccupied = (gazetteer: Gazetteer, oblasts: ReadonlySet<string>): readonly (readonly Place[])[] =>
  gazetteer.places.map(lineage).filter(([oblast]) => oblast !== undefined && oblasts.has(oblast.code));

const two = (number: number): string => String(number).padStart(2, '0');

export const sampleOf = async (count: number): Promise<Sample> => {
  const [gazetteer, occupation] = await Promise.all([loadGazetteer(), loadOccupation()]);
  const places = inOccupied(gazetteer, oblastsStillOccupied(gazetteer, occupation));
  const words = {
    uk: vocabularyOf(localeTexts('uk'), gazetteer),
    en: vocabularyOf(localeTexts('en'), undefined),
  };
  const pick = numbersFrom(2014);
  const [ukrainian, english] = [zipf(words.uk, pick), zipf(words.en, pick)];
  const records = Array.from({ length: count }, (): SampleRecord => {
    const path = places[pick(places.length)] ?? [];
    const place = path.at(-1);
    const isEnglish = pick(3) === 0;
    return {
      oblast: path[0]?.code ?? '',
      raion: path[1]?.code ?? '',
      changes: {
        'account.type': incidentTypeIds[pick(incidentTypeIds.length)] ?? '',
        'account.date': `${2022 + pick(4)}-${two(1 + pick(12))}-${two(1 + pick(28))}`,
        'account.place': place?.name ?? '',
        'account.place_code': place?.code ?? '',
        'account.narrative': isEnglish ? sentences(english, pick, 1) : sentences(ukrainian, pick, 2),
        'coercion.exact_words': `«${[ukrainian(), ukrainian(), ukrainian(), ukrainian()].join(' ')}»`,
        'coercion.response': pick(2) === 0 ? 'refused' : 'complied',
        'source.connection': 'victim',
        'source.reliability': 'ABCDEF'.charAt(pick(6)),
        'source.credibility': String(1 + pick(6)),
        'consent.for_storage': 'yes',
        'consent.for_criminal_accountability': 'yes',
        'consent.to_icc_otp': 'yes',
      },
    };
  });
  return { records, words };
};
