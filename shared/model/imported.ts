import { fieldsOf, type Section } from './fields.ts';

/**
 * Where an incident that came from a file came from. `key` and `source` find it again at the next import and say
 * nothing to anyone outside: they may be a telephone's or a person's number. `note` keeps what had no field of its own, telephone numbers and all:
 * it stays in the vault, and what a court needs of it is written where it belongs.
 */
const imported = fieldsOf('import');

export const importSection: Section = {
  id: 'import',
  fields: [
    imported.text('source', 1, { privacy: 'sealed' }),
    imported.text('key', 1, { privacy: 'sealed' }),
    imported.text('note', 12, { privacy: 'sealed' }),
  ],
};
