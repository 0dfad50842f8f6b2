import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { damageRules } from '../../../shared/law/damage-rules.ts';
import { provisionRules } from '../../../shared/law/provision-rules.ts';
import { suggestDamage, suggestProvisions } from '../../../shared/law/suggest.ts';
import type { Json } from '../../../shared/ledger/entry.ts';
import { incidentField, incidentFields } from '../../../shared/model/incident.ts';
import { incidentTypeIds } from '../../../shared/model/incident-types.ts';

type Fields = Readonly<Record<string, Json>>;

const ids = (fields: Fields): readonly string[] =>
  suggestProvisions(fields).map(({ provision }) => provision.id);
const damage = (fields: Fields): readonly string[] =>
  suggestDamage(fields).map(({ category }) => category.id);
const ofType = (type: string, answers: Fields = {}): Fields => ({
  'account.type': type,
  ...Object.fromEntries(Object.entries(answers).map(([name, value]) => [`${type}.${name}`, value])),
});

/** A completed deportation or transfer, by whatever instrument. */
const completed = [
  'gciv_49',
  'api_85_4_a',
  'rome_7_1_d',
  'rome_8_2_a_vii',
  'rome_8_2_b_viii',
  'echr_p4_3',
  'echr_p4_4',
];

describe('the provisions suggested', () => {
  const suggested: readonly (readonly [string, Fields, readonly string[], readonly string[]])[] = [
    ['benefit_denial', {}, ['api_69', 'icescr_9', 'icescr_11', 'echr_p1_1', 'echr_14'], ['gciv_51']],
    [
      'healthcare_denial',
      { harm: 'none' },
      ['gciv_16', 'gciv_55', 'icescr_12'],
      ['rome_8_2_a_iii', 'rome_7_1_k'],
    ],
    ['healthcare_denial', { harm: 'death' }, ['rome_8_2_a_iii', 'rome_7_1_k'], []],
    ['healthcare_denial', { harm: { unanswered: 'unknown' } }, ['gciv_16'], ['rome_7_1_k']],
    ['financial_denial', {}, ['hague_46', 'rome_8_2_b_xiv', 'echr_p1_1'], []],
    [
      'service_denial',
      { sector: 'education' },
      ['gciv_50', 'icescr_13', 'crc_28', 'echr_p1_2'],
      ['icescr_6'],
    ],
    ['service_denial', { sector: 'employment' }, ['gciv_52', 'icescr_6'], ['crc_28']],
    [
      'conscription',
      { stage: 'summons' },
      ['gciv_51', 'iccpr_18'],
      ['rome_8_2_a_v', 'rome_8_2_b_xv', 'iccpr_8'],
    ],
    ['conscription', { stage: 'conscripted' }, ['rome_8_2_a_v', 'iccpr_18'], ['rome_8_2_b_xv', 'hague_52']],
    [
      'conscription',
      { stage: 'deployed' },
      ['rome_8_2_a_v', 'rome_8_2_b_xv', 'hague_23_final'],
      ['hague_52'],
    ],
    [
      'conscription',
      { stage: 'forced_labour' },
      ['gciv_51', 'hague_52', 'iccpr_8'],
      ['rome_8_2_a_v', 'iccpr_18'],
    ],
    [
      'property_seizure',
      { stage: 'listed' },
      ['echr_p1_1'],
      ['gciv_53', 'rome_8_2_b_xvi', 'rome_8_2_b_xiii'],
    ],
    [
      'property_seizure',
      { stage: 'demolished' },
      ['gciv_53', 'rome_8_2_a_iv', 'rome_8_2_b_xiii'],
      ['hague_47'],
    ],
    [
      'property_seizure',
      { stage: 'allocated', occupant: 'settler', asset: 'flat' },
      ['hague_47', 'rome_8_2_b_xvi', 'hague_23_g', 'echr_8'],
      ['gciv_53'],
    ],
    [
      'property_seizure',
      { stage: 'allocated', occupant: 'administration' },
      ['hague_23_g'],
      ['rome_8_2_b_xvi'],
    ],
    ['deportation_threat', { act: 'threat' }, ['gciv_31', 'gciv_33'], [...completed, 'iccpr_12_4']],
    ['deportation_threat', { act: 'entry_ban' }, ['iccpr_12_4'], completed],
    ['deportation_threat', { act: 'transfer' }, [...completed, 'iccpr_12_4'], []],
    ['filtration', { outcome: 'released' }, ['gciv_31'], ['rome_7_1_e', 'rome_7_1_i', 'gciv_78']],
    ['filtration', { outcome: 'missing' }, ['rome_7_1_i'], ['rome_7_1_e']],
    ['filtration', { site_type: 'camp' }, ['gciv_78', 'rome_7_1_e', 'iccpr_9'], ['rome_7_1_i']],
    ['filtration', { procedures: ['photo', 'interrogation'] }, ['hague_44'], ['iccpr_7']],
    ['forced_passport', {}, ['hague_45', 'gciv_47', 'udhr_15'], ['gciv_49']],
    ['loyalty_oath', { form: 'teacher' }, ['hague_45', 'gciv_47'], ['udhr_15', 'gciv_51']],
    [
      'child_coercion',
      { act: 'school_coercion' },
      ['gciv_50', 'api_77'],
      ['rome_6_e', 'rome_8_2_a_vii', 'api_78'],
    ],
    ['child_coercion', { act: 'transfer' }, ['rome_6_e', 'rome_8_2_a_vii', 'rome_8_2_b_viii', 'crc_9'], []],
    ['detention_ill_treatment', {}, ['rome_7_1_e', 'gciv_78'], ['rome_7_1_f', 'icpped_2', 'cat_1']],
    [
      'detention_ill_treatment',
      { methods: ['beating'] },
      ['rome_7_1_f', 'cat_1', 'cat_16'],
      ['rome_8_2_a_vi'],
    ],
    ['detention_ill_treatment', { acknowledged: false }, ['rome_7_1_i', 'icpped_2'], []],
  ];

  test.each(suggested)('by %s with %j are %j, not %j', (type, answers, expected, others) => {
    const found = ids(ofType(type, answers));
    expect(expected.filter((id) => !found.includes(id))).toEqual([]);
    expect(others.filter((id) => found.includes(id))).toEqual([]);
  });

  it('are none before there is a type', () => {
    expect(ids({ 'deportation_threat.act': 'transfer' })).toEqual([]);
    expect(suggestDamage({ 'property_seizure.stage': 'demolished' })).toEqual([]);
  });

  it('are the common ones for every type, each once and with a reason', () => {
    for (const type of incidentTypeIds) {
      const found = suggestProvisions(ofType(type));
      expect(found.map(({ provision }) => provision.id)).toEqual(
        expect.arrayContaining(['hague_45', 'gciv_31', 'rome_7_1_h', 'ccu_438']),
      );
      expect(new Set(found.map(({ provision }) => provision.id)).size).toBe(found.length);
      expect(found.filter(({ reasons }) => reasons.length === 0)).toEqual([]);
    }
  });

  it('name the answer they rest on', () => {
    const [first] = suggestProvisions(ofType('deportation_threat', { act: 'transfer' }));
    expect(first?.reasons).toEqual([
      { because: 'answer', answer: { field: 'deportation_threat.act', value: 'transfer' } },
    ]);
  });

  test('a threat never suggests a completed transfer, whatever else was answered', () => {
    const threats = ['threat', 'residence_shortened', 'entry_ban', 'deportation_order'];
    const others = [...incidentFields.values()].filter(
      (field) => field.kind === 'one' && !field.name.startsWith('law.') && field.name !== 'account.type',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...threats),
        fc.array(
          fc
            .constantFrom(...others)
            .chain((field) =>
              fc
                .constantFrom(...(field.kind === 'one' ? field.options : []))
                .map((value) => [field.name, value]),
            ),
        ),
        fc.boolean(),
        (act, answers, seen) => {
          const fields = {
            ...Object.fromEntries(answers),
            'account.type': 'deportation_threat',
            'deportation_threat.act': act,
            'deportation_threat.documents_confiscated': seen,
          };
          expect(completed.filter((id) => ids(fields).includes(id))).toEqual([]);
          expect(damage(fields)).not.toContain('a2_9');
        },
      ),
    );
  });
});

