import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../../shared/places/load.ts';
import { placeInWords } from '../../../shared/places/path-words.ts';
import { knownPlace, precisionAfter } from '../../../shared/places/precision.ts';

describe('How exactly a place is known', () => {
  it('is no finer than the area that was chosen', () => {
    expect(precisionAfter('exact', 'city', 'raion')).toBe('raion');
    expect(precisionAfter(undefined, undefined, 'hromada')).toBe('hromada');
    expect(precisionAfter('oblast', 'city', 'hromada')).toBe('oblast');
  });

  it('stays what the person said where the place allows it, and is never guessed for a settlement', () => {
    expect(precisionAfter('exact', 'village', 'city')).toBe('exact');
    expect(precisionAfter('raion', 'village', 'city')).toBe('raion');
    expect(precisionAfter(undefined, undefined, 'village')).toBeUndefined();
  });

  it('goes with the area that brought it', () => {
    expect(precisionAfter('raion', 'raion', 'city')).toBeUndefined();
    expect(precisionAfter('oblast', 'raion', 'city')).toBe('oblast');
  });

  it('makes the hromada, raion or oblast around a place what is known', async () => {
    const gazetteer = await loadGazetteer();
    const known = (precision: unknown) => knownPlace(gazetteer, 'UA23080070010092407', precision)?.name;
    expect(['exact', 'settlement', undefined, 'hromada', 'raion', 'oblast'].map(known)).toEqual([
      'Мелітополь',
      'Мелітополь',
      'Мелітополь',
      'Мелітопольська',
      'Мелітопольський',
      'Запорізька',
    ]);
    expect(knownPlace(gazetteer, 'UA85000000000065278', 'raion')?.name).toBe('Севастополь');
  });
});

describe('A place in words', () => {
  it('says its path, and Crimea by its own name', async () => {
    const gazetteer = await loadGazetteer();
    const words = (locale: 'uk' | 'en') => ({
      locale,
      field: (key: string) => key.replace('place_level.', ''),
    });
    expect(placeInWords(gazetteer, 'UA23080070010092407', words('en'))).toBe(
      'Melitopol, Melitopolska hromada, Melitopolskyi raion, Zaporizka oblast',
    );
    expect(placeInWords(gazetteer, 'UA01060050010078305', words('en'))).toBe(
      'Dzhankoi, Dzhankoiska hromada, Dzhankoiskyi raion, Autonomous Republic of Crimea',
    );
    expect(placeInWords(gazetteer, 'UA01060050010078305', words('uk'))).toBe(
      'Джанкой, Джанкойська hromada, Джанкойський raion, Автономна Республіка Крим',
    );
    expect(placeInWords(gazetteer, 'UA00000000000000000', words('uk'))).toBeUndefined();
  });
});
