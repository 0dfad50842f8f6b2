import { mayBeSame } from '../../../shared/model/person-likeness.ts';
import { foldText } from '../../../shared/search/fold-text.ts';
import type { PersonPage, PersonQuery } from '../../../shared/vault-api/persons-api.ts';
import type { OpenVault } from '../open-vault.ts';
import { personSummary } from './person-view.ts';

/** Who is meant by a few typed letters, or may be somebody who is about to be recorded again. */
export const findPersons = (vault: Pick<OpenVault, 'index'>, query: PersonQuery): PersonPage => {
  const terms = foldText(query.text ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const { like, offset, limit } = query;
  // Only signs that no name has: nothing can match.
  if (terms.length === 0 && query.text?.trim()) return { total: 0, rows: [] };
  const { persons } = vault.index;
  const found = persons.find(terms, query.role).filter((person) => !like || mayBeSame(like, person));
  const page = found.slice(offset, offset + limit).map(({ id }) => id);
  return { total: found.length, rows: persons.summaries(page).map((kept) => personSummary(vault, kept)) };
};
