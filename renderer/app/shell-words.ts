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
import enReview from '../../shared/locales/en/review.json' with { type: 'json' };
import enVerify from '../../shared/locales/en/verify.json' with { type: 'json' };
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
import ukReview from '../../shared/locales/uk/review.json' with { type: 'json' };
import ukVerify from '../../shared/locales/uk/verify.json' with { type: 'json' };
import type { Words } from './i18n.ts';

/** What is said behind the passphrase, by namespace. */

const en = {
  cases: enCases,
  erase: enErase,
  evidence: enEvidence,
  fields: enFields,
  history: enHistory,
  import: enImport,
  law: enLaw,
  log: enLog,
  people: enPeople,
  places: enPlaces,
  review: enReview,
  verify: enVerify,
};
const uk = {
  cases: ukCases,
  erase: ukErase,
  evidence: ukEvidence,
  fields: ukFields,
  history: ukHistory,
  import: ukImport,
  law: ukLaw,
  log: ukLog,
  people: ukPeople,
  places: ukPlaces,
  review: ukReview,
  verify: ukVerify,
};
export const shellWords = { en, uk } satisfies Words;
