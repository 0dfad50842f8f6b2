import { type KnownPerson, nameKey } from '../../../shared/import/match-persons.ts';
import { fieldValues } from '../../../shared/ledger/fold.ts';
import type { OpenVault } from '../open-vault.ts';
import { isGone } from '../persons/find-persons.ts';

/** Of those who may be meant only what the file speaks of is told: the reader of the file is not to know more. */
export const personsNamed = (
  vault: OpenVault,
  names: readonly string[],
  asked: readonly string[],
): readonly KnownPerson[] => {
  const wanted = new Set(names);
  const told = new Set([...asked, 'person.name', 'person.birth']);
  return vault.ledger.recordsOf('person').flatMap((record) => {
    if (isGone(record)) return [];
    const fields = fieldValues(record);
    const name = fields['person.name'];
    if (typeof name !== 'string' || !wanted.has(nameKey(name))) return [];
    return [
      {
        id: record.record,
        heads: record.heads,
        name,
        pseudonym: String(fields['person.pseudonym'] ?? ''),
        fields: Object.fromEntries(Object.entries(fields).filter(([field]) => told.has(field))),
      },
    ];
  });
};
