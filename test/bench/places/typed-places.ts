import type { Gazetteer, Place } from '../../../shared/places/gazetteer.ts';
import { englishName } from '../../../shared/places/gazetteer.ts';
import { numbersFrom } from '../chance.ts';

/** What stands in the input after one more key was pressed, and how the name is being written. */
export type Keystroke = { readonly written: 'uk' | 'latin' | 'typo'; readonly text: string };

/** One letter left out or two in the wrong order, past the first: as fingers do it. */
const mistyped = (name: string, pick: (below: number) => number): string => {
  const at = 1 + pick(Math.max(1, name.length - 2));
  return pick(2) === 0
    ? name.slice(0, at) + name.slice(at + 1)
    : name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
};

/**
 * Names of places in these oblasts typed letter by letter, in Ukrainian, in Latin letters and with a slip in turn,
 * every fourth followed by its hromada, as one does to tell namesakes apart. As many keystrokes as asked for.
 */
export const typedPlaces = (
  gazetteer: Gazetteer,
  oblasts: ReadonlySet<string>,
  count: number,
): readonly Keystroke[] => {
  const pick = numbersFrom(2022);
  const places = gazetteer.places.filter((place) => oblasts.has(oblastOf(place).code));
  const strokes: Keystroke[] = [];
  for (let turn = 0; strokes.length < count; turn += 1) {
    const place = places[pick(places.length)];
    if (!place) break;
    const written = (['uk', 'latin', 'typo'] as const)[turn % 3] ?? 'uk';
    const nameOf = written === 'latin' ? englishName : ({ name }: Place) => name;
    const whole = turn % 4 === 3 && place.parent ? `${nameOf(place)} ${nameOf(place.parent)}` : nameOf(place);
    const typed = written === 'typo' ? mistyped(whole, pick) : whole;
    for (let length = 1; length <= typed.length && strokes.length < count; length += 1)
      strokes.push({ written, text: typed.slice(0, length) });
  }
  return strokes;
};

const oblastOf = (place: Place): Place => {
  let top = place;
  while (top.parent) top = top.parent;
  return top;
};
