import { fieldsOf, type Section } from '../fields.ts';

/** Benefits, medical care, financial and other services withheld from whoever does not hold the passport. */

const benefit = fieldsOf('benefit_denial');
const healthcare = fieldsOf('healthcare_denial');
const financial = fieldsOf('financial_denial');
const service = fieldsOf('service_denial');

export const benefitDenial = {
  id: 'benefit_denial',
  fields: [
    benefit.one('benefit', [
      'old_age',
      'disability',
      'survivor',
      'child',
      'maternity',
      'veteran',
      'humanitarian_aid',
      'other',
    ]),
    benefit.text('agency'),
    benefit.one('action', ['refused', 'suspended', 'reduced', 'recalculated', 'conditioned']),
    benefit.date('applied'),
    benefit.date('decided'),
    benefit.yesno('decision_document'),
    benefit.money('amount'),
    benefit.number('months_lost', 600),
    benefit.text('hardship', 4, { privacy: 'sensitive' }),
  ],
} as const satisfies Section;

/** No field asks for a diagnosis: what was refused and what came of it is enough, and a diagnosis identifies. */
export const healthcareDenial = {
  id: 'healthcare_denial',
  fields: [
    healthcare.text('facility'),
    healthcare.one('service', [
      'emergency',
      'inpatient',
      'chronic_medicine',
      'maternity',
      'surgery',
      'disability_assessment',
      'insurance_policy',
      'other',
    ]),
    healthcare.one('action', ['refused', 'charged', 'delayed', 'discharged']),
    healthcare.yesno('insurance_document_demanded'),
    healthcare.number('delay_days', 3650),
    healthcare.one('harm', ['none', 'pain', 'deterioration', 'disability', 'death', 'unknown'], {
      privacy: 'sensitive',
    }),
    healthcare.yesno('medical_record'),
  ],
} as const satisfies Section;

export const financialDenial = {
  id: 'financial_denial',
  fields: [
    financial.text('institution'),
    financial.one('service', ['account', 'card', 'transfer', 'cash', 'loan', 'currency']),
    financial.one('action', ['refused', 'frozen', 'limited', 'closed']),
    financial.money('monthly_limit'),
    financial.money('amount'),
    financial.date('notice'),
    financial.yesno('controlled_persons_register'),
  ],
} as const satisfies Section;

export const serviceDenial = {
  id: 'service_denial',
  fields: [
    service.one('sector', [
      'employment',
      'education',
      'utility',
      'sim_internet',
      'driving',
      'vehicle_registration',
      'business_registration',
      'notary',
      'movement_permit',
    ]),
    service.text('provider'),
    service.one('action', ['dismissed', 'not_hired', 'expelled', 'disconnected', 'refused', 'invalidated']),
    service.date('effective'),
    service.money('income_lost'),
    service.yesno('biometrics_required'),
    // The number of an order or a file leads to one person.
    service.text('document_reference', 1, { privacy: 'identifying' }),
  ],
} as const satisfies Section;
