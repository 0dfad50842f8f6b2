import type { PersonRole } from '../../../shared/model/person.ts';
import type { Answers } from './incident-form.ts';

/** The invented people and incidents of the story. No such people or events are known to us. */

export const organisation = 'ZPS';

export const people = {
  documenter: { name: 'Олена Ткачук', passphrase: 'клен-вітрило-обрій-самовар-29' },
  supervisor: { name: 'Ірина Мороз', passphrase: 'смерека-годинник-повінь-лист-41' },
  legal: { name: 'Андрій Левченко', passphrase: 'перевал-чорнило-вересень-кут-57' },
} as const;

export type Role = keyof typeof people;

const consent: Answers = {
  'consent.for_storage': 'yes',
  'consent.for_analysis': 'yes',
  'consent.for_criminal_accountability': 'yes',
  'consent.for_reparations': 'anonymised',
  'consent.for_publication': 'no',
  'consent.to_icc_otp': 'yes',
  'consent.to_ua_prosecutor': 'anonymised',
  'consent.to_media': 'no',
  'consent.form': 'oral',
  'consent.risks_explained': true,
  'consent.voluntary': true,
  'consent.explained_by': 'Олена Ткачук',
  'consent.language': 'українська',
};

/** What a documenter with little time asks: enough for the case, all else stays "no". */
const shortConsent: Answers = {
  'consent.for_storage': 'yes',
  'consent.for_criminal_accountability': 'yes',
  'consent.to_icc_otp': 'yes',
  'consent.form': 'oral',
  'consent.risks_explained': true,
  'consent.voluntary': true,
};

const shortSource: Answers = {
  'source.connection': 'victim',
  'source.reliability': 'B',
  'source.credibility': '2',
};

const source: Answers = {
  'source.connection': 'victim',
  'source.reliability': 'B',
  'source.credibility': '2',
  'source.date': '2025-05-02',
  'source.language': 'українська',
};

/** Somebody who is added to an incident; `fields` by the last part of their ledger names. */
export type StoryPerson = {
  readonly roles: readonly PersonRole[];
  readonly fields: Readonly<Record<string, string>> & { readonly name: string };
};

export type StoryIncident = {
  readonly answers: Answers;
  readonly people: readonly StoryPerson[];
  readonly photographs: readonly string[];
};

