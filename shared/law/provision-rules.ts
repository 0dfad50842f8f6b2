import type { ProvisionId } from './provisions.ts';
import { type Rule, when } from './rule.ts';

/**
 * Which provisions an incident of a type may engage. A rule without `when` rests on the type alone; the others on
 * what was answered, since most provisions speak of acts that a type includes without all its incidents being one.
 */

/** What an occupying power's coercion engages whatever its form. */
export const commonProvisions: readonly ProvisionId[] = [
  'hague_43',
  'hague_45',
  'hague_46',
  'gciv_4',
  'gciv_8',
  'gciv_27',
  'gciv_31',
  'gciv_33',
  'gciv_47',
  'gciv_147',
  'api_4',
  'api_75',
  'iccpr_2',
  'iccpr_17',
  'iccpr_26',
  'rome_7_1_h',
  'ccu_438',
  'ccu_442_1',
  'ccu_161',
];

type Rules = readonly Rule<ProvisionId>[];

const severeHarm = when('healthcare_denial.harm', 'deterioration', 'disability', 'death');

const health: Rules = [
  { suggest: ['gciv_16', 'gciv_55', 'gciv_56', 'api_69', 'icescr_12'] },
  { suggest: ['rome_8_2_a_iii', 'rome_7_1_k'], when: [severeHarm] },
];

const inEducation = when('service_denial.sector', 'education');
const service: Rules = [
  { suggest: ['gciv_50', 'icescr_13', 'crc_28', 'echr_p1_2'], when: [inEducation] },
  { suggest: ['gciv_52', 'icescr_6'], when: [when('service_denial.sector', 'employment')] },
];

/** Until somebody is taken into the forces there is pressure to serve, which only the Convention forbids as such. */
const taken = when('conscription.stage', 'conscripted', 'deployed');
const military = when(
  'conscription.stage',
  'registration',
  'summons',
  'medical_board',
  'detention_for_delivery',
  'contract_pressure',
  'conscripted',
  'deployed',
  'prosecuted',
);
const atWar: Rules = [
  when('conscription.stage', 'deployed'),
  when('conscription.deployed_against_Ukraine', true),
].map((condition) => ({ suggest: ['hague_23_final', 'rome_8_2_b_xv'], when: [condition] }));
const conscription: Rules = [
  { suggest: ['gciv_51'] },
  { suggest: ['iccpr_18'], when: [military] },
  { suggest: ['rome_8_2_a_v'], when: [taken] },
  ...atWar,
  { suggest: ['hague_52', 'iccpr_8'], when: [when('conscription.stage', 'forced_labour')] },
];

/** Taken or disposed of, not only looked at or listed. */
const seized = when(
  'property_seizure.stage',
  'register_entry',
  'court',
  'eviction',
  'allocated',
  'sold',
  'demolished',
);
const demolished = when('property_seizure.stage', 'demolished');
/** Pillage takes for private use; what the administration itself holds is a seizure. */
const privateUse = when('property_seizure.occupant', 'military', 'official', 'settler');
const property: Rules = [
  { suggest: ['echr_p1_1'] },
  { suggest: ['hague_23_g', 'rome_8_2_b_xiii'], when: [seized] },
  { suggest: ['gciv_53'], when: [demolished] },
  { suggest: ['rome_8_2_a_iv'], when: [when('property_seizure.stage', 'allocated', 'sold', 'demolished')] },
  { suggest: ['hague_47', 'rome_8_2_b_xvi'], when: [seized, privateUse] },
  { suggest: ['hague_53'], when: [seized, when('property_seizure.asset', 'vehicle', 'movable')] },
  { suggest: ['hague_55', 'hague_56'], when: [seized, when('property_seizure.asset', 'land', 'business')] },
  { suggest: ['rome_8_2_b_xiv'], when: [when('property_seizure.passport_required', true)] },
  { suggest: ['rome_8_2_b_xiv'], when: [when('property_seizure.personal_appearance_required', true)] },
  { suggest: ['echr_8'], when: [when('property_seizure.asset', 'house', 'flat', 'room')] },
];

