import { createInstance } from 'i18next';
import type { Locale } from '../../locale.ts';
import enFields from '../../locales/en/fields.json' with { type: 'json' };
import enStatement from '../../locales/en/statement.json' with { type: 'json' };
import ukFields from '../../locales/uk/fields.json' with { type: 'json' };
import ukStatement from '../../locales/uk/statement.json' with { type: 'json' };
import type { FieldWords } from '../../model/value-words.ts';

/** The statement's words in one language: `t` for its own, `field` for names and answers of fields. */
export type StatementWords = FieldWords & {
  t(key: string, values?: Readonly<Record<string, string>>): string;
};

export const statementWords = (locale: Locale): StatementWords => {
  const i18n = createInstance({
    lng: locale,
    initAsync: false,
    ns: ['statement', 'fields'],
    defaultNS: 'statement',
    // The words go onto paper: there is no markup to escape for.
    interpolation: { escapeValue: false },
    resources: {
      en: { statement: enStatement, fields: enFields },
      uk: { statement: ukStatement, fields: ukFields },
    },
  });
  void i18n.init();
  return {
    locale,
    t: (key, values) => i18n.t(key, { ...values }),
    field: (key, otherwise) => i18n.t(key, { ns: 'fields', defaultValue: otherwise }),
  };
};
