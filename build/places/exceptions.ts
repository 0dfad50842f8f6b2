import { type Gazetteer, subtreeOf } from '../../shared/places/gazetteer.ts';
import type { PlaceLevel } from '../../shared/places/levels.ts';
import type { OccupationRow } from './source-rows.ts';

export type Exceptions = { readonly except: readonly string[]; readonly exceptPart: readonly string[] };

const levels: Readonly<Record<string, PlaceLevel>> = {
  с: 'village',
  'с-ще': 'settlement',
  'с-ща': 'settlement',
  м: 'city',
};

/** What a row says is not covered, as printed: «с. Біла Гора», «частина м. Золотого (Золоте – 5)». */
export const printedExceptions = (row: OccupationRow): readonly string[] => {
  const name = row.name_uk.replaceAll('\u00a0', ' ');
  const printed = row.except_uk || (/ за винятком:? +(.+)$/.exec(name)?.[1] ?? '');
  return (
    printed
      .replaceAll('\u00a0', ' ')
      // One row is printed with a Latin c, some without a comma or with «та» in its place.
      .replaceAll(/(^|[ ,])c\. /g, '$1с. ')
      .split(/,| та |(?<=\p{Ll}) (?=(?:с|м|с-ще)\.? \p{Lu})(?<!частина )/u)
      .map((part) => part.trim())
      .filter((part) => part !== '')
  );
};

const shape = /^(частина )?(с-ще|с-ща|с|м)\.? *([^()]+?)(?: \((.+)\))?$/;

/**
 * The codes of a row's exceptions. Of namesakes in one hromada the one is meant that has rows of its own.
 * @throws where an exception is no place of the row's own, or may be several
 */
export const exceptionsOf = (
  row: OccupationRow,
  gazetteer: Gazetteer,
  hasOwnRows: (code: string) => boolean,
): Exceptions => {
  const except: string[] = [];
  const exceptPart: string[] = [];
  const inside = subtreeOf(gazetteer, row.katottg);
  for (const printed of printedExceptions(row)) {
    const [, part, type = '', name = '', aside = ''] = shape.exec(printed) ?? [];
    // Beside the name stands its code, its present name («с-ще Миролюбове») or which part is meant («Золоте – 5»).
    const names = [name, aside.replace(/^с-ще /, ''), aside.replace(/ – \d+$/, '')].map(apostrophes);
    const named = inside.filter((place) => names.includes(place.name));
    // The type only tells namesakes apart: the codifier has since made villages of some settlements.
    const choices = [
      inside.filter((place) => place.code === aside),
      named.filter((place) => place.level === levels[type]),
      named,
    ];
    const found = choices.find((places) => places.length > 0) ?? [];
    const meant = found.length > 1 ? found.filter((place) => hasOwnRows(place.code)) : found;
    const [place] = meant;
    if (!place || meant.length > 1)
      throw new Error(`${row.katottg} excepts «${printed}»: ${found.length} places`);
    (part ? exceptPart : except).push(place.code);
  }
  return { except, exceptPart };
};

const apostrophes = (name: string): string => name.replaceAll(/[`'ʼ]/g, '’');
