import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import enApp from '../../shared/locales/en/app.json' with { type: 'json' };
import enBackup from '../../shared/locales/en/backup.json' with { type: 'json' };
import enCases from '../../shared/locales/en/cases.json' with { type: 'json' };
import enErase from '../../shared/locales/en/erase.json' with { type: 'json' };
import enEvidence from '../../shared/locales/en/evidence.json' with { type: 'json' };
import enFields from '../../shared/locales/en/fields.json' with { type: 'json' };
import enHistory from '../../shared/locales/en/history.json' with { type: 'json' };
import enImport from '../../shared/locales/en/import.json' with { type: 'json' };
import enLaw from '../../shared/locales/en/law.json' with { type: 'json' };
import enLog from '../../shared/locales/en/log.json' with { type: 'json' };
import enPeople from '../../shared/locales/en/people.json' with { type: 'json' };
import enPlaces from '../../shared/locales/en/places.json' with { type: 'json' };
import enRecovery from '../../shared/locales/en/recovery.json' with { type: 'json' };
import enReview from '../../shared/locales/en/review.json' with { type: 'json' };
import enVault from '../../shared/locales/en/vault.json' with { type: 'json' };
import enVerify from '../../shared/locales/en/verify.json' with { type: 'json' };
import ukApp from '../../shared/locales/uk/app.json' with { type: 'json' };
import ukBackup from '../../shared/locales/uk/backup.json' with { type: 'json' };
import ukCases from '../../shared/locales/uk/cases.json' with { type: 'json' };
import ukErase from '../../shared/locales/uk/erase.json' with { type: 'json' };
import ukEvidence from '../../shared/locales/uk/evidence.json' with { type: 'json' };
import ukFields from '../../shared/locales/uk/fields.json' with { type: 'json' };
import ukHistory from '../../shared/locales/uk/history.json' with { type: 'json' };
import ukImport from '../../shared/locales/uk/import.json' with { type: 'json' };
import ukLaw from '../../shared/locales/uk/law.json' with { type: 'json' };
import ukLog from '../../shared/locales/uk/log.json' with { type: 'json' };
import ukPeople from '../../shared/locales/uk/people.json' with { type: 'json' };
import ukPlaces from '../../shared/locales/uk/places.json' with { type: 'json' };
import ukRecovery from '../../shared/locales/uk/recovery.json' with { type: 'json' };
import ukReview from '../../shared/locales/uk/review.json' with { type: 'json' };
import ukVault from '../../shared/locales/uk/vault.json' with { type: 'json' };
import ukVerify from '../../shared/locales/uk/verify.json' with { type: 'json' };
import { preferences } from './preferences.ts';

const en = {
  import: enImport,
  app: enApp,
  backup: enBackup,
  vault: enVault,
  erase: enErase,
  history: enHistory,
  law: enLaw,
  log: enLog,
  fields: enFields,
  places: enPlaces,
  evidence: enEvidence,
  recovery: enRecovery,
  review: enReview,
  cases: enCases,
  people: enPeople,
  verify: enVerify,
};
const uk = {
  import: ukImport,
  app: ukApp,
  backup: ukBackup,
  vault: ukVault,
  erase: ukErase,
  history: ukHistory,
  law: ukLaw,
  log: ukLog,
  fields: ukFields,
  places: ukPlaces,
  evidence: ukEvidence,
  recovery: ukRecovery,
  review: ukReview,
  cases: ukCases,
  people: ukPeople,
  verify: ukVerify,
};

declare module 'i18next' {
  // An interface because it is merged into the library's own, which is how its keys get their types.
  // biome-ignore lint/style/useConsistentTypeDefinitions: declaration merging needs an interface
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof en;
  }
}

/** Loads every word at once (a hundred kilobytes) and follows the chosen language from then on. */
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
