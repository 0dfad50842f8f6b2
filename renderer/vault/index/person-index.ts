import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { PersonRole } from '../../../shared/model/person.ts';
import type { GivenPseudonyms } from '../../../shared/model/pseudonym.ts';
import type { PersonSummary } from '../../../shared/model/views.ts';
import type { Database } from '../sqlite/database.ts';
import { prepared } from '../sqlite/statements.ts';
import { sortKey } from './sort-key.ts';

/** Everyone who was recorded, for finding them by the beginnings of words. */

/** Where and as what they appear is asked of the incidents. */
export type KeptPerson = Omit<PersonSummary, 'roles' | 'incidents'>;

export type IndexedPerson = {
  readonly summary: KeptPerson;
  /** Folded, each word after a space. */
  readonly words: string;
  /** Begun by an import that was undone: nobody finds them, and their pseudonym is not given again. */
  readonly isGone: boolean;
};

export type FoundPerson = Pick<KeptPerson, 'id' | 'pseudonym' | 'name' | 'birth'>;

export type PersonIndex = {
  put(person: IndexedPerson): void;
  /** Of somebody who was erased. */
  remove(id: RecordId): void;
  isKept(id: RecordId): boolean;
  /**
   * Who has a word that begins with each of these, in some role where one is given: those with a name by their name,
   * the others after them by pseudonym.
   */
  find(terms: readonly string[], role: PersonRole | undefined): readonly FoundPerson[];
  summaries(ids: readonly RecordId[]): readonly KeptPerson[];
  /** Also those of people whom nobody finds any more. */
  pseudonyms(): GivenPseudonyms;
};

const goneWords = '';

/** Sorts after every name. */
const last = '\uFFFF';

export const personIndex = (database: Database): PersonIndex => {
  const run = prepared(database);
  return {
    put: ({ summary, words, isGone }) =>
      run.do('INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?, ?, ?)', [
        summary.id,
        summary.pseudonym,
        summary.name ?? null,
        summary.birth ?? null,
        summary.name === undefined ? last : sortKey(summary.name),
        isGone ? goneWords : words,
        JSON.stringify(summary),
      ]),
    remove: (id) => run.do('DELETE FROM person WHERE id = ?', [id]),
    isKept: (id) => run.value('SELECT 1 FROM person WHERE id = ?', [id]) === 1,
    find: (terms, role) => {
      const conditions = [
        `words <> '${goneWords}'`,
        ...terms.map(() => 'instr(words, ?) > 0'),
        ...(role
          ? [
              "EXISTS (SELECT 1 FROM incident_person WHERE person = person.id AND instr(' ' || roles || ' ', ?) > 0)",
            ]
          : []),
      ];
      return run
        .rows(
          `SELECT id, pseudonym, name, birth FROM person WHERE ${conditions.join(' AND ')} ORDER BY name_key, pseudonym`,
          [...terms.map((term) => ` ${term}`), ...(role ? [` ${role} `] : [])],
        )
        .map(([id, pseudonym, name, birth]) => ({
          id: String(id),
          pseudonym: String(pseudonym),
          name: name === null ? undefined : String(name),
          birth: birth === null ? undefined : String(birth),
        }));
    },
    summaries: (ids) =>
      ids.flatMap((id) => {
        const kept = run.value('SELECT summary FROM person WHERE id = ?', [id]);
        return typeof kept === 'string' ? [JSON.parse(kept) as KeptPerson] : [];
      }),
    pseudonyms: () => ({
      size: Number(run.value('SELECT count(*) FROM person', [])),
      has: (pseudonym) => run.value('SELECT 1 FROM person WHERE pseudonym = ? LIMIT 1', [pseudonym]) === 1,
    }),
  };
};
