import type { DamageCategoryId } from './damage-categories.ts';
import { type Rule, when } from './rule.ts';

/** Which categories of the Register of Damage an incident of a type may come under. */

type Rules = readonly Rule<DamageCategoryId>[];

const home = when('property_seizure.asset', 'house', 'flat', 'room');
const immovable = when('property_seizure.asset', 'house', 'flat', 'room', 'land', 'business');

export const damageRules: Readonly<Record<string, Rules>> = {
  benefit_denial: [{ suggest: ['a3_7'] }],
  financial_denial: [{ suggest: ['a3_7'] }],
  service_denial: [
    {
      suggest: ['a3_4'],
      when: [
        when('service_denial.sector', 'employment'),
        when('service_denial.action', 'dismissed', 'not_hired'),
      ],
    },
    { suggest: ['a3_7'], when: [when('service_denial.income_lost')] },
  ],
  conscription: [
    { suggest: ['a2_7'], when: [when('conscription.stage', 'conscripted', 'deployed', 'forced_labour')] },
    { suggest: ['a2_6'], when: [when('conscription.stage', 'detention_for_delivery')] },
  ],
  property_seizure: [
    { suggest: ['a3_1'], when: [home, when('property_seizure.stage', 'demolished')] },
    {
      suggest: ['a3_3'],
      when: [home, when('property_seizure.stage', 'eviction', 'allocated', 'sold', 'demolished')],
    },
    {
      suggest: ['a3_6'],
      when: [
        immovable,
        when('property_seizure.stage', 'register_entry', 'court', 'eviction', 'allocated', 'sold'),
      ],
    },
  ],
  deportation_threat: [
    { suggest: ['a2_9'], when: [when('deportation_threat.act', 'transfer', 'abandoned_at_border')] },
    { suggest: ['a2_6'], when: [when('deportation_threat.act', 'transit_detention')] },
  ],
  filtration: [
    { suggest: ['a2_5'], when: [when('filtration.procedures', 'strip_search')] },
    { suggest: ['a2_6'], when: [when('filtration.outcome', 'detained')] },
    { suggest: ['a2_6'], when: [when('filtration.site_type', 'holding', 'camp', 'prison')] },
    { suggest: ['a2_9'], when: [when('filtration.outcome', 'transferred')] },
  ],
  child_coercion: [{ suggest: ['a2_8'], when: [when('child_coercion.act', 'transfer')] }],
  detention_ill_treatment: [
    { suggest: ['a2_6'] },
    { suggest: ['a2_5'], when: [when('detention_ill_treatment.methods')] },
    { suggest: ['a2_5'], when: [when('detention_ill_treatment.injuries')] },
  ],
};
