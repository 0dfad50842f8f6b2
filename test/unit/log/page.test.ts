import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitZoom, turn, zoomIn, zoomOut } from '../../../renderer/features/evidence/viewer/view-state.ts';
import {
  readDate,
  readMoney,
  readNumber,
  typedText,
  unansweredKinds,
} from '../../../renderer/features/log/fields/answers.ts';
import { keptWhereSame, sittingsOf } from '../../../renderer/features/log/history/sittings.ts';
import { fillOf, groupsOf, pageParts } from '../../../renderer/features/log/page/sections.ts';
import {
  coercionSection,
  consentSection,
  incidentField,
  sourceSection,
} from '../../../shared/model/incident.ts';
import { personField } from '../../../shared/model/person.ts';
import { validateField } from '../../../shared/model/validate.ts';
import type { HistoryEntry } from '../../../shared/model/views.ts';

describe('what is typed into a field', () => {
  it('is a blank when nothing is left of it', () => {
    for (const read of [readDate('  '), readNumber(''), readMoney(' ', 'UAH')])
      expect(read).toEqual({ value: null });
  });

  it('says a number or an amount with a comma or a point, with or without spaces', () => {
    expect(readNumber('1 200,5')).toEqual({ value: 1200.5 });
    expect(readMoney('14\u00a0300.50', 'RUB')).toEqual({ value: { amount: '14300.50', currency: 'RUB' } });
    expect(readNumber('ten')).toEqual({ problem: 'wrong_kind' });
    expect(readMoney('1.2.3', 'UAH')).toEqual({ problem: 'bad_amount' });
  });

  it('is, where it says a value, one that may stand in the field', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const money = readMoney(text, 'UAH');
        if ('value' in money) expect(validateField('benefit_denial.amount', money.value)).toBeUndefined();
        const date = readDate(text);
        if ('value' in date) expect(validateField('account.date', date.value)).toBeUndefined();
      }),
    );
  });

  it('is written back as it would be typed', () => {
    expect(typedText('2025-03-14', 'en')).toBe('14.03.2025');
    expect(typedText('2025-03~', 'en')).toBe('03.2025~');
    expect(typedText('../2025-05', 'en')).toBe('before June 2025');
    expect(typedText({ amount: '0.10', currency: 'UAH' }, 'en')).toBe('0.10');
    expect(readDate(typedText('2025-03?', 'en'))).toEqual({ value: '2025-03?' });
  });
});

it('“unknown” is offered once, and never for a consent, the type or the pseudonym', () => {
  const kinds = (name: string) => {
    const field = incidentField(name) ?? personField(name);
    if (!field) throw new Error(name);
    return unansweredKinds(field);
  };
  expect(kinds('account.place')).toEqual(['unknown', 'declined']);
  expect(kinds('coercion.response')).toEqual(['declined']);
  for (const name of ['consent.to_media', 'account.type', 'person.pseudonym'])
    expect(kinds(name)).toEqual([]);
});

describe('the page of an incident', () => {
  it('has the section of its type after coercion, evidence before the source and the law before the assessment', () => {
    const ids = pageParts({ 'account.type': 'conscription' }).map(({ id }) => id);
    expect(ids).toEqual([
      ...[
        'account',
        'coercion',
        'conscription',
        'earlier',
        'people',
        'chain',
        'evidence',
        'source',
        'consent',
        'law',
        'assessment',
        'review',
        'history',
      ],
    ]);
  });

  it('shows every field of a section in one of its groups', () => {
    const grouped = groupsOf(consentSection).flatMap(({ fields }) => fields);
    expect(new Set(grouped)).toEqual(new Set(consentSection.fields));
    expect(grouped).toHaveLength(consentSection.fields.length);
  });

  it('asks for the step beside the chain, and for the rest of the coercion in its section', () => {
    const shown = groupsOf(coercionSection).flatMap(({ fields }) => fields.map(({ name }) => name));
    const all = coercionSection.fields.map(({ name }) => name);
    expect([...shown, 'coercion.step'].sort()).toEqual([...all].sort());
  });

  it('says how far a section is filled', () => {
    expect(fillOf(sourceSection, { 'account.place': 'Токмак' })).toBe('blank');
    expect(fillOf(sourceSection, { 'source.language': 'українська' })).toBe('partly');
    const all = Object.fromEntries(sourceSection.fields.map(({ name }) => [name, { unanswered: 'unknown' }]));
    expect(fillOf(sourceSection, all)).toBe('filled');
  });
});

describe('the view of a picture', () => {
  it('fits whole into the frame, turned or not, and is never blown up', () => {
    const picture = { width: 4000, height: 1000 };
    expect(fitZoom(picture, { width: 1000, height: 1000 }, 0)).toBe(0.25);
    expect(fitZoom(picture, { width: 1000, height: 1000 }, 90)).toBe(0.25);
    expect(fitZoom(picture, { width: 9000, height: 9000 }, 0)).toBe(1);
  });

  it('comes back after four turns, and zooming in and out meets its ends', () => {
    const start = { zoom: 'fit', turned: 0 } as const;
    expect(turn(turn(turn(turn(start))))).toEqual(start);
    expect(zoomIn(8)).toBe(8);
    expect(zoomOut(0.1)).toBe(0.1);
    expect(zoomOut(zoomIn(1))).toBe(1);
  });
});

it('the history keeps every entry, under one head for what one person typed within a minute', () => {
  const entry = (seq: number, time: string, kind = 'edit', by = 'a') =>
    ({ id: `${by}${seq}`, seq, time, kind, by: { id: by }, changes: [] }) as unknown as HistoryEntry;
  const history = [
    entry(1, '2025-03-14T10:02:01.000+02:00'),
    entry(2, '2025-03-14T10:02:40.000+02:00'),
    entry(3, '2025-03-14T10:02:50.000+02:00', 'submit'),
    entry(1, '2025-03-14T09:03:00.000+01:00', 'edit', 'b'),
    entry(4, '2025-03-14T10:03:10.000+02:00'),
  ];
  const ids = sittingsOf(history).map((sitting) => sitting.map(({ id }) => id));
  expect(ids).toEqual([['a4'], ['b1'], ['a3'], ['a2', 'a1']]);
});

it('a save changes the line it adds to and no other: the others stay the very objects that were drawn', () => {
  const entry = (seq: number, time: string, after = 'Токмак') =>
    ({
      ...{ id: `a${seq}`, seq, time, kind: 'edit', by: { id: 'a', name: 'Ольга' } },
      changes: [{ field: 'account.place', before: null, after }],
    }) as unknown as HistoryEntry;
  const told = () => [entry(1, '2025-03-14T10:02:01.000+02:00'), entry(2, '2025-03-14T10:09:00.000+02:00')];
  const drawn = sittingsOf(told());
  const again = keptWhereSame(drawn, sittingsOf(told()));
  expect(again.map((sitting, index) => sitting === drawn[index])).toEqual([true, true]);
  const saved = sittingsOf([...told(), entry(3, '2025-03-14T10:09:30.000+02:00')]);
  const next = keptWhereSame(again, saved);
  expect(next.map((sitting) => sitting.length)).toEqual([2, 1]);
  expect([next[0] === drawn[0], next[1] === drawn[1]]).toEqual([false, true]);
  const renamed = sittingsOf([entry(1, '2025-03-14T10:02:01.000+02:00', 'Мелітополь')]);
  expect(keptWhereSame(next, renamed)[0]).toBe(renamed[0]);
});
