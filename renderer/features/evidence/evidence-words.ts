import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../shared/evidence/disagreements.ts';
import { useFormat } from '../../app/format.ts';
import { type RecordWords, useWords } from '../../components/use-words.ts';

/** What files say of themselves, in the person's language. */
export type EvidenceWords = RecordWords & {
  readonly number: (value: number) => string;
  /** How long that is: in whole years from two years on, below that in days. */
  readonly days: (count: number) => string;
  /** Degrees with five decimals: about a metre. */
  readonly position: (position: Position) => string;
  /** `2025-03-14T10:02:00`, with `Z` or an offset where the zone is known: "14 March 2025, 10:02". */
  readonly moment: (said: string) => string;
  /** "1:02:03" or "2:03". */
  readonly length: (seconds: number) => string;
};

const daysOfYear = 365.25;

export const useEvidenceWords = (): EvidenceWords => {
  const { t } = useTranslation('evidence');
  const words = useWords();
  const format = useFormat();
  return useMemo(
    () => ({
      ...words,
      number: format.number,
      days: (days) => {
        const years = Math.floor(days / daysOfYear);
        return years < 2
          ? t('days', { count: days, said: format.number(days) })
          : t('years', { count: years, said: format.number(years) });
      },
      position: ({ latitude, longitude }) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
      moment: (said) => {
        const zone = said.endsWith('Z') ? ' UTC' : (/[+-]\d\d:\d\d$/.exec(said)?.[0] ?? '');
        return `${words.date(said.slice(0, 10))}, ${said.slice(11, 16)}${zone.startsWith(' ') || zone === '' ? zone : ` (${zone})`}`;
      },
      length: clockLength,
    }),
    [t, words, format],
  );
};

/** "1:02:03" or "2:03". */
export const clockLength = (seconds: number): string => {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};
