import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import enApp from '../../shared/locales/en/app.json' with { type: 'json' };
import enBackup from '../../shared/locales/en/backup.json' with { type: 'json' };
import enRecovery from '../../shared/locales/en/recovery.json' with { type: 'json' };
import enVault from '../../shared/locales/en/vault.json' with { type: 'json' };
import ukApp from '../../shared/locales/uk/app.json' with { type: 'json' };
import ukBackup from '../../shared/locales/uk/backup.json' with { type: 'json' };
import ukRecovery from '../../shared/locales/uk/recovery.json' with { type: 'json' };
import ukVault from '../../shared/locales/uk/vault.json' with { type: 'json' };
import { preferences } from './preferences.ts';
import type { shellWords } from './shell-words.ts';

/** The words of the interface. Those of the gate come with the window, the others with the shell. */

const en = {
  app: enApp,
  backup: enBackup,
  recovery: enRecovery,
  vault: enVault,
};
const uk = {
  app: ukApp,
  backup: ukBackup,
  recovery: ukRecovery,
  vault: ukVault,
};

declare module 'i18next' {
  // An interface because it is merged into the library's own, which is how its keys get their types.
  // biome-ignore lint/style/useConsistentTypeDefinitions: declaration merging needs an interface
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof en & (typeof shellWords)['en'];
  }
}

/** Begins with the words of the gate and follows the chosen language from then on. */
export const startI18n = (): void => {
  void i18next.use(initReactI18next).init({
    lng: preferences.getState().locale,
    fallbackLng: false,
    supportedLngs: ['uk', 'en'],
    ns: Object.keys(en),
    defaultNS: 'app',
    resources: { en, uk },
    initAsync: false,
    returnNull: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  preferences.subscribe(({ locale }, before) => {
    if (locale !== before.locale) void i18next.changeLanguage(locale);
  });
};

/** Words by namespace in each language. */
export type Words = Readonly<Record<'en' | 'uk', Readonly<Record<string, object>>>>;

/** Before the first screen that says them. */
export const addWords = (words: Words): void => {
  for (const [language, namespaces] of Object.entries(words))
    for (const [namespace, said] of Object.entries(namespaces))
      i18next.addResourceBundle(language, namespace, said);
};
