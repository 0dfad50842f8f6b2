import { createInstance } from 'i18next';
import type { Locale } from '../locale.ts';
import en from '../locales/en/verify.json' with { type: 'json' };
import uk from '../locales/uk/verify.json' with { type: 'json' };

/** The words of verification in one language, for places without the app: the command line, `verify.html`, README. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export const sayIn = (locale: Locale): Say => {
  const i18n = createInstance({
    lng: locale,
    initAsync: false,
    ns: ['verify'],
    defaultNS: 'verify',
    // Plain text everywhere: whoever shows it in a page sets text, never markup.
    interpolation: { escapeValue: false },
    resources: { en: { verify: en }, uk: { verify: uk } },
  });
  void i18n.init();
  // The app declares its keys to i18next; the codes these keys are made of are lists of their own.
  const translate = i18n.t as (key: string, values: object) => string;
  return (key, values) => translate(key, { ...values });
};
