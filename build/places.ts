import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGazetteer } from '../shared/places/gazetteer.ts';
import { gazetteerLines } from './places/gazetteer-lines.ts';
import { listState, occupationLines } from './places/occupation-lines.ts';
import { dataFolder, occupationRows, placeRows } from './places/source-rows.ts';

/** Makes the gazetteer and the list of territories that ship from the raw rows: run it when these change. */
export const makePlaces = (): { readonly gazetteer: string; readonly occupation: string } => {
  const oblasts = gazetteerLines(placeRows());
  const rows = occupationLines(occupationRows(), readGazetteer(oblasts));
  return {
    gazetteer: `${JSON.stringify({ oblasts }, null, 1)}\n`,
    occupation: `${JSON.stringify({ state: listState, rows }, null, 1)}\n`,
  };
};

if (import.meta.main) {
  const made = makePlaces();
  writeFileSync(join(dataFolder, 'gazetteer.json'), made.gazetteer);
  writeFileSync(join(dataFolder, 'occupation.json'), made.occupation);
}
