import { type DateBounds, dateBounds } from '../model/dates.ts';
import type { InBoth, VerificationStatus } from './provision.ts';

/** A decree or law of the occupying power by which coercion is applied: what people are shown, not what binds them. */
export type CoercionInstrument = {
  readonly id: string;
  readonly number: InBoth;
  /** Day it was signed, `YYYY-MM-DD`. */
  readonly date: string;
  /** Day it took effect where that is known to be later. */
  readonly inForce?: string;
  readonly content: InBoth;
  readonly source: string;
  readonly status: VerificationStatus;
};

const official = 'Official publication of legal acts of the Russian Federation, publication.pravo.gov.ru';
const databases =
  'Official publication, publication.pravo.gov.ru; English text in the CIS Legislation database, cis-legislation.com';

const decree = (number: string): InBoth => ({ en: `Decree no. ${number}`, uk: `Указ № ${number}` });

export const coercionInstruments: readonly CoercionInstrument[] = [
  {
    id: 'decree_951',
    number: decree('951'),
    date: '2022-12-26',
    content: {
      en: 'Procedure of acquiring Russian citizenship and of the oath in the occupied regions',
      uk: 'Порядок набуття російського громадянства та складання присяги на окупованих територіях',
    },
    source: databases,
    status: 'verified',
  },
  {
    id: 'decree_307',
    number: decree('307'),
    date: '2023-04-27',
    content: {
      en: 'Who has not taken the oath becomes a foreigner; existing documents valid to 1 July 2024; expulsion for a “threat”. Not blanket deportation',
      uk: 'Хто не склав присяги, стає іноземцем; наявні документи чинні до 1 липня 2024 року; вислання за «загрозу». Не передбачає суцільної депортації',
    },
    source: databases,
    status: 'verified',
  },
  {
    id: 'law_138_fz',
    number: { en: 'Federal law no. 138-FZ', uk: 'Федеральний закон № 138-ФЗ' },
    date: '2023-04-28',
    content: { en: 'Citizenship of the Russian Federation', uk: 'Про громадянство Російської Федерації' },
    source: official,
    status: 'to-verify',
  },
  {
    id: 'decree_889',
    number: decree('889'),
    date: '2023-11-22',
    content: { en: 'Deadline for taking the oath', uk: 'Строк складання присяги' },
    source: official,
    status: 'to-verify',
  },
  {
    id: 'decree_11',
    number: decree('11'),
    date: '2024-01-04',
    content: {
      en: 'Simplified citizenship for children from Ukraine',
      uk: 'Спрощене надання громадянства дітям з України',
    },
    source: official,
    status: 'to-verify',
  },
  {
    id: 'law_260_fz',
    number: { en: 'Federal law no. 260-FZ', uk: 'Федеральний закон № 260-ФЗ' },
    date: '2024-08-08',
    inForce: '2025-02-05',
    content: {
      en: 'Expulsion regime and register of controlled persons',
      uk: 'Режим вислання та реєстр контрольованих осіб',
    },
    source: official,
    status: 'to-verify',
  },
  {
    id: 'decree_2024_12_30',
    number: { en: 'Decree of 30 December 2024', uk: 'Указ від 30 грудня 2024 року' },
    date: '2024-12-30',
    content: {
      en: 'Temporary rules of stay for foreigners without a settled status',
      uk: 'Тимчасові правила перебування іноземців без врегульованого статусу',
    },
    source: official,
    status: 'to-verify',
  },
  {
    id: 'decree_159',
    number: decree('159'),
    date: '2025-03-20',
    content: {
      en: 'Citizens of Ukraine must leave or regularise their status by 10 September 2025',
      uk: 'Громадяни України мають виїхати або врегулювати статус до 10 вересня 2025 року',
    },
    source: official,
    status: 'to-verify',
  },
  {
    id: 'law_4_fkz',
    number: { en: 'Federal constitutional law no. 4-FKZ', uk: 'Федеральний конституційний закон № 4-ФКЗ' },
    date: '2025-12-15',
    content: { en: '“Ownerless” housing', uk: '«Безхазяйне» житло' },
    source: official,
    status: 'to-verify',
  },
];

/** How an instrument stands to the incident: nobody can have cited what was signed after it. */
export type InstrumentTiming = 'signed_after' | 'in_force_after' | 'date_unknown' | undefined;

/** @param date EDTF of the incident, or any other value where there is none */
export const timingOf = ({ date, inForce }: CoercionInstrument, incident: unknown): InstrumentTiming => {
  const { latest }: DateBounds =
    typeof incident === 'string' ? dateBounds(incident) : { earliest: undefined, latest: undefined };
  if (latest === undefined) return 'date_unknown';
  if (latest < date) return 'signed_after';
  return inForce !== undefined && latest < inForce ? 'in_force_after' : undefined;
};
