import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Gazetteer, isWithin, subtreeOf } from '../../../shared/places/gazetteer.ts';
import { isSettlement } from '../../../shared/places/levels.ts';
import { loadGazetteer, loadOccupation } from '../../../shared/places/load.ts';
import { hostilitiesOn, occupationOn } from '../../../shared/places/occupation.ts';
import type { OccupationList } from '../../../shared/places/occupation-list.ts';
import { addDays, joined } from '../../../shared/places/periods.ts';

let gazetteer: Gazetteer;
let list: OccupationList;
beforeAll(async () => {
  gazetteer = await loadGazetteer();
  list = await loadOccupation();
});

const melitopol = 'UA23080070010092407';
const kherson = 'UA65100150010064384';
const sevastopol = 'UA85000000000065278';
const on = (code: string | undefined, date: string | undefined) => occupationOn(gazetteer, list, code, date);
const hostilities = (code: string, date: string) => hostilitiesOn(gazetteer, list, code, date);
const named = (name: string, within: string) => {
  const [place] = gazetteer.places.filter(
    (one) => one.name === name && isWithin(gazetteer, one.code, within),
  );
  if (!place) throw new Error(`No ${name} in ${within}`);
  return place.code;
};

describe('Occupation on a date, by order no. 376', () => {
  it('held in Melitopol in March 2025, since 25 February 2022', () => {
    expect(on(melitopol, '2025-03')).toMatchObject({
      answer: 'yes',
      period: { from: '2022-02-25', to: undefined },
    });
  });

  it('held in Kherson in June 2022, until its last day, and no more in January 2023', () => {
    expect(on(kherson, '2022-06')).toMatchObject({
      answer: 'yes',
      period: { from: '2022-03-01', to: '2022-11-11' },
    });
    expect(on(kherson, '2022-11-11').answer).toBe('yes');
    expect(on(kherson, '2022-11-12').answer).toBe('no');
    expect(on(kherson, '2023-01')).toMatchObject({
      answer: 'no',
      periods: [{ from: '2022-03-01', to: '2022-11-11' }],
    });
  });

  it('holds in Sevastopol and all of Crimea since 20 February 2014', () => {
    for (const code of [sevastopol, 'UA01000000000013043', 'UA01060050010078305'])
      expect(on(code, '2014-02-20'), code).toMatchObject({ answer: 'yes', period: { from: '2014-02-20' } });
    expect(on(sevastopol, '2014-02-19').answer).toBe('no');
  });

  it('holds in a village and in a district of a city through the row of what they lie in', () => {
    const village = named('Кирилівка', 'UA23080030000064349');
    expect(list.rows.has(village)).toBe(false);
    expect(on(village, '2024-05-01')).toMatchObject({ answer: 'yes', period: { from: '2022-02-24' } });
    expect(on('UA85000000000334608', '2024-05-01').answer).toBe('yes');
  });

  it('does not hold for an excepted village by the row that excepts it, but by its own', () => {
    const raion = 'UA14140000000070889';
    expect(on(named('Сартана', raion), '2022-03-10')).toMatchObject({
      answer: 'yes',
      period: { from: '2022-03-05' },
    });
    const excepted = named('Пікузи', raion);
    const own = list.rows.get(excepted)?.find(({ status }) => status === 'occupied');
    expect(own?.from).not.toBe('2022-03-05');
    expect(on(excepted, own?.from)).toMatchObject({ answer: 'yes', periods: [{ from: own?.from }] });
    expect(on(excepted, addDays(own?.from ?? '', -1)).answer).toBe('no');
  });

  it('does not hold for a village that is excepted and has no row of its own', () => {
    const village = named('Кам’янське', 'UA23040030000061166');
    expect(on(named('Василівка', 'UA23040030000061166'), '2023-05-01').answer).toBe('yes');
    expect(list.rows.get(village)?.some(({ status }) => status === 'occupied') ?? false).toBe(false);
    expect(on(village, '2023-05-01').answer).toBe('no');
  });

  it('is unknown while only a part of the place was occupied, and whole once its rows together cover it', () => {
    const zolote = named('Золоте', 'UA44120010000044132');
    expect(on(zolote, '2020-05-01')).toMatchObject({ answer: 'unknown', because: 'part_of_place' });
    expect(on(zolote, '2023-05-01')).toMatchObject({ answer: 'yes', period: { from: '2022-06-23' } });
    expect(on(zolote, '2018-02-06').answer).toBe('no');
  });

  it('is unknown where the date may mean days before and after its beginning', () => {
    expect(on(melitopol, '2022')).toMatchObject({ answer: 'unknown', because: 'vague_date' });
    expect(on(melitopol, '2022-02')).toMatchObject({ answer: 'unknown', because: 'vague_date' });
    expect(on(melitopol, '2022-02-25?')).toMatchObject({ answer: 'unknown', because: 'vague_date' });
    expect(on(melitopol, '../2023-05')).toMatchObject({ answer: 'unknown', because: 'vague_date' });
    expect(on(kherson, '2022-06/2022-12')).toMatchObject({ answer: 'unknown', because: 'vague_date' });
  });

  it('is certain where even a vague date lies well inside, or well outside', () => {
    expect(on(melitopol, '2023~').answer).toBe('unknown');
    expect(on(melitopol, '2024').answer).toBe('yes');
    expect(on(melitopol, '2024-03~').answer).toBe('yes');
    expect(on(melitopol, '2023-21').answer).toBe('yes');
    expect(on(melitopol, '../2021').answer).toBe('no');
  });

  it('is unknown after the last day of the list, which still says what held that day', () => {
    expect(on(melitopol, '2025-05')).toMatchObject({
      answer: 'unknown',
      because: 'after_list',
      atState: { answer: 'yes', period: { from: '2022-02-25' } },
    });
    expect(on(melitopol, '2024-05/..')).toMatchObject({ because: 'after_list' });
    expect(on(melitopol, '2025-04-30').answer).toBe('yes');
  });

  it('is unknown without a place, without a date, or for a code that is no place', () => {
    expect(on(undefined, '2024')).toMatchObject({ answer: 'unknown', because: 'no_place' });
    expect(on('UA00000000000000000', '2024')).toMatchObject({ because: 'no_place' });
    expect(on(melitopol, undefined)).toMatchObject({ because: 'no_date' });
    expect(on(melitopol, 'spring')).toMatchObject({ because: 'no_date' });
  });

  it('is unknown for an oblast of which only a part was occupied, and known where all was or none', () => {
    expect(on('UA23000000000064947', '2024-05')).toMatchObject({
      answer: 'unknown',
      because: 'coarse_place',
    });
    expect(on('UA23080000000090746', '2024-05')).toMatchObject({
      answer: 'yes',
      period: { from: '2022-02-26' },
    });
    expect(on(named('Львівська', 'UA46000000000026241'), '2024-05').answer).toBe('no');
  });
});

