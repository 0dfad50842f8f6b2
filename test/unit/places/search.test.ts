import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  englishName,
  type Gazetteer,
  isWithin,
  pathOf,
  subtreeOf,
  whereabouts,
} from '../../../shared/places/gazetteer.ts';
import { loadGazetteer } from '../../../shared/places/load.ts';
import { placeWords } from '../../../shared/places/place-words.ts';
import { makePlaceSearch, type PlaceSearch } from '../../../shared/places/search.ts';
import { searchKey } from '../../../shared/places/search-key.ts';
import { transliterate } from '../../../shared/places/transliterate.ts';

let gazetteer: Gazetteer;
let search: PlaceSearch;
const zaporizka = 'UA23000000000064947';
beforeAll(async () => {
  gazetteer = await loadGazetteer();
  search = await makePlaceSearch(gazetteer, new Set([zaporizka]), () => Promise.resolve());
});
const first = (query: string) => search(query, 1)[0]?.name;

describe('A place is found', () => {
  it.each([
    ['Мелітополь', 'Мелітополь'],
    ['melitopol', 'Мелітополь'],
    ['МЕЛІТ', 'Мелітополь'],
    ['м. Мелітополь', 'Мелітополь'],
    ['Kyiv', 'Київ'],
    ['Kiev', 'Київ'],
    ['Киев', 'Київ'],
    ['Kherson', 'Херсон'],
    ['herson', 'Херсон'],
    ['Dzhankoi', 'Джанкой'],
    ['Dzhankoy', 'Джанкой'],
    ['djankoy', 'Джанкой'],
    ['Zaporizhzhia', 'Запоріжжя'],
    ['Zaporozhye', 'Запоріжжя'],
    ['Запорожье', 'Запоріжжя'],
    ['Kharkov', 'Харків'],
    ['Nikolaev', 'Миколаїв'],
    ['Odessa', 'Одеса'],
    ['Lvov', 'Львів'],
    ['Enerhodar', 'Енергодар'],
    ['energodar', 'Енергодар'],
    ['Novaya Kakhovka', 'Нова Каховка'],
    ['Aleshki', 'Олешки'],
    ['Severodonetsk', 'Сіверськодонецьк'],
    ['Артемовск', 'Бахмут'],
    ['Simferopol', 'Сімферополь'],
    ['Sebastopol', 'Севастополь'],
    ['Crimea', 'Автономна Республіка Крим'],
    ["слов'янськ", 'Слов’янськ'],
    ['словянськ', 'Слов’янськ'],
    ['Slavyansk', 'Слов’янськ'],
    ['Kamianka-Dniprovska', 'Кам’янка-Дніпровська'],
    ['каменка днепровская', 'Кам’янка-Дніпровська'],
    ['Berdyansk', 'Бердянськ'],
    ['Bakhchysarai', 'Бахчисарай'],
  ])('by «%s»', (query, name) => {
    expect(first(query)).toBe(name);
  });

  it('a town before villages of its name, and what begins so before what contains it', () => {
    const levels = search('Миколаївка', 30).map(({ level }) => level);
    expect(levels[0]).toBe('city');
    expect(levels.indexOf('village')).toBeGreaterThan(levels.lastIndexOf('settlement'));
    const names = search('токмак', 10).map(({ name }) => name);
    expect(names[0]).toBe('Токмак');
    expect(names).toContain('Верхній Токмак');
  });

  it('among namesakes first where occupation goes on, and alone by what it lies in', () => {
    const [namesake] = search('Веселе', 20).filter(({ level }) => level === 'village');
    expect(namesake && isWithin(gazetteer, namesake.code, zaporizka)).toBe(true);
    for (const query of ['Веселе, Мелітопольський', 'vesele melitopol']) {
      const found = search(query, 20).filter(({ name }) => name === 'Веселе');
      expect(found.map(({ level }) => level)).toEqual(['settlement', 'village']);
      for (const { code } of found) expect(isWithin(gazetteer, code, 'UA23080000000090746')).toBe(true);
    }
  });

  it('by its own name, in either script, whatever place it is', () => {
    fc.assert(
      fc.property(fc.nat(gazetteer.places.length - 1), fc.boolean(), (index, latin) => {
        const place = gazetteer.places[index];
        if (!place) return;
        const query = latin ? englishName(place) : place.name.toUpperCase().replaceAll('’', "'");
        expect(search(query, 1000)).toContain(place);
      }),
      { numRuns: 150 },
    );
  });

  it('not by a query without a letter, and never more of them than asked for', () => {
    expect(search(' -’ ', 5)).toEqual([]);
    expect(search('', 5)).toEqual([]);
    expect(search('а', 7)).toHaveLength(7);
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (query) => search(query, 3).length <= 3));
  });
});

