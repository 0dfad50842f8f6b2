import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../shared/ledger/entry.ts';
import { dateInWords } from '../../shared/model/date-words.ts';
import {
  type FieldWords,
  fieldInWords,
  optionInWords,
  valueInWords,
} from '../../shared/model/value-words.ts';

/** What records say, in the person's language. */
export type RecordWords = {
  field(name: string): string;
  section(id: string): string;
  option(field: string, option: string): string;
  value(name: string, value: Json | undefined): string;
  type(type: string | undefined): string;
  date(edtf: string | undefined): string;
  /** RFC 3339, at the wall clock of the device that wrote it: "14 March 2025, 10:02 (+02:00)". */
  time(rfc3339: string): string;
  /** Bytes: "811.9 kB". */
  size(bytes: number): string;
};

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

const sizeInWords = (bytes: number, locale: string): string => {
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
};

export const useWords = (): RecordWords => {
  const { t, i18n } = useTranslation('fields');
  return useMemo(() => {
    const locale = i18n.language === 'en' ? 'en' : 'uk';
    const lookup = t as (key: string, options: { defaultValue: string }) => string;
    const words: FieldWords = { locale, field: (key, otherwise) => lookup(key, { defaultValue: otherwise }) };
    return {
      field: (name) => fieldInWords(name, words),
      section: (id) => words.field(`section.${id}`, id),
      option: (field, option) => optionInWords(field, option, words),
      value: (name, value) => valueInWords(name, value, words),
      type: (type) => (type ? words.field(`type.${type}`, type) : ''),
      date: (edtf) => (edtf ? dateInWords(edtf, locale) : ''),
      time: (rfc3339) => {
        const offset = rfc3339.endsWith('Z') ? '+00:00' : rfc3339.slice(-6);
        return `${dateInWords(rfc3339.slice(0, 10), locale)}, ${rfc3339.slice(11, 16)} (${offset})`;
      },
      size: (bytes) => sizeInWords(bytes, locale),
    };
  }, [t, i18n.language]);
};