describe('Hostilities on a date', () => {
  it('are the gravest status that the list gives the place', () => {
    expect(hostilities(kherson, '2023-01')).toMatchObject({ status: 'possible' });
    expect(hostilities(kherson, '2024-01')).toMatchObject({ status: 'active_digital' });
    expect(hostilities('UA80000000000093317', '2022-03')).toMatchObject({
      status: 'active',
      period: { from: '2022-02-24', to: '2022-04-30' },
    });
    expect(hostilities('UA80000000000093317', '2023-03')).toEqual({ status: 'none' });
    expect(hostilities(kherson, '2022')).toEqual({ status: 'unknown' });
  });
});

describe('Whatever the place and day', () => {
  const day = fc.date({ min: new Date('2013-01-01'), max: new Date('2025-04-30'), noInvalidDate: true });
  const text = (date: Date) => date.toISOString().slice(0, 10);

  it('a "yes" or "no" for an area holds for every settlement in it', () => {
    const areas = [...list.rows.keys()].filter(
      (code) => !isSettlement(gazetteer.byCode.get(code)?.level ?? 'oblast'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...areas), day, (area, date) => {
        const whole = on(area, text(date)).answer;
        if (whole === 'unknown') return;
        for (const { code, level } of subtreeOf(gazetteer, area))
          if (isSettlement(level)) expect(on(code, text(date)).answer).toBe(whole);
      }),
      { numRuns: 25 },
    );
  });

  it('a "yes" or "no" for a span of days holds for each day in it', () => {
    const codes = [...list.rows.keys()];
    fc.assert(
      fc.property(fc.constantFrom(...codes), day, fc.nat(400), fc.nat(400), (code, date, length, at) => {
        const from = text(date);
        const to = [addDays(from, length), list.state].toSorted()[0] ?? from;
        const span = on(code, `${from}/${to}`).answer;
        const inside = [addDays(from, Math.min(at, length)), to].toSorted()[0];
        if (span !== 'unknown') expect(on(code, inside).answer).toBe(span);
      }),
      { numRuns: 200 },
    );
  });

  it('joined periods hold the same days and never touch', () => {
    const period = fc.tuple(day, fc.option(fc.nat(300))).map(([from, length]) => ({
      from: text(from),
      to: length === null ? undefined : addDays(text(from), length),
    }));
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), day, (periods, date) => {
        const on = (all: typeof periods) =>
          all.some(({ from, to }) => from <= text(date) && (to === undefined || to >= text(date)));
        const together = joined(periods);
        expect(on([...together])).toBe(on(periods));
        together.slice(1).forEach((next, index) => {
          const to = together[index]?.to;
          expect(to !== undefined && next.from > addDays(to, 1)).toBe(true);
        });
      }),
    );
  });
});
