import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { root } from '../root.ts';

export const dataFolder = join(root, 'shared/places/data');

export type PlaceRow = {
  readonly katottg: string;
  readonly parent: string;
  readonly level: string;
  readonly name_uk: string;
  readonly name_en: string;
  readonly lat: string;
  readonly lon: string;
};

export type OccupationRow = {
  readonly katottg: string;
  readonly status: string;
  readonly from: string;
  readonly to: string;
  readonly name_uk: string;
  readonly except_uk: string;
};

const rowsOf = <Row>(file: string): readonly Row[] => {
  const text = readFileSync(join(dataFolder, file), 'utf8').replace(/^\uFEFF/, '');
  const { data, errors } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`${file}: ${JSON.stringify(errors[0])}`);
  return data;
};

/** The raw rows, see SOURCES.md beside them. */
export const placeRows = (): readonly PlaceRow[] => rowsOf<PlaceRow>('places.csv');
export const occupationRows = (): readonly OccupationRow[] => rowsOf<OccupationRow>('occupation.csv');
