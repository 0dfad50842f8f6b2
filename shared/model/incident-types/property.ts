import { fieldsOf, type Section } from '../fields.ts';

/** Property declared ownerless, taken, allocated to others. */

const property = fieldsOf('property_seizure');

export const propertySeizure = {
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
} as const satisfies Section;
