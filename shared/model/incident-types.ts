import { fieldsOf, type Section } from './fields.ts';

/**
 * Incident types and their fields: benefits, conscription, property, deportation.
 * A type is data: its name in the locales is `type.<id>`, its fields' names start with its id, so that a change
 * of type loses nothing that was entered under the earlier one.
 */

const benefit = fieldsOf('benefit_denial');
const conscription = fieldsOf('conscription');
const property = fieldsOf('property_seizure');
const deportation = fieldsOf('deportation_threat');

const types = {
  benefit_denial: {
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
  },
  conscription: {
    id: 'conscription',
    fields: [
      conscription.one('stage', [
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
      conscription.one('summons_form', ['paper', 'electronic', 'oral', 'raid']),
      conscription.date('served'),
      conscription.date('report_by'),
      conscription.text('commissariat'),
      conscription.text('unit'),
      conscription.number('age', 120),
      conscription.yesno('deployed_against_Ukraine'),
      conscription.many('sanctions', ['travel_ban', 'driving_ban', 'credit_ban', 'criminal_case']),
    ],
  },
  property_seizure: {
    id: 'property_seizure',
    fields: [
      property.one('asset', ['house', 'flat', 'room', 'land', 'business', 'vehicle', 'movable']),
      property.one('title', ['owner', 'co_owner', 'heir', 'tenant']),
      property.number('share', 100),
      property.text('registry_number', 1, { privacy: 'identifying' }),
      property.one('stage', [
        'inspection',
        'listed',
        'notice',
        'register_entry',
        'court',
        'eviction',
        'allocated',
        'sold',
        'demolished',
      ]),
      property.text('list_number'),
      property.date('published'),
      property.date('claim_by'),
      property.yesno('personal_appearance_required'),
      property.yesno('passport_required'),
      property.one('occupant', ['military', 'official', 'settler', 'administration', 'unknown']),
      property.money('value'),
    ],
  },
  deportation_threat: {
    id: 'deportation_threat',
    fields: [
      deportation.one('act', [
        'threat',
        'residence_shortened',
        'entry_ban',
        'deportation_order',
        'transfer',
        'transit_detention',
        'abandoned_at_border',
      ]),
      deportation.text('issuer'),
      deportation.text('order_number', 1, { privacy: 'identifying' }),
      deportation.date('notified'),
      deportation.date('leave_by'),
      deportation.number('ban_years', 100),
      deportation.text('from'),
      deportation.text('to'),
      deportation.text('route', 4),
      deportation.one('escort', ['interior_ministry', 'security_service', 'military', 'other', 'unknown']),
      deportation.one('destination', [
        'RU',
        'occupied_territory',
        'GE',
        'line_of_contact',
        'third_country',
        'unknown',
      ]),
      deportation.yesno('documents_confiscated'),
    ],
  },
} as const satisfies Record<string, Section>;

export type IncidentType = keyof typeof types;

export const incidentTypes: Readonly<Record<IncidentType, Section>> = types;
export const incidentTypeIds = Object.keys(types) as readonly IncidentType[];

export const isIncidentType = (value: unknown): value is IncidentType =>
  typeof value === 'string' && Object.hasOwn(types, value);