describe('the cautions', () => {
  const cautions = (type: string, date: Json | undefined, id: string): readonly string[] =>
    suggestProvisions({ 'account.type': type, ...(date === undefined ? {} : { 'account.date': date }) }).find(
      ({ provision }) => provision.id === id,
    )?.cautions ?? ['not suggested'];

  test.each([
    ['2022-09-16', []],
    ['2022-09-17', ['echr_after']],
    ['2022-09', ['echr_date']],
    ['2025-03', ['echr_after']],
    [undefined, ['echr_date']],
    [{ unanswered: 'unknown' }, ['echr_date']],
  ])('on the European Convention for an incident of %j are %j', (date, expected) => {
    expect(cautions('benefit_denial', date, 'echr_p1_1')).toEqual(expected);
  });

  test.each([
    ['2024-12-31', ['rome_before']],
    ['2025-01-01', []],
    ['2024-12/2025-02', ['rome_date']],
    [undefined, ['rome_date']],
  ])('on the Rome Statute for an incident of %j are %j', (date, expected) => {
    expect(cautions('benefit_denial', date, 'rome_7_1_h')).toEqual(expected);
  });
});

describe('the categories of damage suggested', () => {
  test.each([
    ['conscription', { stage: 'summons' }, []],
    ['conscription', { stage: 'deployed' }, ['a2_7']],
    ['property_seizure', { asset: 'flat', stage: 'demolished' }, ['a3_1', 'a3_3']],
    ['property_seizure', { asset: 'vehicle', stage: 'sold' }, []],
    ['property_seizure', { asset: 'land', stage: 'court' }, ['a3_6']],
    ['deportation_threat', { act: 'threat' }, []],
    ['deportation_threat', { act: 'transfer' }, ['a2_9']],
    ['child_coercion', { act: 'custody_threat' }, []],
    ['child_coercion', { act: 'transfer' }, ['a2_8']],
    ['service_denial', { sector: 'employment', action: 'dismissed' }, ['a3_4']],
    ['service_denial', { sector: 'employment', action: 'invalidated' }, []],
    ['detention_ill_treatment', { injuries: 'Перелом' }, ['a2_5', 'a2_6']],
    ['benefit_denial', {}, ['a3_7']],
  ] as const)('by %s with %j are %j', (type, answers, expected) => {
    expect(damage(ofType(type, answers as Fields))).toEqual(expected);
  });

  it('carry a caution for conscription and for what is earlier than the Register takes', () => {
    const [one] = suggestDamage({ ...ofType('conscription', { stage: 'deployed' }), 'account.date': '2021' });
    expect(one?.cautions).toEqual(['register_conscription', 'register_before']);
  });
});

test('every rule asks a field of the model for answers it may have', () => {
  const conditions = [...Object.values(provisionRules), ...Object.values(damageRules)]
    .flat()
    .flatMap((rule) => rule.when ?? []);
  const wrong = conditions.filter(({ field, in: wanted }) => {
    const known = incidentField(field);
    if (!known) return true;
    const options = 'options' in known ? known.options : [true, false];
    return wanted?.some((value) => !options.some((option) => option === value)) ?? false;
  });
  expect(wrong).toEqual([]);
});

test('every type has rules of its own', () => {
  expect(incidentTypeIds.filter((type) => !provisionRules[type])).toEqual([]);
});
