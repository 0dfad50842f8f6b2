import { canonical } from '../../../shared/ledger/canonical.ts';
import type { EntryId, KnownEntry } from '../../../shared/ledger/entry.ts';
import { changesContent, type FoldedRecord, fieldValue, foldRecord } from '../../../shared/ledger/fold.ts';
import { personFields } from '../../../shared/model/person.ts';
import type { Review } from '../../../shared/model/review.ts';
import type { ChangedPerson } from '../../../shared/model/views.ts';
import { writtenAt } from '../ledger/entry-places.ts';
import type { Records } from '../ledger/records.ts';
import type { People } from '../profiles/people.ts';
import { personsIn } from './persons-in.ts';

/** People whose own record says something else than when their incident was decided on. Decision 0140. */

const inFormOrder = [...personFields.keys()];

const lastDecision = ({ decisions }: Review): EntryId | undefined =>
  decisions.findLast(({ kind, broken }) => broken === undefined && (kind === 'return' || kind === 'approve'))
    ?.entry;

/** Fields that these entries set. */
const namesIn = (entries: readonly KnownEntry[]): ReadonlySet<string> =>
  new Set(entries.filter(changesContent).flatMap(({ fields }) => (fields ?? []).map(([, name]) => name)));

/**
 * Everyone whom the incident names and of whom something else is said than at its last return or approval; empty
 * where there was none. Somebody recorded since is new to the incident, which says so itself.
 */
export const changedPersons = (
  records: Records,
  people: People,
  incident: FoldedRecord,
  review: Review,
): readonly ChangedPerson[] => {
  const decision = lastDecision(review);
  const decided = incident.entries.find(({ id }) => id === decision);
  if (!decided) return [];
  const isLater = (entry: KnownEntry): boolean => writtenAt(entry) > writtenAt(decided);
  return personsIn(records, incident).flatMap(({ id, pseudonym, name }): readonly ChangedPerson[] => {
    const person = records.record(id);
    const [first] = person?.entries ?? [];
    const later = person?.entries.filter(isLater) ?? [];
    if (!person || person.erased || !first || isLater(first)) return [];
    const then = foldRecord(person.entries.filter((entry) => !isLater(entry)));
    const laterNames = namesIn(later);
    const changes = inFormOrder
      .filter((field) => laterNames.has(field))
      .flatMap((field) => {
        const before = fieldValue(then, field) ?? null;
        const after = fieldValue(person, field) ?? null;
        const entry = person.fields.get(field)?.entry;
        const header = person.entries.find((one) => one.id === entry)?.header;
        if (!header || canonical(before) === canonical(after)) return [];
        return [{ field, before, after, by: people.view(header.author), time: header.time }];
      });
    return changes.length === 0 ? [] : [{ id, pseudonym, name, changes }];
  });
};
