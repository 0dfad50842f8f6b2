import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type {
  BundleConsent,
  BundleContents,
  BundleExhibit,
  BundleIncident,
  BundlePerson,
  BundleProfile,
  Whereabouts,
} from '../../../shared/bundle/input.ts';
import type { EntryHeader, EntryKind, Json } from '../../../shared/ledger/entry.ts';
import { entryId } from '../../../shared/ledger/entry-id.ts';
import type { EntryProof } from '../../../shared/ledger/proof.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { IncidentType } from '../../../shared/model/incident-types.ts';
import type { PersonRole } from '../../../shared/model/person.ts';

/** The contents of a made-up case, with every kind of thing a dossier prints. */

export const documenter = 'a1'.repeat(32);
export const supervisor = 'b2'.repeat(32);
export const lawyer = 'c3'.repeat(32);

const profiles: readonly BundleProfile[] = [
  { publicKey: documenter, name: 'Олена Ґудзь', role: 'documenter', proofs: [] },
  { publicKey: supervisor, name: 'Марія Їжакевич', role: 'supervisor', proofs: [] },
  { publicKey: lawyer, name: 'Андрій Ящук', role: 'legal', proofs: [] },
];

const proof = (record: string, kind: EntryKind, author: string, seq: number, time: string): EntryProof => {
  const header: EntryHeader = {
    v: 1,
    author,
    seq,
    prev: '0'.repeat(64),
    time,
    zone: 'Europe/Kyiv',
    record,
    type: 'incident',
    kind,
    parents: [],
    payload: 'd'.repeat(64),
  };
  return { header, disclosed: [], withheld: [], chain: [], signature: '', firstSeq: seq };
};

const consent = (over: Partial<BundleConsent> = {}): BundleConsent => ({
  purpose: 'criminal_accountability',
  forPurpose: 'yes',
  recipient: 'icc_otp',
  toRecipient: 'yes',
  form: 'written',
  language: 'українська',
  risksExplained: true,
  voluntary: true,
  expires: null,
  entries: ['e'.repeat(64), 'f'.repeat(64)],
  ...over,
});

const pseudonyms = ['P-7K3M', 'P-X2QF', 'P-9D4C', 'P-N8RW', 'P-C5JT'];
const personRecord = (pseudonym: string): string =>
  `00000000-0000-4000-b000-${String(pseudonyms.indexOf(pseudonym)).padStart(12, '0')}`;
const inIt = (pseudonym: string, ...roles: readonly PersonRole[]) => ({
  person: personRecord(pseudonym),
  pseudonym,
  roles,
});

const personDetails: Readonly<Record<string, Pick<BundlePerson, 'fields' | 'withheld'>>> = {
  'P-7K3M': {
    fields: { 'person.sex': 'female' },
    withheld: [
      { field: 'person.contact', reason: 'identifying' },
      { field: 'person.safety_notes', reason: 'identifying' },
    ],
  },
  'P-X2QF': { fields: {}, withheld: [{ field: 'person.name', reason: 'anonymised' }] },
  'P-N8RW': {
    fields: {
      'person.office': 'начальниця відділу соціального захисту',
      'person.unit': '«Управління соціального захисту м. Мелітополя»',
    },
    withheld: [{ field: 'person.name', reason: 'anonymised' }],
  },
};

const personsOf = (incidents: readonly BundleIncident[]): readonly BundlePerson[] =>
  pseudonyms.flatMap((pseudonym) => {
    const roles = incidents.flatMap(({ record, number, persons }) =>
      persons
        .filter((one) => one.pseudonym === pseudonym)
        .map((one) => ({ incident: record, incidentNumber: number, roles: one.roles })),
    );
    const { fields = {}, withheld = [] } = personDetails[pseudonym] ?? {};
    return roles.length === 0
      ? []
      : [
          {
            record: personRecord(pseudonym),
            pseudonym,
            roles,
            fields: { 'person.pseudonym': pseudonym, ...fields },
            withheld,
            proofs: [],
          },
        ];
  });

