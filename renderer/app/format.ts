import { useMemo } from 'react';
import type { Locale } from '../../shared/locale.ts';
import { usePreferences } from './preferences.ts';

/** Numbers, moments and sizes as people write them in each language. */

const tags: Readonly<Record<Locale, string>> = { uk: 'uk-UA', en: 'en-GB' };

/** Intl abbreviates the Ukrainian year («р.»); a document writes it out. */
const writtenOut = (locale: Locale, text: string): string =>
  locale === 'uk' ? text.replace(/\s?р\./, ' року') : text;

/** "14 March 2025", "14 березня 2025 року", in the device's zone. */
export const formatDay = (locale: Locale, instant: string | Date): string =>
  writtenOut(locale, new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long' }).format(new Date(instant)));

/** "14 March 2025, 10:02 GMT+2": a moment always shows its zone. */
export const formatInstant = (locale: Locale, instant: string | Date): string => {
  const date = new Date(instant);
  const time = new Intl.DateTimeFormat(tags[locale], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }).format(date);
  return `${formatDay(locale, date)}, ${time}`;
};

export const formatNumber = (locale: Locale, value: number): string =>
  new Intl.NumberFormat(tags[locale]).format(value);

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "3.4 MB", in thousands. */
export const formatSize = (locale: Locale, bytes: number): string => {
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(tags[locale], {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
};

/** The same, bound to the language in force. */
export const useFormat = () => {
  const { locale } = usePreferences();
  return useMemo(
    () => ({
      day: (instant: string | Date) => formatDay(locale, instant),
      instant: (instant: string | Date) => formatInstant(locale, instant),
      number: (value: number) => formatNumber(locale, value),
      size: (bytes: number) => formatSize(locale, bytes),
    }),
    [locale],
  );
};

/** The device's local date, `YYYY-MM-DD`. */
export const today = (): string => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};