describe('A place', () => {
  it('has the path of what it lies in, and English names where the codifier gives none', () => {
    const path = pathOf(gazetteer, 'UA23080070010092407');
    expect(path.map(({ name }) => name)).toEqual([
      'Мелітополь',
      'Мелітопольська',
      'Мелітопольський',
      'Запорізька',
    ]);
    expect(path.map(englishName)).toEqual(['Melitopol', 'Melitopolska', 'Melitopolskyi', 'Zaporizka']);
    expect(pathOf(gazetteer, 'UA99999999999999999')).toEqual([]);
  });

  it('lies in Ukraine whether its oblast is Crimea, Luhansk or a city with special status', () => {
    const tops = new Set(gazetteer.places.filter(({ parent }) => !parent).map(({ name }) => name));
    expect(tops.size).toBe(27);
    for (const name of ['Автономна Республіка Крим', 'Севастополь', 'Луганська', 'Донецька'])
      expect(tops).toContain(name);
  });

  it('lies in a subtree exactly when the subtree has it', () => {
    const tops = gazetteer.places.filter(({ level }) => level !== 'village');
    fc.assert(
      fc.property(fc.constantFrom(...tops), fc.constantFrom(...gazetteer.places), (top, place) => {
        const subtree = subtreeOf(gazetteer, top.code);
        expect(subtree.every(({ code }) => isWithin(gazetteer, code, top.code))).toBe(true);
        expect(subtree.includes(place)).toBe(isWithin(gazetteer, place.code, top.code));
      }),
      { numRuns: 50 },
    );
    expect(subtreeOf(gazetteer, 'UA23080070000068953').map(({ name }) => name)).toEqual([
      'Мелітопольська',
      'Мелітополь',
    ]);
  });

  it('is found by all names of all it lies in', () => {
    const words = placeWords(gazetteer, 'UA23080070010092407');
    for (const word of ['Мелітополь', 'Melitopol', 'Мелітопольський', 'Запорізька', 'Zaporizka'])
      expect(words).toContain(word);
    expect(placeWords(gazetteer, 'UA01020050010045207')).toContain('Crimea');
    expect(placeWords(gazetteer, '')).toEqual([]);
  });

  it('is where the hromada it lies in is', () => {
    expect(whereabouts(gazetteer, 'UA23080070010092407')).toEqual({ lat: 46.855, lon: 35.364 });
    expect(whereabouts(gazetteer, zaporizka)).toBeUndefined();
  });
});

describe('Names in Latin letters', () => {
  it('follow the table of the Cabinet of Ministers', () => {
    // Examples of the resolution itself.
    const examples = {
      Алушта: 'Alushta',
      Згорани: 'Zghorany',
      Єнакієве: 'Yenakiieve',
      Їжакевич: 'Yizhakevych',
      Кадиївка: 'Kadyivka',
      Йосипівка: 'Yosypivka',
      Стрий: 'Stryi',
      Щербухи: 'Shcherbukhy',
      Юрій: 'Yurii',
      Костянтин: 'Kostiantyn',
      'Знам’янка': 'Znamianka',
      Ґорґани: 'Gorgany',
      'Кам’янка-Дніпровська': 'Kamianka-Dniprovska',
    };
    for (const [ukrainian, latin] of Object.entries(examples)) expect(transliterate(ukrainian)).toBe(latin);
  });

  it('sound as the Ukrainian ones do', () => {
    for (const { name } of gazetteer.places.filter((_, index) => index % 7 === 0))
      expect(searchKey(transliterate(name)), name).toBe(searchKey(name));
  });
});
