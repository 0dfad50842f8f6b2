import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplates } from '../../../renderer/features/log/begin/template.ts';
import {
  columnIds,
  columnWidths,
  fittingColumns,
  parseColumns,
} from '../../../renderer/features/log/list/columns.ts';
import {
  everything,
  incidentFilter,
  type ListQuery,
  sortBy,
} from '../../../renderer/features/log/list/list-query.ts';
import { isShown, parseViews } from '../../../renderer/features/log/list/saved-view.ts';
import { startingValues } from '../../../shared/model/starting-values.ts';

const noDates = () => undefined;
const view = (query: ListQuery) => ({ id: 'a', name: 'Призов', query });

describe('the question to the vault', () => {
  it('is empty when everything is shown', () => expect(incidentFilter(everything, noDates)).toEqual({}));

  it('names what was chosen and nothing that lets all through', () => {
    const chosen = {
      type: ['conscription'],
      reliability: [],
      evidence: ['no'],
      consent: ['given'],
      place: { code: 'UA1', name: 'Токмак' },
      person: { id: 'p', name: 'П' },
      dates: { from: '2024', to: '' },
    } as const;
    expect(
      incidentFilter({ ...everything, text: ' паспорт ', chosen }, () => ({ from: '2024-01-01' })),
    ).toEqual({
      text: 'паспорт',
      types: ['conscription'],
      hasEvidence: false,
      consent: ['given'],
      place: 'UA1',
      person: 'p',
      dates: { from: '2024-01-01' },
    });
    const both = { ...everything, chosen: { evidence: ['yes', 'no'] as const } };
    expect(incidentFilter(both, noDates)).toEqual({});
  });

  it('joins the quick filter with chosen states: what both let through', () => {
    const query = { ...everything, quick: 'drafts', chosen: { state: ['draft', 'approved'] } } as const;
    expect(incidentFilter(query, noDates)).toEqual({ mine: true, states: ['draft'] });
    expect(incidentFilter({ ...query, quick: 'waiting' }, noDates)).toEqual({ states: [] });
  });

  it('turns the order round on the same column and begins usefully on another', () => {
    expect(sortBy(everything, 'changed')).toEqual({ sort: 'changed', descending: false });
    expect(sortBy(everything, 'place')).toEqual({ sort: 'place', descending: false });
    expect(sortBy(everything, 'date')).toEqual({ sort: 'date', descending: true });
  });
});

describe('a saved view', () => {
  const query: ListQuery = {
    ...everything,
    text: 'мелі',
    chosen: { type: ['filtration'], evidence: ['yes'] },
  };

  it('is read back as it was saved and known again when it is shown', () => {
    const [read] = parseViews(JSON.parse(JSON.stringify([view(query)])));
    expect(read).toEqual(view(query));
    expect(read && isShown(read, query)).toBe(true);
    expect(read && isShown(read, everything)).toBe(false);
  });

  it.each([
    null,
    'x',
    [{ id: 'a' }],
    [{ ...view(query), query: { ...query, sort: 'no' } }],
    [view({ ...query, text: 1 as never })],
  ])('that is none is left out: %j', (stored) => expect(parseViews(stored)).toEqual([]));
});

describe('columns', () => {
  it('always name the incident, and each once, whatever stands in the vault', () => {
    const stored = fc.array(fc.oneof(fc.constantFrom(...columnIds), fc.string()));
    fc.assert(
      fc.property(stored, (names) => {
        const columns = parseColumns(names);
        expect(columns).toContain('number');
        expect(new Set(columns).size).toBe(columns.length);
      }),
    );
  });

  it('that do not fit whole are left out, never cut; the number stays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 2500 }), (width) => {
        const shown = fittingColumns(columnIds, width);
        const needed = shown.reduce((sum, id) => sum + columnWidths[id].least + 10, -10);
        expect(needed).toBeLessThanOrEqual(width);
        expect(shown[0]).toBe('number');
      }),
    );
  });

  it('all fit that a new profile sees, in the list of a window of 1440 pixels', () => {
    const usual = parseColumns(null);
    expect(fittingColumns(usual, 1440 - 185 - 40)).toEqual(usual);
  });
});

describe('what another incident may begin with', () => {
  const fields = {
    'incident.number': 'ORG-2025-0001',
    'account.type': 'conscription',
    'account.place': 'Токмак',
    'account.date': '2025-03',
    'account.date_words': 'на Великдень',
    'account.narrative': 'Розповідь',
    'coercion.demand': ['oath'],
    'coercion.exact_words': 'Дослівно',
    'consent.for_storage': 'yes',
    'source.reliability': 'A',
    'exhibit.x': true,
    'role.7a9a3b8e-0f5c-4c7e-9d55-111111111111': ['victim'],
    'assessment.standard': 'reasonable_grounds',
  };
  const circumstances = {
    'account.type': 'conscription',
    'account.place': 'Токмак',
    'account.date': '2025-03',
    'coercion.demand': ['oath'],
  };

  it('is the circumstances: no words, consent, grades, people or evidence', () => {
    expect(startingValues(fields)).toEqual(circumstances);
  });

  it('keeps people when that is asked for', () => {
    expect(startingValues(fields, { persons: true })).toEqual({
      ...circumstances,
      'role.7a9a3b8e-0f5c-4c7e-9d55-111111111111': ['victim'],
    });
  });

  it('of a template is only what may still stand in a field', () => {
    const stored = [
      { id: '1', name: 'А', values: { ...fields, 'account.date': 'not a date', 'gone.field': 1 } },
      { id: '2', name: '', values: {} },
      { id: 3 },
      'x',
    ];
    const { 'account.date': _, ...rest } = circumstances;
    expect(parseTemplates(stored)).toEqual([{ id: '1', name: 'А', values: rest }]);
    expect(parseTemplates('nothing')).toEqual([]);
  });
});
