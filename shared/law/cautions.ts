import { type DateBounds, dateBounds } from '../model/dates.ts';
import type { DamageCategoryId } from './damage-categories.ts';
import type { Provision } from './provision.ts';
import type { ProvisionId } from './provisions.ts';

/** What to beware of before citing; its sentence is `caution.<code>` in the locales `law`. */
export const cautionCodes = [
  'echr_after',
  'echr_date',
  'rome_before',
  'rome_date',
  'intent',
  'rights_in_court',
  'public_property',
  'register_before',
  'register_conscription',
] as const;
export type CautionCode = (typeof cautionCodes)[number];

/** Russia ceased to be a party to the European Convention on this day; to be verified, see context.ts. */
export const lastDayOfEchr = '2022-09-16';
/** The Rome Statute entered into force for Ukraine; what is earlier rests on declarations under article 12(3). */
export const romeInForce = '2025-01-01';
/** The Register takes claims for what happened on or after this day. */
export const firstDayOfRegister = '2022-02-24';

/** The first and last day an incident may have happened; of a blank or unanswered date nothing is known. */
export const incidentDay = (date: unknown): DateBounds =>
  typeof date === 'string' ? dateBounds(date) : { earliest: undefined, latest: undefined };

const ofCourt = ({ earliest, latest }: DateBounds): CautionCode | undefined => {
  if (latest !== undefined && latest <= lastDayOfEchr) return undefined;
  return earliest !== undefined && earliest > lastDayOfEchr ? 'echr_after' : 'echr_date';
};

const ofStatute = ({ earliest, latest }: DateBounds): CautionCode | undefined => {
  if (earliest !== undefined && earliest >= romeInForce) return undefined;
  return latest !== undefined && latest < romeInForce ? 'rome_before' : 'rome_date';
};

const ofItself: Readonly<Partial<Record<ProvisionId, CautionCode>>> = {
  rome_6_e: 'intent',
  rome_8_2_b_xiv: 'rights_in_court',
  hague_55: 'public_property',
  hague_56: 'public_property',
};

const given = (...codes: readonly (CautionCode | undefined)[]): readonly CautionCode[] =>
  codes.flatMap((code) => code ?? []);

export const provisionCautions = (
  provision: Provision<ProvisionId>,
  day: DateBounds,
): readonly CautionCode[] => {
  const instrument = provision.instrument.id;
  return given(
    ofItself[provision.id],
    instrument.startsWith('echr') ? ofCourt(day) : undefined,
    instrument === 'rome' ? ofStatute(day) : undefined,
  );
};

export const damageCautions = (
  category: DamageCategoryId,
  type: string | undefined,
  { latest }: DateBounds,
): readonly CautionCode[] =>
  given(
    category === 'a2_7' && type === 'conscription' ? 'register_conscription' : undefined,
    latest !== undefined && latest < firstDayOfRegister ? 'register_before' : undefined,
  );
