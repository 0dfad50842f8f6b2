import { damageSection, lawSection } from '../law/law-fields.ts';
import { placePrecisions } from '../places/precision.ts';
import { type Field, fieldsOf, type Section } from './fields.ts';
import { importSection } from './imported.ts';
import { linkedField } from './incident-links.ts';
import { type IncidentType, incidentTypeIds, incidentTypes } from './incident-types.ts';

/** The sections every incident has, in the order a conversation gives them, around the section of its type. */

const account = fieldsOf('account');
const coercion = fieldsOf('coercion');
const source = fieldsOf('source');
const consent = fieldsOf('consent');
const assessment = fieldsOf('assessment');

/**
 * What happened, in the person's words. Type, some date and some place make an entry intelligible. A short first
 * account comes before others' interviews: is a new one needed, and by whom. A referral is between the person and
 * who refers them: it never leaves.
 */
export const accountSection: Section = {
  id: 'account',
  fields: [
    account.one('type', incidentTypeIds),
    account.date('date'),
    account.text('date_words'),
    account.text('place'),
    account.place('place_code'),
    account.one('place_precision', placePrecisions),
    // True: the place stays in the vault, whoever the rest goes to.
    account.yesno('place_withheld'),
    account.text('narrative', 12, { privacy: 'sensitive' }),
    account.yesno('new_interview_needed'),
    account.many('referral', ['child_specialist', 'sexual_violence_specialist', 'medical', 'legal', 'none'], {
      privacy: 'sealed',
    }),
  ],
};

/** Where an incident stands in its chain, in the order in which coercion goes on. */
export const chainSteps = ['demand', 'threat', 'denial', 'response', 'consequence'] as const;
export type ChainStep = (typeof chainSteps)[number];

export const coercionSection: Section = {
  id: 'coercion',
  fields: [
    coercion.many('demand', [
      'apply_passport',
      'oath',
      'surrender_UA_document',
      'residence_permit',
      'declare_foreigner',
      'military_registration',
      'school_enrolment',
      'other',
    ]),
    coercion.one('expressed_as', ['written', 'oral', 'implied', 'practice']),
    coercion.text('exact_words', 4),
    coercion.text('legal_basis_cited'),
    coercion.text('consequence_threatened', 4),
    coercion.date('deadline'),
    coercion.one('response', ['refused', 'complied', 'partly', 'fled', 'unknown']),
    coercion.one('citizenship_at_time', ['UA', 'UA_RU', 'DPR_LPR_papers', 'stateless', 'unknown']),
    coercion.one('step', chainSteps),
  ],
};

/** Reliability and credibility: Admiralty code, two independent fields; F and 6 mean "cannot be judged". */
export const sourceSection: Section = {
  id: 'source',
  fields: [
    source.one('connection', [
      'eyewitness',
      'victim',
      'relative',
      'official_document',
      'media',
      'open_source',
    ]),
    source.one('material', [
      'statement',
      'document',
      'photograph',
      'video',
      'audio',
      'message',
      'publication',
      'other',
    ]),
    source.one('reliability', ['A', 'B', 'C', 'D', 'E', 'F']),
    source.one('credibility', ['1', '2', '3', '4', '5', '6']),
    source.date('date'),
    source.text('language'),
    source.text('interpreter', 1, { privacy: 'sealed' }),
    source.text('present', 1, { privacy: 'sealed' }),
    source.yesno('statement_before'),
    // A case or an office a statement was given to leads to the person.
    source.text('statement_to', 1, { privacy: 'identifying' }),
  ],
};

export const consentPurposes = [
  'storage',
  'analysis',
  'advocacy',
  'criminal_accountability',
  'reparations',
  'publication',
] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export const consentRecipients = [
  'icc_otp',
  'ua_prosecutor',
  'un_monitoring',
  'commission_of_inquiry',
  'register_of_damage',
  'lawyer',
  'media',
] as const;
export type ConsentRecipient = (typeof consentRecipients)[number];

export const consentAnswers = ['yes', 'anonymised', 'ask_again', 'no'] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** Consent per purpose and per recipient; an absent answer is "no" and export enforces it. */
export const consentSection: Section = {
  id: 'consent',
  fields: [
    ...consentPurposes.map((purpose) => consent.one(`for_${purpose}`, consentAnswers)),
    ...consentRecipients.map((recipient) => consent.one(`to_${recipient}`, consentAnswers)),
    consent.one('form', ['written', 'oral', 'recorded']),
    consent.yesno('risks_explained'),
    consent.yesno('voluntary'),
    consent.text('explained_by', 1, { privacy: 'sealed' }),
    consent.text('language'),
    consent.text('guardian', 1, { privacy: 'sealed' }),
    consent.one('child_assent', ['yes', 'no', 'not_applicable']),
    consent.date('expires'),
    consent.date('withdrawn'),
    consent.text('withdrawal_note', 4, { privacy: 'identifying' }),
  ],
};

/**
 * HURIDOCS micro-thesauri, list 41 "Status as violation": 0101, 0102, 0103, 02, 03, 04, 99. Its bare "Confirmed"
 * (01) is the heading of the first three. The translations of list 41 in OpenEvSys, HURIDOCS's own program, name
 * 02 "likely"; its English word there, "unlikely", is that of 04.
 */
export const violationStatuses = [
  'confirmed_violation',
  'confirmed_similar',
  'confirmed_no_violation',
  'likely',
  'possible',
  'unlikely',
  'unknown',
] as const;

/** From the lowest to the highest. */
export const proofStandards = [
  'reasonable_suspicion',
  'reasonable_grounds',
  'balance',
  'clear_and_convincing',
  'beyond_reasonable_doubt',
] as const;

/** What the organisation makes of it: its own judgement, apart from what the person said. */
export const assessmentSection: Section = {
  id: 'assessment',
  fields: [
    assessment.one('violation', violationStatuses),
    assessment.one('standard', proofStandards),
    assessment.text('reasons', 4, { privacy: 'sensitive' }),
    assessment.text('contrary_evidence', 4, { privacy: 'sensitive' }),
    assessment.text('assessor', 1, { privacy: 'sealed' }),
  ],
};

/**
 * All sections of an incident of this type, in page order; without a type, those that every incident has. The law is
 * not among them: of its many fields a page shows the few that are suggested or decided (shared/law).
 */
export const sectionsOf = (type: IncidentType | undefined): readonly Section[] => [
  accountSection,
  coercionSection,
  ...(type ? [incidentTypes[type]] : []),
  sourceSection,
  consentSection,
  assessmentSection,
];

const everyField = new Map<string, Field>(
  [
    ...sectionsOf(undefined),
    ...Object.values(incidentTypes),
    lawSection,
    damageSection,
    importSection,
  ].flatMap((section) => section.fields.map((field) => [field.name, field] as const)),
);

/** What a name stands for in an incident, the families `role.<person>` and `link.<incident>` included. */
export const incidentField = (name: string): Field | undefined => everyField.get(name) ?? linkedField(name);
/** Those that every incident has the same: without the families. */
export const incidentFields: ReadonlyMap<string, Field> = everyField;