/** Melitopol, as the list of occupied territories has it. */
const melitopol: Whereabouts = {
  code: 'UA23080070010092407',
  path: ['Мелітополь', 'Мелітопольська громада', 'Мелітопольський район', 'Запорізька область'],
  occupied: {
    answer: 'yes',
    period: { from: '2022-02-25', to: undefined },
    periods: [{ from: '2022-02-25', to: undefined }],
  },
};

type Story = {
  readonly type: IncidentType;
  readonly fields: Readonly<Record<string, Json>>;
  readonly persons: BundleIncident['persons'];
  readonly over?: Partial<BundleIncident>;
};

const stories: readonly Story[] = [
  {
    type: 'benefit_denial',
    fields: {
      'account.type': 'benefit_denial',
      'account.date': '2025-03-14',
      'account.date_words': 'на другий тиждень після Масниці',
      'account.place': 'Мелітополь, Запорізька область',
      'account.narrative':
        'Я прийшла по пенсію, як завжди, чотирнадцятого. Жінка за склом сказала: «Без російського паспорта виплат більше не буде». Я спитала, на якій підставі. Вона відповіла, що є розпорядження, і показала пальцем на двері.\nСусідка чула цю розмову й може підтвердити. Наступного дня мені зателефонували й запитали, чому я «створюю проблеми».',
      'coercion.demand': ['apply_passport', 'oath'],
      'coercion.expressed_as': 'oral',
      'coercion.exact_words': '«Без паспорта России выплат больше не будет»',
      'coercion.consequence_threatened': 'припинення виплати пенсії',
      'coercion.deadline': '2025-09-10',
      'coercion.response': 'refused',
      'coercion.citizenship_at_time': 'UA',
      'benefit_denial.benefit': 'old_age',
      'benefit_denial.agency': { unanswered: 'unknown' },
      'benefit_denial.action': 'suspended',
      'benefit_denial.decided': '2025-03~',
      'benefit_denial.decision_document': false,
      'benefit_denial.amount': { amount: '14250.50', currency: 'RUB' },
      'benefit_denial.months_lost': 6,
      'benefit_denial.hardship': { unanswered: 'declined' },
      'source.connection': 'victim',
      'source.reliability': 'B',
      'source.credibility': '2',
      'source.language': 'українська',
      'source.statement_before': false,
      'coercion.step': 'denial',
      'account.place_code': melitopol.code,
      'law.hague_45': 'accepted',
      'law.hague_45_reason': 'Від особи вимагали присяги державі-окупанту як умови виплати пенсії.',
      'law.gciv_31': 'accepted',
      'law.api_69': 'rejected',
      'rd4u.a3_7': 'accepted',
      'rd4u.a3_7_reason': 'Шість місяців без пенсії.',
      'assessment.violation': 'likely',
      'assessment.standard': 'reasonable_grounds',
      'assessment.reasons': 'Розповідь послідовна й узгоджена з оголошенням на дверях відділу (E001).',
      'assessment.contrary_evidence':
        'Начальниця відділу публічно заявляла, що виплати затримано з технічних причин.',
    },
    persons: [inIt('P-7K3M', 'victim'), inIt('P-N8RW', 'alleged_perpetrator')],
    over: {
      withheld: [
        { field: 'source.interpreter', reason: 'identifying' },
        { field: 'consent.explained_by', reason: 'identifying' },
        { field: 'consent.to_media', reason: 'not_for_recipient' },
      ],
    },
  },
  {
    type: 'conscription',
    fields: {
      'account.type': 'conscription',
      'account.date': '2025-02-XX',
      'account.place': 'Скадовськ, Херсонська область',
      'account.narrative':
        'Повістку принесли додому двоє у формі. Сказали підписати й за три дні бути на комісії. Хлопцеві вісімнадцять років і два місяці.',
      'coercion.demand': ['military_registration'],
      'coercion.expressed_as': 'written',
      'coercion.response': 'fled',
      'conscription.stage': 'summons',
      'conscription.summons_form': 'paper',
      'conscription.served': '2025-02-11',
      'conscription.report_by': '2025-02-14',
      'conscription.age': 18,
      'conscription.deployed_against_Ukraine': { unanswered: 'unknown' },
      'conscription.sanctions': ['travel_ban', 'criminal_case'],
      'source.connection': 'relative',
      'source.reliability': 'F',
      'source.credibility': '6',
    },
    persons: [inIt('P-X2QF', 'victim'), inIt('P-C5JT', 'witness', 'source')],
    over: {
      anonymised: true,
      consent: consent({
        forPurpose: 'anonymised',
        risksExplained: { unanswered: 'declined' },
        form: 'oral',
      }),
      withheld: [
        { field: 'property_seizure.registry_number', reason: 'anonymised' },
        { field: 'conscription.commissariat', reason: 'anonymised' },
      ],
    },
  },
  {
    type: 'property_seizure',
    fields: {
      'account.type': 'property_seizure',
      'account.date': '../2025-05',
      'account.place': 'Маріуполь, Донецька область',
      'account.narrative':
        'У списку «безхазяйного» майна знайшли нашу квартиру. Щоб заперечити, власник мусить прийти особисто з паспортом РФ.',
      'property_seizure.asset': 'flat',
      'property_seizure.title': 'co_owner',
      'property_seizure.share': 50,
      'property_seizure.stage': 'listed',
      'property_seizure.list_number': '№ 17/4',
      'property_seizure.published': '2025-04-02',
      'property_seizure.claim_by': '2025-05-02',
      'property_seizure.personal_appearance_required': true,
      'property_seizure.passport_required': true,
      'property_seizure.value': { amount: '38000', currency: 'USD' },
      'source.connection': 'official_document',
    },
    persons: [inIt('P-9D4C', 'victim')],
  },
  {
    type: 'deportation_threat',
    fields: {
      'account.type': 'deportation_threat',
      'account.date': '2025-08-30?',
      'account.place': 'Генічеськ, Херсонська область',
      'account.narrative': 'Сказали: до десятого вересня або паспорт, або на виїзд.',
      'deportation_threat.act': 'threat',
      'deportation_threat.issuer': 'міграційний відділ',
      'deportation_threat.leave_by': '2025-09-10',
      'deportation_threat.documents_confiscated': true,
      'coercion.step': 'threat',
      'assessment.standard': 'reasonable_suspicion',
      'source.connection': 'eyewitness',
    },
    persons: [inIt('P-7K3M', 'victim'), inIt('P-N8RW', 'alleged_perpetrator')],
  },
];

