import { fieldsOf, type Section } from '../fields.ts';

/** Military service, passport and oath: what binds a person to the occupying power against their will. */

const conscript = fieldsOf('conscription');
const passport = fieldsOf('forced_passport');
const oath = fieldsOf('loyalty_oath');

export const conscription = {
  id: 'conscription',
  fields: [
    conscript.one('stage', [
      'registration',
      'summons',
      'medical_board',
      'detention_for_delivery',
      'contract_pressure',
      'conscripted',
      'deployed',
      'prosecuted',
      'forced_labour',
    ]),
    conscript.one('summons_form', ['paper', 'electronic', 'oral', 'raid']),
    conscript.date('served'),
    conscript.date('report_by'),
    conscript.text('commissariat'),
    conscript.text('unit'),
    conscript.number('age', 120),
    conscript.yesno('deployed_against_Ukraine'),
    conscript.many('sanctions', ['travel_ban', 'driving_ban', 'credit_ban', 'criminal_case']),
  ],
} as const satisfies Section;

export const forcedPassport = {
  id: 'forced_passport',
  fields: [
    passport.one('mode', [
      'in_person',
      'workplace',
      'home_visit',
      'school',
      'hospital',
      'detention',
      'automatic',
      'without_consent',
    ]),
    passport.text('authority'),
    passport.date('applied'),
    passport.date('issued'),
    passport.one('Ukrainian_document', ['kept', 'copied', 'seized', 'destroyed', 'unknown']),
    passport.yesno('renunciation_statement'),
    passport.yesno('biometrics'),
    passport.yesno('mobile_team'),
  ],
} as const satisfies Section;

export const loyaltyOath = {
  id: 'loyalty_oath',
  fields: [
    oath.one('form', ['citizenship', 'military', 'civil_service', 'teacher', 'professional']),
    oath.date('taken'),
    oath.text('place'),
    oath.number('witnesses', 10_000),
    oath.one('penalty', ['none', 'dismissal', 'expulsion', 'detention', 'other']),
    oath.yesno('text_retained'),
  ],
} as const satisfies Section;
