import type { EntryId, RecordId } from '../ledger/entry.ts';
import type { PersonRole } from '../model/person.ts';
import type { ChainLink, PersonSummary, PersonView } from '../model/views.ts';
import type { FieldChanges } from './log-api.ts';

/** Persons, and the incidents that link to each other. */

export type PersonQuery = {
  /** Words that names, pseudonym, office and occupation begin with; empty for all. */
  readonly text?: string;
  /** In some incident. */
  readonly role?: PersonRole;
  /** Only those who may be the one so called and born (EDTF). */
  readonly like?: { readonly name: string; readonly birth?: string | undefined };
  readonly offset: number;
  readonly limit: number;
};

/** By name; those without one by pseudonym, last. */
export type PersonPage = { readonly total: number; readonly rows: readonly PersonSummary[] };

export type PersonsApi = {
  /** Every incident linked to this one, directly or through others, itself included; alone where there is none. */
  chain(input: { id: RecordId }): Promise<readonly ChainLink[]>;
  persons(query: PersonQuery): Promise<PersonPage>;
  person(input: { id: RecordId }): Promise<PersonView>;
  /** One signed commit; with `role`, it gives the person these roles in that incident too. */
  createPerson(input: {
    changes: FieldChanges;
    role?: {
      readonly incident: RecordId;
      readonly heads: readonly EntryId[];
      readonly roles: readonly PersonRole[];
    };
  }): Promise<PersonView>;
  /** As `editIncident`. Whoever may edit incidents may edit people. */
  editPerson(input: { id: RecordId; heads: readonly EntryId[]; changes: FieldChanges }): Promise<PersonView>;
};