const incidentOf = (index: number): BundleIncident => {
  const story = stories[index % stories.length];
  if (!story) throw new Error('There is a story for every incident.');
  const record = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const proofs = [
    proof(record, 'edit', documenter, index * 4 + 1, '2025-09-02T10:02:11.120+03:00'),
    proof(record, 'submit', documenter, index * 4 + 2, '2025-09-02T10:31:40.002+03:00'),
    proof(record, 'return', supervisor, index * 2 + 1, '2025-09-03T09:15:00.000+03:00'),
    proof(record, 'edit', documenter, index * 4 + 3, '2025-09-03T11:44:09.500+03:00'),
    proof(record, 'submit', documenter, index * 4 + 4, '2025-09-03T11:45:00.000+03:00'),
    proof(record, 'approve', supervisor, index * 2 + 2, '2025-09-04T16:20:31.000+03:00'),
  ];
  const decisions = proofs
    .filter(({ header }) => header.kind !== 'edit')
    .map(({ header }) => ({
      entry: entryId(header),
      kind: header.kind as 'submit' | 'return' | 'approve',
      by: header.author,
      time: header.time,
      zone: header.zone,
      reason: header.kind === 'return' ? 'Уточніть, хто саме оголосив про припинення виплат.' : undefined,
      reasonWithheld: undefined,
    }));
  return {
    record,
    number: `ORG-2025-${String(index + 1).padStart(4, '0')}`,
    type: story.type,
    anonymised: false,
    fields: story.fields,
    persons: story.persons,
    links: [],
    whereabouts: index === 0 ? melitopol : undefined,
    withheld: [],
    author: documenter,
    created: '2025-09-02T10:02:11.120+03:00',
    changed: '2025-09-04T16:20:31.000+03:00',
    decisions,
    consent: consent(),
    proofs,
    ...story.over,
  };
};

const photographs = ['DSCN0010', 'portrait_6', 'DSCN0021', 'jolla', 'BlueSquare'] as const;