export const incidents: readonly StoryIncident[] = [
  {
    answers: {
      'account.type': 'benefit_denial',
      'account.date': '2025-03-14',
      'account.place': 'Мелітополь, відділення пенсійного фонду окупаційної адміністрації',
      'account.narrative':
        'Пані К., 71 рік, прийшла по пенсію. Працівниця сказала, що без російського паспорта виплат більше не буде, і показала роздруківку з переліком «зниклих» отримувачів. Заяву взяти відмовилася. Відтоді пані К. живе на допомогу сусідів.',
      'coercion.demand': ['apply_passport'],
      'coercion.expressed_as': 'oral',
      'coercion.exact_words': '«Немає паспорта — немає пенсії, хоч суд приводьте».',
      'coercion.consequence_threatened': 'Припинення пенсії з квітня 2025 року',
      'coercion.response': 'refused',
      'coercion.citizenship_at_time': 'UA',
      'benefit_denial.benefit': 'old_age',
      'benefit_denial.agency': '«Соціальний фонд», відділення у Мелітополі',
      'benefit_denial.action': 'suspended',
      'benefit_denial.applied': '2025-03-14',
      'benefit_denial.decision_document': false,
      'benefit_denial.amount': { amount: '14300.00', currency: 'RUB' },
      'benefit_denial.months_lost': 2,
      'benefit_denial.hardship': 'Не купує ліки від тиску; борг за світло.',
      ...source,
      ...consent,
    },
    people: [
      {
        roles: ['victim', 'source'],
        fields: {
          name: 'Катерина К.',
          birth: '1954',
          safety_notes: 'Не телефонувати: слухавку бере син, який працює в адміністрації.',
        },
      },
      {
        roles: ['alleged_perpetrator'],
        fields: { name: 'Світлана Н.', office: 'спеціалістка, «Соціальний фонд», Мелітополь' },
      },
    ],
    photographs: ['DSCN0010.jpg', 'DSCN0021.jpg'],
  },
  {
    answers: {
      'account.type': 'conscription',
      'account.date': '2025-04-02',
      'account.place': 'Токмак, блокпост на виїзді в бік Пологів',
      'account.narrative':
        'Чоловіка, 24 роки, зняли з автобуса, забрали телефон і вручили повістку без прізвища командира. Сказали з’явитися за три дні, інакше приїдуть додому.',
      'coercion.demand': ['military_registration', 'apply_passport'],
      'coercion.expressed_as': 'written',
      'coercion.exact_words': '«Три дні. Потім приїдемо самі».',
      'coercion.response': 'fled',
      'coercion.citizenship_at_time': 'UA',
      'conscription.stage': 'summons',
      'conscription.summons_form': 'paper',
      'conscription.served': '2025-04-02',
      'conscription.report_by': '2025-04-05',
      'conscription.commissariat': 'Військкомат у Токмаку',
      'conscription.age': 24,
      'conscription.deployed_against_Ukraine': false,
      'conscription.sanctions': ['travel_ban', 'criminal_case'],
      ...shortSource,
      'source.connection': 'relative',
      ...shortConsent,
    },
    people: [{ roles: ['victim'], fields: { name: 'Дмитро С.', birth: '2000' } }],
    photographs: ['BlueSquare.jpg'],
  },
  {
    answers: {
      'account.type': 'property_seizure',
      'account.date': '2025-02',
      'account.place': 'Маріуполь, Центральний район',
      'account.narrative':
        'На дверях під’їзду з’явився перелік «безхазяйних» квартир. Квартира родини стоїть у ньому, хоча сестра власника живе поруч і має ключі. Від неї вимагали, щоб власник приїхав особисто з російським паспортом.',
      'coercion.demand': ['apply_passport', 'other'],
      'coercion.expressed_as': 'written',
      'coercion.response': 'unknown',
      'coercion.citizenship_at_time': 'UA',
      'property_seizure.asset': 'flat',
      'property_seizure.title': 'owner',
      'property_seizure.share': 100,
      'property_seizure.stage': 'listed',
      'property_seizure.list_number': '112-р',
      'property_seizure.published': '2025-02-10',
      'property_seizure.claim_by': '2025-03-12',
      'property_seizure.personal_appearance_required': true,
      'property_seizure.passport_required': true,
      'property_seizure.value': { amount: '1250000.00', currency: 'UAH' },
      ...shortSource,
      'source.connection': 'official_document',
      ...shortConsent,
    },
    people: [{ roles: ['victim'], fields: { name: 'Оксана Г.' } }],
    photographs: ['jolla.jpg'],
  },
  {
    answers: {
      'account.type': 'deportation_threat',
      'account.date': '2025-04-20',
      'account.place': 'Генічеськ',
      'account.narrative':
        'Жінці без російського паспорта скоротили строк перебування і вручили повідомлення: виїхати до 10 вересня, інакше — видворення й заборона в’їзду.',
      'coercion.demand': ['apply_passport', 'declare_foreigner'],
      'coercion.expressed_as': 'written',
      'coercion.exact_words': '«Ви тут іноземка».',
      'coercion.legal_basis_cited': 'Указ № 159 від 20.03.2025',
      'coercion.response': 'refused',
      'coercion.citizenship_at_time': 'UA',
      'deportation_threat.act': 'residence_shortened',
      'deportation_threat.issuer': 'Відділ з питань міграції, Генічеськ',
      'deportation_threat.notified': '2025-04-20',
      'deportation_threat.leave_by': '2025-09-10',
      'deportation_threat.ban_years': 50,
      'deportation_threat.from': 'Генічеськ',
      'deportation_threat.escort': 'interior_ministry',
      'deportation_threat.destination': 'line_of_contact',
      'deportation_threat.documents_confiscated': true,
      ...shortSource,
      ...shortConsent,
    },
    people: [{ roles: ['victim'], fields: { name: 'Марія Л.', contact: 'через доньку, Signal' } }],
    photographs: ['portrait_6.jpg'],
  },
];

/** What the supervisor finds missing in the second incident, and the documenter then adds. */
export const correction = {
  incident: 1,
  reason: 'Додайте дослівно, чим погрожували, якщо він не з’явиться: без цього не видно примусу.',
  answers: {
    'coercion.consequence_threatened': 'Кримінальна справа і «приїзд додому» на четвертий день',
  } satisfies Answers,
} as const;

export const caseTitle = 'Примусова паспортизація на півдні, лютий–квітень 2025';
export const caseSummary =
  'Чотири випадки з різних громад показують одну вимогу: російський паспорт як умова пенсії, свободи пересування, житла і права залишитися вдома.';
