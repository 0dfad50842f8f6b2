import { fieldsOf, type Section } from '../fields.ts';

/** Deprivation of liberty and what was done to the person in it. */

const detention = fieldsOf('detention_ill_treatment');

/**
 * After the Istanbul Protocol (2004), paragraph 145. Its item on sexual violence is left out: that is a yes or a no
 * here and a referral, and no detail of it is asked for.
 */
const methods = [
  'blunt_trauma',
  'positional',
  'burns',
  'electric_shock',
  'asphyxiation',
  'crushing',
  'penetrating_injury',
  'chemical_exposure',
  'amputation',
  'drugs',
  'conditions',
  'sensory_deprivation',
  'humiliation',
  'threats',
  'mock_execution',
  'animals',
  'psychological_techniques',
  'forced_to_witness',
  'other',
] as const;

/** How far the findings agree with the account: Istanbul Protocol (2004), paragraph 187. Only a clinician can say. */
const consistency = ['not_consistent', 'consistent', 'highly_consistent', 'typical', 'diagnostic'] as const;

export const detentionIllTreatment = {
  id: 'detention_ill_treatment',
  fields: [
    detention.text('facility'),
    detention.date('from'),
    detention.date('to'),
    detention.text('ground_stated'),
    detention.yesno('acknowledged'),
    detention.many('contact', ['family', 'lawyer', 'ICRC', 'none']),
    detention.many('methods', methods, { privacy: 'sensitive' }),
    detention.text('injuries', 4, { privacy: 'sensitive' }),
    detention.yesno('medical_exam'),
    detention.one('consistency', consistency, { privacy: 'sensitive' }),
    detention.yesno('signed_under_duress'),
    // It is there so that the person is referred, not so that others read it.
    detention.yesno('sexual_violence_flag', { privacy: 'sealed' }),
  ],
} as const satisfies Section;
