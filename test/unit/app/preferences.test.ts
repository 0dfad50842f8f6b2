import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idleChoices, type Preferences, parsePreferences } from '../../../renderer/app/preference-values.ts';

const defaults: Preferences = { locale: 'uk', colorScheme: 'auto', density: 'dense', idleMinutes: 5 };

test('preferences come back as they were stored', () => {
  const chosen: Preferences = { locale: 'en', colorScheme: 'dark', density: 'comfortable', idleMinutes: 15 };
  expect(parsePreferences(JSON.stringify(chosen), defaults)).toEqual(chosen);
});

test('nothing stored, or nonsense, gives the defaults', () => {
  for (const text of [null, '', '{', '[]', '7', 'null', '{"locale":"ru","idleMinutes":100000}'])
    expect(parsePreferences(text, defaults)).toEqual(defaults);
});

test('whatever stands in storage, the vault still locks within half an hour', () => {
  fc.assert(
    fc.property(fc.json(), fc.anything(), (text, minutes) => {
      for (const stored of [text, JSON.stringify({ idleMinutes: minutes })])
        expect(idleChoices).toContain(parsePreferences(stored, defaults).idleMinutes);
    }),
  );
});
