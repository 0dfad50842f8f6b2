import { createInstance } from 'i18next';
import type { Locale } from '../../locale.ts';
import enDossier from '../../locales/en/dossier.json' with { type: 'json' };
import enFields from '../../locales/en/fields.json' with { type: 'json' };
import ukDossier from '../../locales/uk/dossier.json' with { type: 'json' };
import ukFields from '../../locales/uk/fields.json' with { type: 'json' };

/** The dossier's words in one language: `t` for its own, `field` for names and answers of fields. */
export type Words = {
  readonly locale: Locale;
  t(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A key of the `fields` namespace, or `otherwise` when it has no such key (a field of a later version). */
  field(key: string, otherwise: string): string;
};

export const wordsOf = (locale: Locale): Words => {
  const i18n = createInstance({
    lng: locale,
    initAsync: false,
    ns: ['dossier', 'fields'],
    defaultNS: 'dossier',
    // The words go into a printed document: there is no markup to escape for.
    interpolation: { escapeValue: false },
    resources: {
      en: { dossier: enDossier, fields: enFields },
      uk: { dossier: ukDossier, fields: ukFields },
    },
  });
  void i18n.init();
  return {
    locale,
    t: (key, values) => i18n.t(key, { ...values }),
    field: (key, otherwise) => i18n.t(key, { ns: 'fields', defaultValue: otherwise }),
  };
};