/** A threat, a shortened stay, a ban or an order move nobody yet: none of them is a completed transfer. */
const moved = when('deportation_threat.act', 'transfer', 'transit_detention', 'abandoned_at_border');
const keptOut = when(
  'deportation_threat.act',
  'entry_ban',
  'deportation_order',
  'transfer',
  'abandoned_at_border',
);
const deportation: Rules = [
  {
    suggest: [
      'gciv_49',
      'api_85_4_a',
      'rome_7_1_d',
      'rome_8_2_a_vii',
      'rome_8_2_b_viii',
      'echr_p4_3',
      'echr_p4_4',
    ],
    when: [moved],
  },
  { suggest: ['iccpr_12_4'], when: [keptOut] },
];

const procedures = (...values: readonly string[]) => when('filtration.procedures', ...values);
const heldIn: Rules = [
  when('filtration.outcome', 'detained'),
  when('filtration.site_type', 'holding', 'camp', 'prison'),
].map((condition) => ({
  suggest: ['gciv_78', 'rome_7_1_e', 'rome_8_2_a_vii', 'iccpr_9'],
  when: [condition],
}));
const filtration: Rules = [
  { suggest: ['hague_44'], when: [procedures('interrogation', 'questionnaire', 'polygraph')] },
  {
    suggest: ['gciv_32', 'rome_8_2_b_xxi', 'iccpr_7'],
    when: [procedures('strip_search')],
  },
  ...heldIn,
  { suggest: ['rome_8_2_a_vii'], when: [when('filtration.outcome', 'transferred')] },
  { suggest: ['rome_7_1_i'], when: [when('filtration.outcome', 'missing')] },
];

const childAct = (...values: readonly string[]) => when('child_coercion.act', ...values);
const children: Rules = [
  { suggest: ['gciv_50', 'api_77'] },
  { suggest: ['gciv_24'], when: [childAct('removal', 'institution', 'transfer', 'adoption')] },
  { suggest: ['crc_7', 'crc_8'], when: [childAct('birth_certificate_refused', 'automatic_citizenship')] },
  { suggest: ['crc_8'], when: [childAct('adoption', 'transfer')] },
  { suggest: ['crc_9'], when: [childAct('removal', 'institution', 'transfer', 'adoption')] },
  { suggest: ['crc_20'], when: [childAct('guardian_application', 'removal', 'institution', 'transfer')] },
  { suggest: ['api_78', 'rome_8_2_a_vii', 'rome_8_2_b_viii', 'rome_6_e'], when: [childAct('transfer')] },
];

const tortured: Rules = ['methods', 'injuries'].map((name) => ({
  suggest: ['rome_7_1_f', 'rome_8_2_a_ii', 'cat_1', 'cat_16'],
  when: [when(`detention_ill_treatment.${name}`)],
}));
const detention: Rules = [
  { suggest: ['gciv_32', 'gciv_42', 'gciv_71_76', 'gciv_78', 'rome_7_1_e', 'rome_8_2_a_vii'] },
  ...tortured,
  { suggest: ['rome_8_2_a_iii'], when: [when('detention_ill_treatment.injuries')] },
  { suggest: ['rome_8_2_a_vi'], when: [when('detention_ill_treatment.signed_under_duress', true)] },
  { suggest: ['rome_7_1_i', 'icpped_2'], when: [when('detention_ill_treatment.acknowledged', false)] },
];

/** By incident type; a type without rules engages what is common to all. */
export const provisionRules: Readonly<Record<string, Rules>> = {
  benefit_denial: [{ suggest: ['api_69', 'icescr_9', 'icescr_11', 'echr_p1_1', 'echr_14'] }],
  healthcare_denial: health,
  financial_denial: [{ suggest: ['hague_46', 'rome_8_2_b_xiv', 'echr_p1_1'] }],
  service_denial: service,
  conscription,
  property_seizure: property,
  deportation_threat: deportation,
  filtration,
  forced_passport: [{ suggest: ['hague_45', 'gciv_47', 'udhr_15'] }],
  loyalty_oath: [
    { suggest: ['hague_45', 'gciv_47'] },
    { suggest: ['udhr_15'], when: [when('loyalty_oath.form', 'citizenship')] },
    { suggest: ['gciv_51'], when: [when('loyalty_oath.form', 'military')] },
  ],
  child_coercion: children,
  detention_ill_treatment: detention,
};
