import { type KnownPerson, nameKey } from '../../../shared/import/match-persons.ts';
import { fieldValues } from '../../../shared/ledger/fold.ts';
import type { OpenVault } from '../open-vault.ts';

/** Of those who may be meant only what the file speaks of is told: the reader of the file is not to know more. */
export const personsNamed = async (
  vault: OpenVault,
  names: readonly string[],
  asked: readonly string[],
): Promise<readonly KnownPerson[]> => {
  const wanted = new Set(names);
  const told = new Set([...asked, 'person.name', 'person.birth']);
  const found = vault.index.persons
    .find([], undefined)
    .flatMap(({ id, name }) => (name !== undefined && wanted.has(nameKey(name)) ? [id] : []));
  const records = await vault.ledger.loadAll(found);
  return [...records.values()].flatMap((record) => {
    const fields = fieldValues(record);
    const name = fields['person.name'];
    if (typeof name !== 'string') return [];
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
