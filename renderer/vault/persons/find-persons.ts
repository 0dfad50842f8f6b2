import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { erasureOf } from '../../../shared/model/erasure.ts';
import { mayBeSame } from '../../../shared/model/person-likeness.ts';
import { foldText } from '../../../shared/search/fold-text.ts';
import type { PersonPage, PersonQuery } from '../../../shared/vault-api.ts';
import type { OpenVault } from '../open-vault.ts';
import { personSummary } from './person-view.ts';

/** Who is meant by a few typed letters, or may be somebody who is about to be recorded again. */

const searched = ['pseudonym', 'name', 'other_names', 'office', 'unit', 'rank', 'occupation', 'contact'];

const text = (person: FoldedRecord, name: string): string | undefined => {
  const value = fieldValue(person, `person.${name}`);
  return typeof value === 'string' ? value : undefined;
};

/** Made once of each version of a person. */
const folded = new WeakMap<FoldedRecord, string>();
const wordsOf = (person: FoldedRecord): string => {
  const kept = folded.get(person);
  if (kept !== undefined) return kept;
  const words = ` ${foldText(searched.map((name) => text(person, name) ?? '').join(' ')).replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  folded.set(person, words);
  return words;
};

const matches = (person: FoldedRecord, terms: readonly string[]): boolean => {
  const words = wordsOf(person);
  return terms.every((term) => words.includes(` ${term}`));
};

/** Begun by an import that was undone, or erased: of neither is anything left to find. */
export const isGone = (person: FoldedRecord): boolean =>
  person.entries.some(({ header }) => header.kind === 'retract') || erasureOf(person) !== undefined;

const byName = new Intl.Collator('uk', { sensitivity: 'base', numeric: true }).compare;

/** Those with a name by their name, the others after them by pseudonym. */
const inOrder = (a: FoldedRecord, b: FoldedRecord): number => {
  const [nameA, nameB] = [text(a, 'name'), text(b, 'name')];
  if (nameA === undefined || nameB === undefined) {
    if (nameA !== nameB) return nameA === undefined ? 1 : -1;
    return (text(a, 'pseudonym') ?? '') < (text(b, 'pseudonym') ?? '') ? -1 : 1;
  }
  return byName(nameA, nameB) || ((text(a, 'pseudonym') ?? '') < (text(b, 'pseudonym') ?? '') ? -1 : 1);
};

export const findPersons = (vault: OpenVault, query: PersonQuery): PersonPage => {
  const terms = foldText(query.text ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const { role, like } = query;
  // Only signs that no name has: nothing can match.
  if (terms.length === 0 && query.text?.trim()) return { total: 0, rows: [] };
  const found = vault.ledger.recordsOf('person').filter((person) => {
    if (isGone(person) || !matches(person, terms)) return false;
    if (role && ![...vault.graph.rolesOf(person.record).values()].some((roles) => roles.includes(role)))
      return false;
    return !like || mayBeSame(like, { name: text(person, 'name'), birth: text(person, 'birth') });
  });
  return {
    total: found.length,
    rows: found
      .sort(inOrder)
      .slice(query.offset, query.offset + query.limit)
      .map((person) => personSummary(vault, person)),
  };
};
