import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, foldWithPlaces } from '../../../shared/search/fold-text.ts';
import { excerptAround, marksIn, termsFoundIn } from '../../../shared/search/highlight.ts';
import { searchTerms } from '../../../shared/search/search-terms.ts';

const marked = (text: string, search: string): readonly string[] =>
  marksIn(text, searchTerms(search)).map(({ start, end }) => text.slice(start, end));

describe('folding', () => {
  it.each([
    ['Запоріжжя', 'zaporizhzhya'],
    ['Генічеськ', 'Genichesk'],
    ['Генічеськ', 'Henichesk'],
    ['Ґудзь', 'Гудзь'],
    ['Згорани', 'Zghorany'],
    ['зґвалтування', 'згвалтування'],
    ['Мар’яна', "Mar'iana"],
    ['О́льга', 'Olha'],
  ])('makes «%s» and “%s” one', (one, other) => expect(foldText(one)).toBe(foldText(other)));

  it('keeps apart what sounds apart', () => {
    expect(foldText('згорів')).not.toBe(foldText('жорів'));
    expect(foldText('сіль')).not.toBe(foldText('шіль'));
  });

  const letters = fc.string({
    unit: fc.constantFrom(..."абвгґдеєжзиіїйклщьюяАЗГҐЇЙzgZGhHyiабв ’'№é́🕊️/,.1٣"),
    maxLength: 40,
  });
  it('is the same letter by letter as for the whole text', () => {
    fc.assert(
      fc.property(letters, (text) => {
        expect(foldWithPlaces(text).folded).toBe(foldText(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('says of every folded letter where it comes from, from left to right', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const { folded, starts, ends } = foldWithPlaces(text);
        expect(starts).toHaveLength(folded.length);
        for (const [at, start] of starts.entries()) {
          expect(start).toBeLessThan(ends[at] ?? 0);
          expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
          expect(ends[at]).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('what a search asks for', () => {
  it.each([
    [
      'мар’яна ґудзь',
      [
        [['mariana'], true],
        [['hudz'], true],
      ],
    ],
    [
      '"взяти паспорт" токмак',
      [
        [['vziati', 'pasport'], false],
        [['tokmak'], true],
      ],
    ],
    ['«взяти пасп', [[['vziati', 'pasp'], true]]],
    ['307/2', [[['307', '2'], true]]],
    ['ORG-2025-0001', [[['orh', '2025', '0001'], true]]],
    ['"*) — -', []],
    ['""', []],
    ['   ', []],
  ])('%s', (typed, terms) =>
    expect(searchTerms(typed).map(({ words, prefix }) => [words, prefix])).toEqual(terms),
  );

  it('holds letters and digits alone, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        for (const { words } of searchTerms(typed)) {
          expect(words.length).toBeGreaterThan(0);
          for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{Co}\p{So}]+$/u);
        }
      }),
    );
  });
});

describe('highlighting', () => {
  it.each([
    ['Прийшли до Мелітополя', 'melitop', ['Мелітоп']],
    ['Genichesk, then Генічеськ', 'генічес', ['Genichesk'.slice(0, 8), 'Генічес']],
    ['паспорт, паспорти й пас', 'паспорт', ['паспорт', 'паспорт']],
    ['наказ №307/2', '307/2', ['307/2']],
    ['взяти цей паспорт; взяти паспорт', '"взяти паспорт"', ['взяти паспорт']],
    ['Щастя', 's', ['Щ']],
    ['Мар’яна', 'марян', ['Мар’ян']],
    ['нічого', 'токмак', []],
    ['токмак токмацький', 'ток', ['ток', 'ток']],
  ])('in “%s” for “%s”', (text, search, expected) => expect(marked(text, search)).toEqual(expected));

  it('marks what it was cut from, once each, in order', () => {
    const texts = fc.array(fc.constantFrom('Мелітополь', 'токмак', 'щастя', 'паспорт', 'oath', '—'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, fc.constantFrom('щ', 'ток', 'pasport', '"токмак щастя"'), (words, search) => {
        const text = words.join(' ');
        const marks = marksIn(text, searchTerms(search));
        let from = 0;
        for (const { start, end } of marks) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(marks.length > 0).toBe(termsFoundIn(text, searchTerms(search)) > 0);
      }),
    );
  });
});

describe('an excerpt', () => {
  const long = `${'перед тим '.repeat(60)}прийшли з повісткою ${'а потім '.repeat(60)}`;

  it('is the whole of a short text, on one line', () =>
    expect(excerptAround('Один\n рядок ', searchTerms('рядок'))).toBe('Один рядок'));

  it('shows what matched within its sentence, cut at words', () => {
    const excerpt = excerptAround(long, searchTerms('повістк'));
    expect(excerpt).toMatch(/^…(перед |тим )+прийшли з повісткою( а| потім)+…$/);
    expect(excerpt.length).toBeLessThan(160);
  });

  it('begins at the beginning when what matched is near it', () =>
    expect(excerptAround(long, searchTerms('перед'))).toMatch(/^перед тим/));

  it('never halves a character', () => {
    const excerpt = excerptAround('🕊'.repeat(300), []);
    expect([...excerpt].every((character) => character === '🕊' || character === '…')).toBe(true);
  });
});
