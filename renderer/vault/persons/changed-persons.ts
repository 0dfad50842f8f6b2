import { canonical } from '../../../shared/ledger/canonical.ts';
import type { EntryId, Json, KnownEntry } from '../../../shared/ledger/entry.ts';
import { changesContent, type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { personFields } from '../../../shared/model/person.ts';
import type { Review } from '../../../shared/model/review.ts';
import type { ChangedPerson } from '../../../shared/model/views.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { People } from '../profiles/people.ts';
import { personsIn } from './persons-in.ts';

/** People whose own record says something else than when their incident was decided on. Decision 0140. */

const inFormOrder = [...personFields.keys()];

const lastDecision = ({ decisions }: Review): EntryId | undefined =>
  decisions.findLast(({ kind, broken }) => broken === undefined && (kind === 'return' || kind === 'approve'))
    ?.entry;

/** What the record said once these entries stood, the later over the earlier. */
const saidBy = (entries: readonly KnownEntry[]): ReadonlyMap<string, Json> =>
  new Map(
    entries
      .filter(changesContent)
      .flatMap(({ fields }) => (fields ?? []).map(([, name, value]) => [name, value] as const)),
  );

/**
 * Everyone whom the incident names and of whom something else is said than at its last return or approval; empty
 * where there was none. Somebody recorded since is new to the incident, which says so itself.
 */
export const changedPersons = (
  ledger: Ledger,
  people: People,
  incident: FoldedRecord,
  review: Review,
): readonly ChangedPerson[] => {
  const decision = lastDecision(review);
  const decided = decision === undefined ? undefined : ledger.commitOf(decision)?.written;
  if (decided === undefined) return [];
  const isLater = ({ id }: KnownEntry): boolean => (ledger.commitOf(id)?.written ?? 0) > decided;
  return personsIn(ledger, incident).flatMap(({ id, pseudonym, name }): readonly ChangedPerson[] => {
    const person = ledger.record(id);
    const [first] = person?.entries ?? [];
    const later = person?.entries.filter(isLater) ?? [];
    const last = later.at(-1);
    if (!person || person.erased || !first || isLater(first) || !last) return [];
    const then = saidBy(person.entries.filter((entry) => !isLater(entry)));
    const laterNames = saidBy(later);
    const changes = inFormOrder
      .filter((field) => laterNames.has(field))
      .map((field) => ({
        field,
        before: then.get(field) ?? null,
        after: fieldValue(person, field) ?? null,
      }))
      .filter(({ before, after }) => canonical(before) !== canonical(after));
    if (changes.length === 0) return [];
    return [
      {
        id,
        pseudonym,
        name,
        changes,
        by: people.view(last.header.author),
        time: last.header.time,
      },
    ];
  });
};