export const photograph = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/photos/${name}.jpg`, import.meta.url));

const exhibitOf = (index: number, incidents: readonly BundleIncident[]): BundleExhibit => {
  const name = photographs[index % photographs.length] ?? '';
  const incident = incidents[index % incidents.length];
  if (!incident) throw new Error('An exhibit belongs to an incident.');
  const bytes = photograph(name);
  return {
    number: `ORG-CASE-0001-E${String(index + 1).padStart(3, '0')}`,
    record: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
    incident: incident.record,
    incidentNumber: incident.number,
    fileName: incident.anonymised ? undefined : `${name}.jpg`,
    mediaType: 'image/jpeg',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    attachedAt: '2025-09-02T10:20:00.000+03:00',
    attachedBy: documenter,
    fields:
      index === 0
        ? {
            'exhibit.title': 'Оголошення на дверях відділу',
            'exhibit.kind': 'photograph',
            'exhibit.document_date': '2025-03',
            'exhibit.language': 'російська',
            'exhibit.original': 'original',
            'exhibit.confidentiality': 'open',
            'exhibit.collected_on': '2025-03-14',
            'exhibit.collected_place': 'Мелітополь, біля входу до відділу',
            'exhibit.medium': 'карта пам’яті телефона',
            'exhibit.seal': 'пакет № 0012',
            'exhibit.transcript': 'Выплаты гражданам без паспорта РФ приостановлены.',
            'exhibit.translation': 'Виплати громадянам без паспорта РФ призупинено.',
            'exhibit.metadata': { outcome: 'read', pages: 2 },
          }
        : {},
    withheld: index === 0 ? [{ field: 'exhibit.collected_by', reason: 'identifying' }] : [],
    custody: [
      {
        action: 'attached',
        time: '2025-09-02T10:20:00.000+03:00',
        zone: 'Europe/Kyiv',
        by: documenter,
        entry: 'ab'.repeat(32),
      },
    ],
    proofs: [],
  };
};

export type SampleOptions = {
  readonly locale?: Locale;
  readonly incidents?: number;
  readonly exhibits?: number;
  /** Changes made to the first incident's fields. */
  readonly fields?: Readonly<Record<string, Json>>;
  readonly title?: string;
  readonly summary?: string;
};

export const sampleContents = (options: SampleOptions = {}): BundleContents => {
  const { locale = 'uk', incidents: count = 4, exhibits: pictures = 5, fields = {} } = options;
  const told = Array.from({ length: count }, (_, index) => incidentOf(index));
  const [first] = told;
  // The threat of expulsion belongs to the chain that began with the pension.
  const incidents = told.map((incident, index) => {
    if (index === 0) return { ...incident, fields: { ...incident.fields, ...fields } };
    if (index !== 3 || !first) return incident;
    return { ...incident, links: [{ incident: first.record, number: first.number }] };
  });
  return {
    case: {
      record: '00000000-0000-4000-a000-000000000001',
      number: 'ORG-CASE-0001',
      title: options.title ?? 'Примус до громадянства РФ у Запорізькій та Херсонській областях',
      summary:
        options.summary ??
        'Справа охоплює випадки, у яких доступ до пенсії, житла й самої можливості залишитися вдома поставлено в залежність від паспорта держави-окупанта.\nУсі події відбулися на тимчасово окупованих територіях між лютим і вереснем 2025 року.',
      proofs: [],
    },
    organisation: 'ORG',
    locale,
    purpose: 'criminal_accountability',
    recipient: 'icc_otp',
    exported: { time: '2025-10-01T14:05:09.000+03:00', zone: 'Europe/Kyiv' },
    software: 'Zapys 0.1.0',
    exporter: lawyer,
    founder: supervisor,
    profiles,
    incidents,
    persons: personsOf(incidents),
    exhibits: Array.from({ length: pictures }, (_, index) => exhibitOf(index, incidents)),
    omissions: [
      { what: 'incident', record: 'x', number: 'ORG-2025-0091', reasons: ['not_approved'] },
      { what: 'incident', record: 'y', number: 'ORG-2025-0092', reasons: ['no_consent', 'retracted'] },
      { what: 'exhibit', record: 'z', number: 'ORG-2025-0002', reasons: ['anonymised'] },
    ],
  };
};
