import { fieldsOf, type Section } from '../fields.ts';

/** Removal from home and what may come before it: deportation, filtration. */

const deportation = fieldsOf('deportation_threat');
const filter = fieldsOf('filtration');

/** A threat alone is no completed transfer: what the law says depends on `act`. */
export const deportationThreat = {
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
} as const satisfies Section;

export const filtration = {
  id: 'filtration',
  fields: [
    filter.text('site'),
    filter.one('site_type', [
      'checkpoint',
      'registration_point',
      'holding',
      'camp',
      'prison',
      'airport',
      'home',
    ]),
    filter.date('in'),
    filter.date('out'),
    // A strip search or a DNA sample is told of a person, not of a place.
    filter.many(
      'procedures',
      [
        'fingerprints',
        'photo',
        'DNA',
        'voice',
        'iris',
        'phone_search',
        'phone_copy',
        'strip_search',
        'tattoo_check',
        'questionnaire',
        'polygraph',
        'interrogation',
      ],
      { privacy: 'sensitive' },
    ),
    filter.yesno('password_coerced'),
    filter.yesno('device_kept'),
    filter.one('outcome', [
      'released',
      'certificate',
      'recalled',
      'detained',
      'transferred',
      'missing',
      'unknown',
    ]),
    filter.yesno('passport_issued_after'),
  ],
} as const satisfies Section;
