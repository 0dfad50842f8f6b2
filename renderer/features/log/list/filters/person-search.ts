import { vault } from '../../../../app/vault.ts';
import type { Choice } from './PickFilter.tsx';

const limit = 12;

/** People of the vault by name or pseudonym; the first of them all while nothing is typed. */
export const searchPersons = async (text: string): Promise<readonly Choice[]> => {
  const { rows } = await vault.persons({ text, offset: 0, limit });
  return rows.map(({ id, pseudonym, name, office }) => ({
    value: id,
    label: name ?? pseudonym,
    about: [name ? pseudonym : undefined, office].filter(Boolean).join(' · '),
  }));
};
